//! "Eliminar ruido": an image with noise, and what a network makes of it that has learned to give clean ones, beside what
//! an image editor and principal components make of it.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::input::Input;
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::noise::{Noise, Source};
use crate::data::{DataSet, PIXELS, Subject, filter};
use crate::error::{Error, Result};
use crate::metrics::pca::Pca;
use crate::metrics::tally::Tally;
use crate::metrics::{mean_squared_error, psnr};
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

/// Components of the PCA that it stands beside.
const COMPONENTS: usize = 32;
/// Standard deviation of the Gaussian blur, in pixels.
const BLUR: f32 = 1.0;
/// Most samples in one question.
const MOST_SAMPLES: usize = 500;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "denoise",
    group: Group::Applications,
    controls: &[
        Control::new("network", Section::Network, Kind::Choice { options: &["denoiser", "run"], default: "denoiser" })
            .live(),
        Control::new(
            "noise",
            Section::Data,
            Kind::Choice { options: &["gaussian", "saltPepper", "blocks", "lines"], default: "gaussian" },
        )
        .live(),
        Control::new("noiseLevel", Section::Data, Kind::Real { min: 0.05, max: 0.95, step: 0.05, default: 0.5 }).live(),
        Control::new("noiseSeed", Section::Data, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] })
            .live(),
        Control::new("sample", Section::Data, Kind::Whole { min: 0, max: 1_999, default: 6, suggested: &[] }).live(),
    ],
};

/// What is done to an image.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Corruption {
    /// Which noise.
    pub noise: Noise,
    /// How much, as in a run's settings, 0 to 1.
    pub level: f64,
    /// Of the noise: the same gives the same, on every device.
    pub seed: u32,
}

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "DenoiseAsk"))]
pub enum Ask {
    /// An input with noise through a network: [`Cleaned`].
    Clean {
        /// Which one.
        network: Which,
        /// The clean input.
        input: Input,
        /// What is done to it.
        corruption: Corruption,
    },
    /// The same through what has not learned: [`Filtered`]. Needs the digits' PCA file.
    Filter {
        /// The clean input.
        input: Input,
        /// What is done to it.
        corruption: Corruption,
    },
    /// Test samples with noise through a network: [`Row`].
    Row {
        /// Which one.
        network: Which,
        /// Which samples.
        indices: Vec<usize>,
        /// What is done to them.
        corruption: Corruption,
    },
    /// Counts the errors of some test samples: [`Measured`].
    Measure {
        /// Who removes the noise.
        by: By,
        /// What is done to the samples.
        corruption: Corruption,
        /// What has been counted before: it goes on with the next sample.
        so_far: Tally,
        /// How many samples.
        count: usize,
    },
}

/// Who removes the noise.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "DenoiseBy"))]
pub enum By {
    /// A network.
    Network(Which),
    /// Nobody.
    Nobody,
    /// The projection on 32 principal components.
    Pca,
    /// The median of 3 × 3 pixels.
    Median,
    /// A Gaussian blur.
    Blur,
}

/// What a network made of an input with noise.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Cleaned {
    /// x `[n]`.
    pub clean: Floats,
    /// x̃ `[n]`.
    pub noisy: Floats,
    /// x̂ `[n]`.
    pub image: Floats,
    /// Mean squared error a pixel of x̂.
    pub mse: f32,
    /// Its peak signal-to-noise ratio in dB.
    pub psnr: f32,
}

/// What others made of it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filtered {
    /// Of the projection on principal components, `[n]`.
    pub pca: Floats,
    /// Of the median, `[n]`.
    pub median: Floats,
    /// Of the blur, `[n]`.
    pub blur: Floats,
    /// Mean squared errors a pixel: of the noisy image as it is, then in the order above.
    pub mse: [f32; 4],
    /// Their peak signal-to-noise ratios in dB.
    pub psnr: [f32; 4],
}

/// Samples with noise, and what a network made of them.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "DenoisedRow"))]
pub struct Row {
    /// `[count, n]`.
    pub clean: Floats,
    /// `[count, n]`.
    pub noisy: Floats,
    /// `[count, n]`.
    pub images: Floats,
}

/// Errors that have been counted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Measured {
    /// What has been counted.
    pub tally: Tally,
    /// Samples that there are.
    pub of: usize,
    /// Mean squared error of what was counted.
    pub mse: f32,
    /// The peak signal-to-noise ratio in dB that it makes.
    pub psnr: f32,
}

impl Corruption {
    /// x̃ of one image `[n]`; `index` tells the noise of several apart.
    fn of(self, image: &[f32], index: usize) -> Vec<f32> {
        let mut noisy = image.to_vec();
        self.noise.corrupt_values(self.level, &mut noisy, &mut Source::of_step(u64::from(self.seed), index));
        noisy
    }

