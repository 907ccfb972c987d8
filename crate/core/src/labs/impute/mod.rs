//! "Imputar datos": an autoencoder fills in the missing part of a sample.

mod messages;
mod satellite;

use burn::tensor::Tensor;

use crate::data::PIXELS;
use crate::data::mask::{Hidden, MISSING};
use crate::data::random::RandomStream;
use crate::engine::{Desk, Pending, Question, Shared, expect_length, questions, sample_control};
use crate::error::{Refusal, Result};
use crate::metrics::pca::Pca;
use crate::metrics::tally::Tally;
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use messages::*;
use satellite::PatchImputer;

/// Components of the PCA baseline.
const COMPONENTS: usize = 64;
/// Maximum rounds of the iterated methods.
const MAX_ROUNDS: usize = 100;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "impute",
    group: Group::Applications,
    controls: &[
        Control::of_images("data", &["digits", "fashion", "letters", "landsat"]).live(),
        Control::new("network", Section::Network, Kind::Choice { options: &["filler", "run"], default: "filler" })
            .live(),
        Control::new(
            "hidden",
            Section::Data,
            Kind::Choice {
                options: &["lower", "upper", "left", "right", "square", "pixels", "brush"],
                default: "upper",
            },
        )
        .live(),
        Control::new("share", Section::Data, Kind::Real { min: 0.1, max: 0.9, step: 0.05, default: 0.7 })
            .live()
            .when("hidden", &["pixels"]),
        Control::new("rounds", Section::View, Kind::Whole { min: 1, max: 100, default: 5, suggested: &[] }).live(),
        // A 4: without its upper half, the network completes it to a 9, with clear strokes and the smallest error of
        // all methods.
        sample_control("sample", Section::Data, 266),
    ],
};

/// The satellite's table and networks, once loaded.
#[derive(Default)]
pub struct State {
    satellite: Option<PatchImputer>,
}

questions!(
    /// # Errors
    /// [`crate::Error::Refused`] if nothing or everything is missing; [`crate::Error::NotLoaded`] for an unknown
    /// network or data set, or without the PCA file; [`crate::Error::WrongLength`] for a mask of another length,
    /// [`crate::Error::OutOfRange`] for a sample that does not exist, [`crate::Error::File`] for a model of another
    /// network, [`crate::Error::Setting`] for a fraction out of range.
    "Impute", State; Fill, FillBaselines, Measure, Satellite, Patch, Patches
);

impl Hole {
    /// Whether each pixel is missing; each `index` gets its own random hole.
    fn mask(&self, index: usize) -> Result<Vec<bool>> {
        match self {
            Self::Part { hidden, seed } => {
                if let Hidden::Pixels(share) = hidden {
                    SPEC.check("share", f64::from(*share))?;
                }
                Ok(hidden.mask(&mut RandomStream::of_sample(u64::from(*seed), index)))
            }
            Self::Erased(mask) => {
                expect_length("mask", PIXELS, mask.len())?;
                missing_of(mask)
            }
        }
    }
}

/// # Errors
/// [`crate::Error::Refused`] if nothing or everything is missing.
fn missing_of(mask: &[f32]) -> Result<Vec<bool>> {
    let mask: Vec<bool> = mask.iter().map(|&value| value > 0.5).collect();
    if !mask.contains(&true) {
        return Err(Refusal::NothingMissing.into());
    }
    if !mask.contains(&false) {
        return Err(Refusal::EverythingMissing.into());
    }
    Ok(mask)
}

/// Rows with holes, on the device.
struct Holes {
    /// x `[count, n]`.
    rows: Tensor<2>,
    /// 1 where a value is missing, `[count, n]`.
    missing: Tensor<2>,
}

impl Holes {
    fn new(rows: &[f32], missing: &[bool], n: usize, network: &Autoencoder) -> Self {
        let device = network.parameters().device();
        let sizes = [rows.len() / n, n];
        let missing: Vec<f32> = missing.iter().map(|&missing| f32::from(missing)).collect();
        let tensor = |values: Vec<f32>| ops::tensor(values, sizes, &device);
        Self { rows: tensor(rows.to_vec()), missing: tensor(missing) }
    }

    /// The rows with their holes filled from `guess` `[count, n]`.
    fn with(&self, guess: Tensor<2>) -> Tensor<2> {
        self.rows.clone() + (guess - self.rows.clone()) * self.missing.clone()
    }

    /// Fills in the rows with `network`, round by round, starting with `start` `[1 or count, n]` in the holes.
    fn rounds<'a>(&'a self, network: &'a Autoencoder, start: Tensor<2>) -> impl Iterator<Item = Tensor<2>> + 'a {
        let first = self.with(start.expand(self.rows.dims()));
        std::iter::successors(Some(first), |filled| Some(self.with(network.reconstruct(filled.clone())))).skip(1)
    }

    /// Sum of squared errors of filled rows, `[1]`.
    fn error(&self, filled: &Tensor<2>) -> Tensor<1> {
        (filled.clone() - self.rows.clone()).square().sum()
    }
}

/// A row `[1, n]` of n values, or a single value `[1, 1]` that broadcasts.
fn row_of(values: Vec<f32>, network: &Autoencoder) -> Tensor<2> {
    let sizes = [1, values.len()];
    ops::tensor(values, sizes, &network.parameters().device())
}

/// The initial values of a hole, and the number of rounds.
fn start_of(shared: &Shared, by: &Network) -> Result<(Vec<f32>, usize)> {
    match by.rounds {
        0 => Ok((vec![MISSING; PIXELS], 1)),
        rounds => {
            let subject = by.network.find(shared)?.1;
            Ok((shared.need_pca(subject)?.mean().to_vec(), rounds.min(MAX_ROUNDS)))
        }
    }
}

