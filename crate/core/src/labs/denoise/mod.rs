//! "Eliminar ruido": an image with noise, and what a network makes of it that has learned to give clean ones, beside what
//! an image editor and principal components make of it.

mod messages;
mod wiener;

use burn::tensor::Tensor;

use super::input::Input;
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::noise::Source;
use crate::data::{DataSet, PIXELS, Subject, filter};
use crate::error::{Error, Result};
use crate::metrics::tally::Tally;
use crate::metrics::{mean_squared_error, psnr};
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
use crate::wire::Floats;

pub use messages::*;
pub use wiener::Wiener;

/// Components of the PCA that it stands beside.
const COMPONENTS: usize = 64;
/// Standard deviation of the Gaussian blur, in pixels.
const BLUR: f32 = 1.0;

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

impl Corruption {
    /// x̃ of one image `[n]`; `index` tells the noise of several apart.
    fn of(self, image: &[f32], index: usize) -> Vec<f32> {
        let mut noisy = image.to_vec();
        self.noise.corrupt_values(self.level, &mut noisy, &mut Source::of_sample(u64::from(self.seed), index));
        noisy
    }

    fn checked(self) -> Result<Self> {
        LAB.check("noiseLevel", self.level).map(|()| self)
    }
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network or data set, or without the PCA file; [`Error::OutOfRange`] for a sample
/// that is not there, [`Error::Setting`] for a level that is none.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Clean { network, input, corruption } => clean(session, &network, &input, corruption.checked()?),
        Ask::Filter { input, corruption } => filtered(session, &input, corruption.checked()?),
        Ask::Row { network, indices, corruption } => row(session, &network, &indices, corruption.checked()?),
        Ask::Measure { by, corruption, so_far, count } => measure(session, by, corruption.checked()?, so_far, count),
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

fn filtered(session: &mut Session, input: &Input, corruption: Corruption) -> Result<Pending> {
    let clean = input.pixels()?;
    let noisy = corruption.of(&clean, 0);
    wiener::keep(session, corruption)?;
    let pca = session.wiener()?.of(session.pca_of(Subject::Digits)?, &noisy);
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

fn row(session: &Session, network: &Which, indices: &[usize], corruption: Corruption) -> Result<Pending> {
    let clean = session.pictures(DataSet::DigitsTest, indices)?.pixels;
    if indices.is_empty() {
        let none = || Floats(Vec::new());
        return Ok(Pending::ready(Reply::DenoisedRow(Row { clean: none(), noisy: none(), images: none() })));
    }
    let images = clean.chunks_exact(PIXELS).zip(indices);
    let noisy: Vec<f32> = images.flat_map(|(image, &index)| corruption.of(image, index)).collect();
    Ok(Pending::new(vec![through(session, network, &noisy)?], move |_, read| {
        let [images] = read_all(read)?;
        Ok(Reply::DenoisedRow(Row { clean, noisy: Floats(noisy), images: Floats(images) }))
    }))
}

fn measure(session: &mut Session, by: By, corruption: Corruption, so_far: Tally, count: usize) -> Result<Pending> {
    if matches!(by, By::Pca) {
        wiener::keep(session, corruption)?;
    }
    let test = session.data(DataSet::DigitsTest)?;
    let of = test.count();
    let next = so_far.next(of, count)?;
    let clean: Vec<f32> = next.clone().filter_map(|index| test.row(index)).flatten().collect();
    let noisy: Vec<f32> =
        clean.chunks_exact(PIXELS).zip(next).flat_map(|(image, index)| corruption.of(image, index)).collect();
    let each = |make: &dyn Fn(&[f32]) -> Vec<f32>| noisy.chunks_exact(PIXELS).flat_map(make).collect::<Vec<f32>>();
    let mut reads = Vec::new();
    let mut images = match by {
        By::Network(network) => {
            reads.push(through(session, &network, &noisy)?);
            Vec::new()
        }
        By::Nobody => noisy,
        By::Pca => {
            let (wiener, pca) = (session.wiener()?, session.pca_of(Subject::Digits)?);
            each(&|image| wiener.of(pca, image))
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

impl Session {
    fn wiener(&self) -> Result<&Wiener> {
        self.wiener.as_ref().ok_or_else(|| Error::NotLoaded { what: "PCA".to_owned() })
    }
}
