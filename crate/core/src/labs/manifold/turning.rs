//! The scene "turning": the images of one digit turned through a full circle. They lie on a closed curve, which the
//! code of an autoencoder draws: torn if trained on reconstruction alone, a ring if pulled towards the map of geodesic
//! distances. PCA of the same size is shown for comparison.

use std::f32::consts::{PI, SQRT_2};

use burn::tensor::{Device, Tensor};
use serde::{Deserialize, Serialize};

use super::shipped::{self, Purpose, Rows, SEED, shipped};
use super::{PLANE, SPEC, State};

use crate::data::PIXELS;
use crate::data::turning::{Freedom, Turned, overlap};
use crate::engine::{Desk, Input, Pending, Question, expect_length};
use crate::error::{Refusal, Result, need};
use crate::loss::Cost;
use crate::metrics::isomap::Geodesics;
use crate::metrics::pca::Pca;
use crate::metrics::regression::r_squared;
use crate::metrics::ring::{Recurrence, Rings};
use crate::metrics::{mean_row, mean_squared_error};
use crate::nn::{Activation, Architecture, Autoencoder};
use crate::ops;
use crate::optimizer::cosine_decay;
use crate::reading::{flat, read_all};
use crate::training::RowTrainer;
use crate::wire::{Bytes, Floats};

/// Hidden layer sizes, starting at the input.
const HIDDEN: [usize; 2] = [128, 32];
/// Images in a batch.
pub(super) const BATCH: usize = 90;
/// Steps in a whole run: the learning rate decays over this many.
pub(super) const STEPS: usize = 1_000;
/// Initial learning rate as a multiple of the default: with 1, the same error takes 1.5 times as many steps.
pub(super) const RATE: f64 = 2.0;
/// Maximum steps in one question.
const MAX_STEPS: usize = 500;
/// λ of the pull: the reconstruction cost is a sum over 784 pixels. With 30, digits that look alike upside down stay
/// torn.
pub(super) const PULL: f64 = 300.0;
/// Largest distance of the map used for the pull after scaling.
const LARGEST: f32 = 2.0;

/// Learning rate of a run, as a multiple of the default.
fn rate(step: usize) -> f64 {
    RATE * cosine_decay(step, STEPS)
}

/// k of the neighbour graph: along a curve, or on a surface.
pub(super) fn neighbours(freedom: Freedom) -> usize {
    if freedom == Freedom::None { 4 } else { 8 }
}

/// Architecture of the networks.
pub(super) fn architecture(d: usize) -> Architecture {
    Architecture { activations: vec![Activation::Tanh], ..Architecture::dense(PIXELS, &HIDDEN, d) }
}

/// Returns the turned images of an input that is not blank.
pub(super) fn turns(input: &Input, freedom: Freedom) -> Result<Turned> {
    let image = input.pixels()?;
    if image.iter().all(|&value| value <= 0.0) {
        return Err(Refusal::Blank.into());
    }
    Ok(freedom.turns(&image))
}

/// A run that trains `network` to reconstruct `images` `[count, n]`.
fn copier(network: Autoencoder, images: Tensor<2>, seed: u64) -> RowTrainer {
    RowTrainer::new(network, images, seed).by(Cost::CrossEntropy).in_batches(BATCH)
}

/// The purpose of a network for `count` turned images.
fn purpose(freedom: Freedom, count: usize, d: usize, seed: u32) -> Purpose {
    Purpose { rows: Rows::Turned(freedom), count, seed, architecture: architecture(d) }
}

/// Trains the shipped network for a turned image with the scene's defaults, with or without the pull towards the
/// distance-preserving map. Returns its file and the mean squared error per pixel.
///
/// # Errors
/// [`crate::Error::Device`] if the device cannot be read.
pub fn pretrain_turning(image: &[f32], pulled: bool, device: &Device) -> Result<(Vec<u8>, f32)> {
    let Turned { images, angles, .. } = Freedom::None.turns(image);
    let purpose = purpose(Freedom::None, angles, PLANE, SEED);
    let network = purpose.architecture.init(u64::from(SEED), device);
    let mut run = copier(network, ops::tensor(images.clone(), [angles, PIXELS], device), u64::from(SEED));
    if pulled {
        let mut geodesics = Geodesics::new(&images, PIXELS, neighbours(Freedom::None));
        run.guide(Some((guide(&mut geodesics, PLANE, device), PULL)));
    }
    run.advance(STEPS, rate);
    shipped::file(&run, purpose, &images, if pulled { PULL } else { 0.0 })
}

/// The target map `[count, d]` of the pull, from all geodesic distances.
fn guide(geodesics: &mut Geodesics, d: usize, device: &Device) -> Tensor<2> {
    let count = geodesics.count();
    geodesics.advance(count);
    let scale = LARGEST / geodesics.largest().max(f32::MIN_POSITIVE);
    ops::tensor(geodesics.map(d).unwrap_or_default(), [count, d], device) * scale
}

