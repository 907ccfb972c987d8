//! The second scene: a surface in space that an autoencoder with a code of two values unrolls, beside its principal
//! components.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::{SPEC, State};

use crate::data::surface::{Cloud, Surface};
use crate::engine::{Desk, Pending, Question};
use crate::error::{Result, need};
use crate::metrics::isomap::Geodesics;
use crate::metrics::mean_squared_error;
use crate::metrics::pca::Pca;
use crate::metrics::regression::r_squared;
use crate::metrics::trustworthiness::Ranks;
use crate::nn::{Activation, Architecture};
use crate::ops;
use crate::optimizer::falling;
use crate::reading::{flat, read_all};
use crate::training::RowTrainer;
use crate::wire::Floats;

/// Coordinates of a point in space.
const SPACE: usize = 3;
/// Coordinates of a point on the map.
const MAP: usize = 2;
/// Most points: what was near to what is found out for each pair of them.
const MOST_POINTS: usize = 2_000;
/// Most steps in one question.
const MOST_STEPS: usize = 1_000;
/// Units in each of the two hidden layers on either side.
const HIDDEN: usize = 64;
/// k of trustworthiness and continuity.
const NEIGHBOURS: usize = 12;
/// Steps in a whole run with the pull: its step size falls over so many.
const GUIDED_STEPS: usize = 1_500;
/// Points along one side of the sheet.
const SHEET: usize = 21;

/// A surface that is being unrolled.
pub(super) struct Unrolling {
    cloud: Cloud,
    points: Tensor<2>,
    ranks: Ranks,
    run: RowTrainer,
    /// The distances along the surface, with the number of neighbours that they are found over.
    geodesics: Option<(usize, Geodesics)>,
    /// Whether the code is pulled to a map.
    guided: bool,
    /// Lower and upper end of the codes along each axis, as they were last.
    ends: Option<[(f32, f32); MAP]>,
}

impl Unrolling {
    fn measures(&self, map: &[f32]) -> MapMeasures {
        let told = r_squared(map, &self.cloud.flat, MAP).unwrap_or_default();
        MapMeasures {
            trust: self.ranks.trustworthiness(map, MAP, NEIGHBOURS).unwrap_or_default(),
            continuity: self.ranks.continuity(map, MAP, NEIGHBOURS).unwrap_or_default(),
            along: told.first().copied().unwrap_or_default(),
            across: told.get(1).copied().unwrap_or_default(),
        }
    }
}

/// How good a map of a surface is; each is 1 for a surface that lies flat.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MapMeasures {
    /// Trustworthiness, 0..1: neighbours on the map are neighbours in space.
    pub trust: f64,
    /// Continuity, 0..1: neighbours in space are neighbours on the map.
    pub continuity: f64,
    /// R² of the length along the surface by a linear fit on the map.
    pub along: f64,
    /// R² of the width of the surface by a linear fit on the map.
    pub across: f64,
}

/// A surface in space, to be unrolled from the start.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Roll {
    /// Which one.
    pub surface: Surface,
    /// How many points, 48 to 2,000.
    pub count: usize,
    /// Seed of the points, of the initial weights and of the order.
    pub seed: u32,
}

/// A surface, and its projection on the plane of its first two principal components.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rolled {
    /// `[count, 3]`, −1..1.
    pub points: Floats,
    /// How far along the rolled-up direction each lies, 0..1, `[count]`.
    pub along: Floats,
    /// Scores of two principal components, `[count, 2]`.
    pub map: Floats,
    /// Mean squared error a coordinate of the points that the two scores give back.
    pub error: f32,
    /// Of the projection.
    pub measures: MapMeasures,
}

impl Question for Roll {
    type State = State;
    type Reply = Rolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Rolled>> {
        let seed = u64::from(self.seed);
        let cloud = self.surface.sample(self.count.clamp(4 * NEIGHBOURS, MOST_POINTS), seed);
        let count = cloud.along.len();
        let ranks = Ranks::of(&cloud.points, SPACE);
        let pca = Pca::fit_few(SPACE, cloud.points.chunks_exact(SPACE).map(<[f32]>::to_vec), MAP);
        let map = pca.scores_of(&cloud.points, MAP);
        let copies = pca.copies_of(&cloud.points, MAP);
        let device = desk.shared.device().clone();
        let architecture = Architecture {
            activations: vec![Activation::Tanh],
            output: Activation::Identity,
            ..Architecture::dense(SPACE, &[HIDDEN, HIDDEN], MAP)
        };
        let points = ops::tensor(cloud.points.clone(), [count, SPACE], &device);
        let run = RowTrainer::new(architecture.init(seed, &device), points.clone(), seed);
        let unrolling = Unrolling { cloud, points, ranks, run, geodesics: None, guided: false, ends: None };
        let rolled = Rolled {
            points: Floats(unrolling.cloud.points.clone()),
            along: Floats(unrolling.cloud.along.clone()),
            error: mean_squared_error(&unrolling.cloud.points, &copies),
            measures: unrolling.measures(&map),
            map: Floats(map),
        };
        desk.state.unrolling = Some(unrolling);
        Ok(Pending::ready(rolled))
    }
}