/// Settings of a projection on principal components.
#[derive(Clone, Copy)]
struct Projection {
    components: usize,
    rounds: usize,
    /// Whether to clamp values to 0..1, like the output of a network with a final sigmoid.
    is_image: bool,
}

/// Iterated projection of one row `[n]` on its first components, starting from the mean; and the MSE of the missing
/// values after each round.
fn projected(pca: &Pca, row: &[f32], missing: &[bool], how: Projection) -> (Vec<f32>, Vec<f32>) {
    let Projection { components, rounds, is_image } = how;
    let fill = |guess: &[f32]| -> Vec<f32> {
        let pairs = row.iter().zip(guess).zip(missing);
        pairs.map(|((x, guess), missing)| if *missing { *guess } else { *x }).collect()
    };
    let mut filled = fill(pca.mean());
    let mut errors = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let mut guess = pca.reconstruct(&filled, components).unwrap_or_default();
        if is_image {
            guess.iter_mut().for_each(|value| *value = value.clamp(0.0, 1.0));
        }
        filled = fill(&guess);
        errors.push(error(row, &filled, missing));
    }
    (filled, errors)
}

/// MSE of the missing values.
fn error(row: &[f32], filled: &[f32], missing: &[bool]) -> f32 {
    let mut tally = Tally::default();
    tally.add(row, filled, |index| missing[index]);
    tally.mse()
}

impl Question for Fill {
    type State = State;
    type Reply = FilledImage;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, FilledImage>> {
        let Self { by, input, hole } = self;
        let image = input.pixels()?;
        let missing = hole.mask(0)?;
        let count = missing.iter().filter(|missing| **missing).count().max(1);
        let network = by.network.find(desk.shared)?.0;
        let (start, rounds) = start_of(desk.shared, &by)?;
        let holes = Holes::new(&image, &missing, PIXELS, network);
        let all: Vec<Tensor<2>> = holes.rounds(network, row_of(start, network)).take(rounds).collect();
        let errors = all.iter().map(|filled| holes.error(filled)).collect();
        let filled = all.last().map(|filled| flat(filled.clone())).into_iter();
        Ok(Pending::new(filled.chain([ops::concat(errors)]).collect(), move |_, read| {
            let [image, errors] = read_all(read)?;
            let errors = errors.into_iter().map(|sum| sum / count as f32).collect();
            Ok(FilledImage { image: Floats(image), errors: Floats(errors) })
        }))
    }
}

impl Question for FillBaselines {
    type State = State;
    type Reply = Baselines;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Baselines>> {
        let Self { subject, input, hole, rounds } = self;
        let (image, rounds) = (input.pixels()?, rounds.clamp(1, MAX_ROUNDS));
        let missing = hole.mask(0)?;
        let pca = desk.shared.need_pca(subject)?;
        let of =
            |components, rounds| projected(pca, &image, &missing, Projection { components, rounds, is_image: true });
        let ((by_pca, pca_errors), (mean, _)) = (of(COMPONENTS.min(pca.count()), rounds), of(0, 1));
        Ok(Pending::ready(Baselines {
            mean_error: error(&image, &mean, &missing),
            missing: missing.iter().filter(|missing| **missing).count(),
            mask: Floats(missing.iter().map(|&missing| f32::from(missing)).collect()),
            input: Floats(image),
            mean: Floats(mean),
            pca: Floats(by_pca),
            pca_errors: Floats(pca_errors),
        }))
    }
}

impl Question for Measure {
    type State = State;
    type Reply = ImputeErrors;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, ImputeErrors>> {
        let Self { by, subject, hole, so_far, count } = self;
        let test = desk.shared.data(subject.test())?;
        let of = test.count();
        let next = so_far.next(of, count)?;
        let rows = test.rows(next.clone());
        let masks = next.map(|index| hole.mask(index)).collect::<Result<Vec<_>>>()?.concat();
        let mut reads = Vec::new();
        let by_pca = |components: usize, rounds: usize| -> Result<Vec<f32>> {
            let pca = desk.shared.need_pca(subject)?;
            let components = components.min(pca.count());
            let each = rows.chunks_exact(PIXELS).zip(masks.chunks_exact(PIXELS));
            let how = Projection { components, rounds, is_image: true };
            Ok(each.flat_map(|(row, mask)| projected(pca, row, mask, how).0).collect())
        };
        let mut filled = match &by {
            Imputer::Network(by) => {
                let network = by.network.find(desk.shared)?.0;
                let (start, rounds) = start_of(desk.shared, by)?;
                let holes = Holes::new(&rows, &masks, PIXELS, network);
                reads.extend(holes.rounds(network, row_of(start, network)).nth(rounds - 1).map(flat));
                Vec::new()
            }
            Imputer::Mean => by_pca(0, 1)?,
            Imputer::Pca(rounds) => by_pca(COMPONENTS, (*rounds).clamp(1, MAX_ROUNDS))?,
        };
        Ok(Pending::new(reads, move |_, mut read| {
            filled.extend(read.pop().unwrap_or_default());
            let mut tally = so_far;
            let each = rows.chunks_exact(PIXELS).zip(filled.chunks_exact(PIXELS)).zip(masks.chunks_exact(PIXELS));
            each.for_each(|((row, filled), mask)| tally.add(row, filled, |index| mask[index]));
            Ok(ImputeErrors { tally, of, mse: tally.mse() })
        }))
    }
}