/// Scale factor for Isomap's map `[count, d]` before the pull: a closed curve of half length [`LARGEST`] becomes a
/// circle of radius √2 / π times that.
pub(super) fn enlarged(map: &[f32], count: usize) -> f32 {
    let radius = (map.iter().map(|value| value * value).sum::<f32>() / count as f32).sqrt();
    SQRT_2 / PI * LARGEST / radius.max(f32::MIN_POSITIVE)
}

/// A digit being turned.
pub(super) struct Turning {
    turned: Turned,
    images: Tensor<2>,
    /// d.
    d: usize,
    pca: Pca,
    geodesics: Geodesics,
    /// Trained on reconstruction alone.
    plain: RowTrainer,
    /// The same network, with its code pulled too.
    guided: RowTrainer,
}

/// One of the three maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TurnMap {
    /// Principal components.
    Pca,
    /// The code of the network trained on reconstruction alone.
    Plain,
    /// The code of the pulled network.
    Guided,
}

/// Quality of a map of the turned images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnMeasures {
    /// Turns of the map per turn of the digit: minimum and maximum over the levels of the second freedom.
    pub rounds: [usize; 2],
    /// Fraction of the steps in the overall direction, 0..1.
    pub forward: f32,
    /// Largest step between consecutive images, as a multiple of the median step of its level.
    pub jump: f32,
    /// Index of the image before the largest step.
    pub at: usize,
    /// The angle, in degrees, 45 to 180, after which the map comes closest to itself.
    pub recurrence: f32,
    /// Mean distance of such two images on the map, relative to the largest over all angles, 0..1.
    pub gap: f32,
    /// R² of the second freedom in a linear fit on the place and its distance from the centre; `None` without one.
    pub second: Option<f64>,
    /// Mean squared error per pixel of the reconstructions.
    pub error: f32,
}

impl Turning {
    fn measures(&self, map: &[f32], copies: &[f32]) -> TurnMeasures {
        let (d, length) = (self.d, self.turned.angles);
        let Rings { rounds, forward, jump, at } = Rings::of(map, d, length);
        let Recurrence { apart, gap } = Recurrence::of(map, d, length);
        let middle = mean_row(map, d);
        let places: Vec<f32> = map
            .chunks_exact(d)
            .flat_map(|code| {
                let from: f32 = code.iter().zip(&middle).map(|(value, middle)| (value - middle).powi(2)).sum();
                code.iter().copied().chain([from.sqrt()]).collect::<Vec<_>>()
            })
            .collect();
        let levels: Vec<f32> =
            self.turned.levels.iter().flat_map(|&level| std::iter::repeat_n(level, length)).collect();
        let second = if self.turned.levels.len() > 1 { r_squared(&places, &levels, d + 1) } else { None };
        let second = second.and_then(|all| all.first().copied());
        let recurrence = 360.0 * apart as f32 / length as f32;
        TurnMeasures {
            rounds,
            forward,
            jump,
            at,
            recurrence,
            gap,
            second,
            error: mean_squared_error(&self.turned.images, copies),
        }
    }
}

/// Turns a digit, with untrained or shipped networks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Turn {
    /// The image.
    pub input: Input,
    /// The second freedom.
    pub freedom: Freedom,
    /// d, code size, 2 or 3.
    pub d: usize,
    /// Seed of the initial weights and the sample order.
    pub seed: u32,
    /// File of a shipped network trained to reconstruct the turns of this image.
    pub model: Option<Bytes>,
    /// File of a shipped network whose code was also pulled.
    pub guided: Option<Bytes>,
}

/// The turned images and their PCA projection to d components.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnedImages {
    /// `[levels · angles, n]`, values 0..1, level by level; angles are equally spaced, counterclockwise, starting at 0.
    pub images: Floats,
    /// Images per full turn.
    pub angles: usize,
    /// Value of the second freedom at each level, −1..1; a single 0 without one.
    pub levels: Floats,
    /// Scores of the principal components, `[levels · angles, d]`.
    pub map: Floats,
    /// PCA reconstructions, `[levels · angles, n]`.
    pub copies: Floats,
    /// Quality of the PCA map.
    pub measures: TurnMeasures,
    /// Fraction of the digit's ink that falls on ink after half a turn, 0..1.
    pub half: f32,
    /// Steps in a whole run.
    pub steps: usize,
}