/// Finds distances along the surface, by shortest paths over the nearest neighbours, from some more points. When all are
/// found the code is pulled from then on to the flat map that keeps them (Isomap).
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guide {
    /// k, the nearest points that each is joined to, 3 to 40; another k begins anew.
    pub neighbours: usize,
    /// λ of the pull, 0.01 to 100.
    pub weight: f64,
    /// From how many more points.
    pub starts: usize,
}

/// Distances along the surface, so far.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guided {
    /// Points from which they are known.
    pub done: usize,
    /// Points.
    pub of: usize,
    /// The map that keeps them, `[count, 2]`; empty before all are known.
    pub map: Floats,
    /// Of that map.
    pub measures: Option<MapMeasures>,
}

impl Question for Guide {
    type State = State;
    type Reply = Guided;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Guided>> {
        SPEC.check("neighbours", self.neighbours as f64)?;
        SPEC.check("pull", self.weight)?;
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        let known = unrolling.geodesics.take().filter(|(neighbours, _)| *neighbours == self.neighbours);
        let (_, mut geodesics) =
            known.unwrap_or_else(|| (self.neighbours, Geodesics::new(&unrolling.cloud.points, SPACE, self.neighbours)));
        geodesics.advance(self.starts);
        let (done, of) = (geodesics.done(), geodesics.count());
        let map = geodesics.map(MAP);
        if let Some(map) = &map {
            let device = desk.shared.device();
            unrolling.run.guide(Some((ops::tensor(map.clone(), [of, MAP], device), self.weight)));
            unrolling.guided = true;
        }
        unrolling.geodesics = Some((self.neighbours, geodesics));
        let measures = map.as_deref().map(|map| unrolling.measures(map));
        Ok(Pending::ready(Guided { done, of, map: Floats(map.unwrap_or_default()), measures }))
    }
}

/// Trains on that surface for some steps, at most 1,000.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unroll {
    /// How many; none shows how it is.
    pub steps: usize,
}

/// What the autoencoder makes of the surface.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unrolled {
    /// Steps done.
    pub step: usize,
    /// Codes, `[count, 2]`.
    pub map: Floats,
    /// Decoded codes, `[count, 3]`.
    pub copies: Floats,
    /// A lattice of the plane, decoded, `[21, 21, 3]`: it covers where the codes were the time before; empty the first time.
    pub sheet: Floats,
    /// Mean squared error a coordinate.
    pub error: f32,
    /// Of the codes.
    pub measures: MapMeasures,
}

impl Question for Unroll {
    type State = State;
    type Reply = Unrolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Unrolled>> {
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        let guided = unrolling.guided;
        let rate = |step| if guided { falling(step, GUIDED_STEPS) } else { 1.0 };
        unrolling.run.advance(self.steps.min(MOST_STEPS), rate);
        let (step, network) = (unrolling.run.step(), unrolling.run.network());
        let codes = network.encode(unrolling.points.clone());
        let copies = network.reconstruct_from(codes.clone());
        let lattice = unrolling.ends.map(|ends| ops::tensor(lattice(ends), [SHEET * SHEET, MAP], desk.shared.device()));
        let sheet = lattice.map(|lattice| flat(network.reconstruct_from(lattice)));
        let reads = [flat(codes), flat(copies)].into_iter().chain(sheet).collect();
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, mut read| {
            let sheet = if read.len() > 2 { read.pop().unwrap_or_default() } else { Vec::new() };
            let [map, copies] = read_all(read)?;
            let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
            unrolling.ends = Some([ends(&map, 0), ends(&map, 1)]);
            let error = mean_squared_error(&unrolling.cloud.points, &copies);
            let measures = unrolling.measures(&map);
            Ok(Unrolled { step, map: Floats(map), copies: Floats(copies), sheet: Floats(sheet), error, measures })
        }))
    }
}

/// The smallest and the largest of one coordinate of a map.
fn ends(map: &[f32], axis: usize) -> (f32, f32) {
    let values = map.iter().skip(axis).step_by(MAP);
    values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)))
}

/// Points of an even lattice between the ends, `[21 · 21, 2]`, the second coordinate changing first.
fn lattice(ends: [(f32, f32); MAP]) -> Vec<f32> {
    let at = |(low, high): (f32, f32), index: usize| low + (high - low) * index as f32 / (SHEET - 1) as f32;
    (0..SHEET).flat_map(|i| (0..SHEET).flat_map(move |j| [at(ends[0], i), at(ends[1], j)])).collect()
}