    /// The mean of images with this noise whose clean ones have the mean `mean` `[n]`. A pixel of a digit is black or
    /// white, nearly: its mean lies between those of a black and of a white pixel with noise.
    fn centre(self, mean: &[f32]) -> Vec<f32> {
        let [black, white] = [0.0, 1.0].map(|value| {
            let noisy = (0..8).flat_map(|index| self.of(&[value; PIXELS], index));
            noisy.sum::<f32>() / (8 * PIXELS) as f32
        });
        mean.iter().map(|mean| black + (white - black) * mean).collect()
    }
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network or data set, or without the PCA file; [`Error::OutOfRange`] for a sample
/// that is not there, [`Error::Setting`] for a level that is none.
pub fn answer(session: &Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Clean { network, input, corruption } => clean(session, &network, &input, corruption.checked()?),
        Ask::Filter { input, corruption } => filtered(session, &input, corruption.checked()?),
        Ask::Row { network, indices, corruption } => row(session, &network, &indices, corruption.checked()?),
        Ask::Measure { by, corruption, so_far, count } => measure(session, by, corruption.checked()?, so_far, count),
    }
}

impl Corruption {
    fn checked(self) -> Result<Self> {
        LAB.check("noiseLevel", self.level).map(|()| self)
    }
}

/// What a network makes of `images` `[count × n]`.
fn through(session: &Session, network: &Which, images: &[f32]) -> Result<Tensor<1>> {
    let images = ops::tensor(images.to_vec(), [images.len() / PIXELS, PIXELS], session.device());
    Ok(flat(network.find(session)?.0.reconstruct(images)))
}

fn clean(session: &Session, network: &Which, input: &Input, corruption: Corruption) -> Result<Pending> {
    let clean = input.pixels()?;
    let noisy = corruption.of(&clean, 0);
    Ok(Pending::new(vec![through(session, network, &noisy)?], move |_, read| {
        let [image] = read_all(read)?;
        let mse = mean_squared_error(&clean, &image);
        let (clean, noisy, image) = (Floats(clean), Floats(noisy), Floats(image));
        Ok(Reply::Cleaned(Cleaned { clean, noisy, image, mse, psnr: psnr(mse) }))
    }))
}

fn filtered(session: &Session, input: &Input, corruption: Corruption) -> Result<Pending> {
    let clean = input.pixels()?;
    let noisy = corruption.of(&clean, 0);
    let pca = session.pca_of(Subject::Digits)?;
    let pca = projected(pca, &corruption.centre(pca.mean()), &noisy);
    let (median, blur) = (filter::median(&noisy), filter::blur(&noisy, BLUR));
    let mse = [&noisy, &pca, &median, &blur].map(|image| mean_squared_error(&clean, image));
    Ok(Pending::ready(Reply::Filtered(Filtered {
        pca: Floats(pca),
        median: Floats(median),
        blur: Floats(blur),
        mse,
        psnr: mse.map(psnr),
    })))
}

/// The projection of a noisy image, cut to 0..1 as every image is that is shown.
fn projected(pca: &Pca, centre: &[f32], noisy: &[f32]) -> Vec<f32> {
    let image = pca.reconstruct_around(centre, noisy, COMPONENTS).unwrap_or_default();
    image.into_iter().map(|value| value.clamp(0.0, 1.0)).collect()
}

fn row(session: &Session, network: &Which, indices: &[usize], corruption: Corruption) -> Result<Pending> {
    let clean = session.pictures(DataSet::DigitsTest, indices)?.pixels;
    let images = clean.chunks_exact(PIXELS).zip(indices);
    let noisy: Vec<f32> = images.flat_map(|(image, &index)| corruption.of(image, index)).collect();
    Ok(Pending::new(vec![through(session, network, &noisy)?], move |_, read| {
        let [images] = read_all(read)?;
        Ok(Reply::DenoisedRow(Row { clean, noisy: Floats(noisy), images: Floats(images) }))
    }))
}

fn measure(session: &Session, by: By, corruption: Corruption, so_far: Tally, count: usize) -> Result<Pending> {
    let test = session.data(DataSet::DigitsTest)?;
    let (of, start) = (test.count(), so_far.samples);
    let end = of.min(start.saturating_add(count.min(MOST_SAMPLES)));
    if start >= end {
        return Err(Error::OutOfRange { what: "samples", count: of, index: start });
    }
    let clean: Vec<f32> = (start..end).filter_map(|index| test.row(index)).flatten().collect();
    let noisy: Vec<f32> =
        clean.chunks_exact(PIXELS).zip(start..).flat_map(|(image, index)| corruption.of(image, index)).collect();
    let each = |make: &dyn Fn(&[f32]) -> Vec<f32>| noisy.chunks_exact(PIXELS).flat_map(make).collect::<Vec<f32>>();
    let mut reads = Vec::new();
    let mut images = match by {
        By::Network(network) => {
            reads.push(through(session, &network, &noisy)?);
            Vec::new()
        }
        By::Nobody => noisy,
        By::Pca => {
            let pca = session.pca_of(Subject::Digits)?;
            let centre = corruption.centre(pca.mean());
            each(&|image| projected(pca, &centre, image))
        }
        By::Median => each(&filter::median),
        By::Blur => each(&|image| filter::blur(image, BLUR)),
    };
    Ok(Pending::new(reads, move |_, mut read| {
        images.extend(read.pop().unwrap_or_default());
        let mut tally = so_far;
        for (clean, image) in clean.chunks_exact(PIXELS).zip(images.chunks_exact(PIXELS)) {
            tally.add(clean, image, |_| true);
        }
        let mse = tally.mse();
        Ok(Reply::Measured(Measured { tally, of, mse, psnr: psnr(mse) }))
    }))
}
