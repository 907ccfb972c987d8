//! Denoising with principal components: the best linear estimate (Wiener filter) of each component.
//!
//! Along a component the clean images have variance λ. Noise scales their contrast by g and adds variance ν. The linear
//! estimate w · score with the least squared error has w = λ g / (λ g² + ν) (Wiener, 1949). A plain projection, w = 1,
//! would keep the noise along the components and leave the images pale.

use super::{COMPONENTS, Corruption, State};
use crate::data::{PIXELS, Subject};
use crate::engine::Shared;
use crate::error::Result;
use crate::metrics::pca::Pca;

/// Number of training samples used to estimate the noise variance along each component.
const SOME: usize = 100;

/// The Wiener filter for one kind of noise.
pub struct Wiener {
    subject: Subject,
    corruption: Corruption,
    /// Mean of the noisy images, `[n]`.
    centre: Vec<f32>,
    /// w of each component.
    weights: Vec<f32>,
}

/// Returns the filter for one kind of noise and caches it: while the user draws, it is needed many times a second.
///
/// # Errors
/// [`crate::Error::NotLoaded`] without the subject's PCA or some of its training samples.
pub(super) fn keep<'a>(
    state: &'a mut State,
    shared: &Shared,
    subject: Subject,
    corruption: Corruption,
) -> Result<&'a Wiener> {
    let is_of = |wiener: &Wiener| (wiener.subject, wiener.corruption) == (subject, corruption);
    let wiener = match state.wiener.take().filter(is_of) {
        Some(wiener) => wiener,
        None => Wiener::new(shared, subject, corruption)?,
    };
    Ok(state.wiener.insert(wiener))
}

impl Wiener {
    fn new(shared: &Shared, subject: Subject, corruption: Corruption) -> Result<Self> {
        let pca = shared.need_pca(subject)?;
        let some = shared.data(subject.some())?;
        // Digit pixels are nearly black or white. The pixels of other images lie in between, and the means of their noisy
        // values lie between those of black and white.
        let [black, white] = [0.0, 1.0].map(|value| {
            let noisy = (0..8).flat_map(|index| corruption.of(&[value; PIXELS], index));
            noisy.sum::<f32>() / (8 * PIXELS) as f32
        });
        let contrast = white - black;
        let expected = |clean: &[f32]| -> Vec<f32> { clean.iter().map(|value| black + contrast * value).collect() };
        let mut noise = vec![0.0; COMPONENTS.min(pca.count())];
        let count = some.count().min(SOME);
        for (index, clean) in (0..count).filter_map(|index| Some((index, some.row(index)?))) {
            let scores = pca.scores_around(&expected(&clean), &corruption.of(&clean, index), noise.len());
            let scores = scores.unwrap_or_default();
            noise.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score * score / count as f32);
        }
        let weight = |(variance, noise): (&f32, f32)| {
            variance * contrast / (variance * contrast * contrast + noise).max(f32::MIN_POSITIVE)
        };
        let weights = pca.variances().iter().zip(noise).map(weight).collect();
        Ok(Self { subject, corruption, centre: expected(pca.mean()), weights })
    }

    /// Estimates the clean image from a noisy one `[n]`, clamped to 0..1, using every pixel.
    pub(super) fn of(&self, pca: &Pca, noisy: &[f32]) -> Vec<f32> {
        let scores = pca.scores_around(&self.centre, noisy, self.weights.len()).unwrap_or_default();
        let weighted: Vec<f32> = scores.iter().zip(&self.weights).map(|(score, weight)| score * weight).collect();
        pca.image(&weighted).into_iter().map(|value| value.clamp(0.0, 1.0)).collect()
    }
}