impl Question for Turn {
    type State = State;
    type Reply = TurnedImages;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, TurnedImages>> {
        let Self { input, freedom, d, seed, model, guided } = self;
        SPEC.check("values", d as f64)?;
        let device = desk.shared.device().clone();
        let turned = turns(&input, freedom)?;
        let count = turned.levels.len() * turned.angles;
        let images = ops::tensor(turned.images.clone(), [count, PIXELS], &device);
        let network = |file: Bytes| shipped(&file, &purpose(freedom, count, d, seed), &device);
        let (plain, guided) = (model.map(network).transpose()?, guided.map(network).transpose()?);
        let mean = mean_row(&turned.images, PIXELS);
        // Computes all inner products by one matrix product on the device: it would be slow on the CPU.
        let centred = images.clone() - ops::tensor(mean.clone(), [1, PIXELS], &device);
        let products = ops::row_products(centred.clone(), centred.clone());
        Ok(Pending::new(vec![flat(centred), flat(products)], move |desk: Desk<'_, State>, read| {
            let [centred, products] = read_all(read)?;
            let pca = Pca::of_few_rows(mean, &centred, &products, d);
            let map = pca.scores_of(&turned.images, d);
            let copies = pca.reconstruct_rows(&turned.images, d);
            let seed = u64::from(seed);
            let fresh = || (architecture(d).init(seed, desk.shared.device()), 0);
            let run = |(network, step)| copier(network, images.clone(), seed).after(step);
            let geodesics = Geodesics::new(&turned.images, PIXELS, neighbours(freedom));
            let [plain, guided] = [plain, guided].map(|learned| run(learned.unwrap_or_else(fresh)));
            let turning = Turning { turned, images, d, pca, geodesics, plain, guided };
            let Turned { images, angles, levels } = &turning.turned;
            let half = overlap(&images[..PIXELS], &images[angles / 2 * PIXELS..][..PIXELS]);
            let reply = TurnedImages {
                images: Floats(images.clone()),
                angles: *angles,
                levels: Floats(levels.clone()),
                measures: turning.measures(&map, &copies),
                map: Floats(map),
                copies: Floats(copies),
                half,
                steps: STEPS,
            };
            desk.state.turning = Some(turning);
            Ok(reply)
        }))
    }
}

/// Trains one of the two networks for some steps, at most 500. The first step computes the map for the pull.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnStep {
    /// Whether to train the pulled network.
    pub guided: bool,
    /// Number of steps; 0 returns the current state.
    pub steps: usize,
}

/// A network's map of the turned images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnProgress {
    /// Steps done.
    pub step: usize,
    /// Codes, `[levels · angles, d]`.
    pub map: Floats,
    /// Decoded codes, `[levels · angles, n]`.
    pub copies: Floats,
    /// Quality of the codes as a map.
    pub measures: TurnMeasures,
}

impl Question for TurnStep {
    type State = State;
    type Reply = TurnProgress;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, TurnProgress>> {
        let Self { guided, steps } = self;
        let turning = need(desk.state.turning.as_mut(), "turned digit")?;
        let count = turning.geodesics.count();
        if guided && steps > 0 && turning.geodesics.done() < count {
            let map = guide(&mut turning.geodesics, turning.d, desk.shared.device());
            turning.guided.guide(Some((map, PULL)));
        }
        let run = if guided { &mut turning.guided } else { &mut turning.plain };
        run.advance(steps.min(MAX_STEPS), rate);
        let step = run.step();
        let codes = run.network().encode(turning.images.clone());
        let copies = run.network().reconstruct_from(codes.clone());
        Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
            let [map, copies] = read_all(read)?;
            let turning = need(desk.state.turning.as_ref(), "turned digit")?;
            let measures = turning.measures(&map, &copies);
            Ok(TurnProgress { step, map: Floats(map), copies: Floats(copies), measures })
        }))
    }
}

/// Decodes a place on a map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnDecode {
    /// The map.
    pub map: TurnMap,
    /// `[d]`.
    pub code: Floats,
}

/// A decoded place.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TurnImage {
    /// `[n]`; PCA values may lie outside 0..1.
    pub image: Floats,
}

impl Question for TurnDecode {
    type State = State;
    type Reply = TurnImage;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, TurnImage>> {
        let turning = need(desk.state.turning.as_ref(), "turned digit")?;
        expect_length("code", turning.d, self.code.len())?;
        let run = match self.map {
            TurnMap::Pca => return Ok(Pending::ready(TurnImage { image: Floats(turning.pca.image(&self.code)) })),
            TurnMap::Plain => &turning.plain,
            TurnMap::Guided => &turning.guided,
        };
        let code = ops::tensor(self.code.0, [1, turning.d], desk.shared.device());
        Ok(Pending::new(vec![flat(run.network().reconstruct_from(code))], |_, read| {
            let [image] = read_all(read)?;
            Ok(TurnImage { image: Floats(image) })
        }))
    }
}
