//! "Eliminar ruido": a denoising network's reconstruction of a noisy image, compared with image filters and principal
//! components.

mod messages;
mod wiener;

use burn::tensor::Tensor;

use crate::data::catalog::SUBJECTS;
use crate::data::random::RandomStream;
use crate::data::{PIXELS, filter};
use crate::engine::{Desk, NetworkRef, Pending, Question, Shared, questions, sample_control};
use crate::error::Result;
use crate::metrics::{mean_squared_error, psnr};
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use messages::*;
use wiener::Wiener;

/// Components of the PCA baseline.
const COMPONENTS: usize = 64;
/// Standard deviation of the Gaussian blur, in pixels.
const BLUR: f32 = 1.0;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "denoise",
    group: Group::Applications,
    controls: &[
        Control::of_images("data", SUBJECTS).live(),
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
        // A 7: its nearest training images say 4 once it is noisy and 7 again after the network. With block noise the
        // network does not restore it.
        sample_control("sample", Section::Data, 564),
    ],
};

/// The best linear estimate for the noise last asked about.
#[derive(Default)]
pub struct State {
    wiener: Option<Wiener>,
}

questions!(
    /// # Errors
    /// [`crate::Error::NotLoaded`] for an unknown network or data set, or without the PCA file;
    /// [`crate::Error::OutOfRange`] for a sample that does not exist, [`crate::Error::Setting`] for an invalid noise
    /// level.
    "Denoise", State; Clean, Filter, Row, Measure
);

impl Corruption {
    /// Returns x̃ of one image `[n]`; each `index` gets its own noise.
    fn of(self, image: &[f32], index: usize) -> Vec<f32> {
        let mut noisy = image.to_vec();
        self.noise.corrupt_values(self.level, &mut noisy, &mut RandomStream::of_sample(u64::from(self.seed), index));
        noisy
    }

    fn checked(self) -> Result<Self> {
        SPEC.check("noiseLevel", self.level).map(|()| self)
    }
}

/// Reconstructs `images` `[count × n]`.
fn through(shared: &Shared, network: &NetworkRef, images: &[f32]) -> Result<Tensor<1>> {
    let images = ops::tensor(images.to_vec(), [images.len() / PIXELS, PIXELS], shared.device());
    Ok(flat(network.find(shared)?.0.reconstruct(images)))
}

impl Question for Clean {
    type State = State;
    type Reply = DenoisedImage;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DenoisedImage>> {
        let Self { network, input, corruption } = self;
        let corruption = corruption.checked()?;
        let clean = input.pixels()?;
        let noisy = corruption.of(&clean, 0);
        Ok(Pending::new(vec![through(desk.shared, &network, &noisy)?], move |_, read| {
            let [image] = read_all(read)?;
            let mse = mean_squared_error(&clean, &image);
            let (clean, noisy, image) = (Floats(clean), Floats(noisy), Floats(image));
            Ok(DenoisedImage { clean, noisy, image, mse, psnr: psnr(mse) })
        }))
    }
}

impl Question for Filter {
    type State = State;
    type Reply = FilteredImages;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, FilteredImages>> {
        let Self { subject, input, corruption } = self;
        let corruption = corruption.checked()?;
        let clean = input.pixels()?;
        let noisy = corruption.of(&clean, 0);
        let wiener = wiener::keep(desk.state, desk.shared, subject, corruption)?;
        let pca = wiener.of(desk.shared.need_pca(subject)?, &noisy);
        let (median, blur) = (filter::median(&noisy), filter::blur(&noisy, BLUR));
        let mse = [&noisy, &pca, &median, &blur].map(|image| mean_squared_error(&clean, image));
        Ok(Pending::ready(FilteredImages {
            pca: Floats(pca),
            median: Floats(median),
            blur: Floats(blur),
            mse,
            psnr: mse.map(psnr),
        }))
    }
}

impl Question for Row {
    type State = State;
    type Reply = DenoisedRow;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DenoisedRow>> {
        let Self { network, subject, indices, corruption } = self;
        let corruption = corruption.checked()?;
        let clean = desk.shared.pictures(subject.test(), &indices)?.pixels;
        if indices.is_empty() {
            let none = || Floats(Vec::new());
            return Ok(Pending::ready(DenoisedRow { clean: none(), noisy: none(), images: none() }));
        }
        let images = clean.chunks_exact(PIXELS).zip(&indices);
        let noisy: Vec<f32> = images.flat_map(|(image, &index)| corruption.of(image, index)).collect();
        Ok(Pending::new(vec![through(desk.shared, &network, &noisy)?], move |_, read| {
            let [images] = read_all(read)?;
            Ok(DenoisedRow { clean, noisy: Floats(noisy), images: Floats(images) })
        }))
    }
}

impl Question for Measure {
    type State = State;
    type Reply = DenoiseErrors;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DenoiseErrors>> {
        let Self { by, subject, corruption, so_far, count } = self;
        let corruption = corruption.checked()?;
        let test = desk.shared.data(subject.test())?;
        let of = test.count();
        let next = so_far.next(of, count)?;
        let clean = test.rows(next.clone());
        let noisy: Vec<f32> =
            clean.chunks_exact(PIXELS).zip(next).flat_map(|(image, index)| corruption.of(image, index)).collect();
        let each = |make: &dyn Fn(&[f32]) -> Vec<f32>| noisy.chunks_exact(PIXELS).flat_map(make).collect::<Vec<f32>>();
        let mut reads = Vec::new();
        let mut images = match by {
            Denoiser::Network(network) => {
                reads.push(through(desk.shared, &network, &noisy)?);
                Vec::new()
            }
            Denoiser::Nobody => noisy,
            Denoiser::Pca => {
                let wiener = wiener::keep(desk.state, desk.shared, subject, corruption)?;
                let pca = desk.shared.need_pca(subject)?;
                each(&|image| wiener.of(pca, image))
            }
            Denoiser::Median => each(&filter::median),
            Denoiser::Blur => each(&|image| filter::blur(image, BLUR)),
        };
        Ok(Pending::new(reads, move |_, mut read| {
            images.extend(read.pop().unwrap_or_default());
            let mut tally = so_far;
            for (clean, image) in clean.chunks_exact(PIXELS).zip(images.chunks_exact(PIXELS)) {
                tally.add(clean, image, |_| true);
            }
            let mse = tally.mse();
            Ok(DenoiseErrors { tally, of, mse, psnr: psnr(mse) })
        }))
    }
}
