//! The scene "surface": a surface in space that an autoencoder with a code of two values unrolls, beside its principal
//! components.

use burn::tensor::Tensor;
use latente_kernels::squared_distance;
use serde::{Deserialize, Serialize};

use super::shipped::{BATCH, MAP, SPACE, architecture, for_surface, guided_rate, shipped};
use super::{SPEC, State};

use crate::data::surface::{Cloud, Surface};
use crate::engine::{Desk, Pending, Question};
use crate::error::{Error, Result, need};
use crate::metrics::isomap::{Geodesics, first_short_cut};
use crate::metrics::mean_squared_error;
use crate::metrics::pca::Pca;
use crate::metrics::procrustes::laid_into;
use crate::metrics::regression::r_squared;
use crate::metrics::tears::{Tears, tears};
use crate::metrics::trustworthiness::Ranks;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::training::RowTrainer;
use crate::wire::{Bytes, Floats};

/// Most points: what was near to what is found out for each pair of them.
const MOST_POINTS: usize = 2_000;
/// Most steps in one question.
const MOST_STEPS: usize = 1_000;
/// k of trustworthiness and continuity.
const NEIGHBOURS: usize = 12;
/// Points along one side of the sheet.
const SHEET: usize = 21;
/// Points of a line that is decoded.
const LINE: usize = 41;

/// A surface that is being unrolled.
pub(super) struct Unrolling {
    surface: Surface,
    cloud: Cloud,
    points: Tensor<2>,
    ranks: Ranks,
    run: RowTrainer,
    /// The graph of the neighbours, and the distances along it as far as they are known.
    geodesics: Geodesics,
    /// k of that graph.
    neighbours: usize,
    /// Its edges.
    edges: Vec<(usize, usize)>,
    /// The step at which its code began to be pulled to a map, or to be pulled otherwise; nothing while it only copies.
    pulled: Option<usize>,
    /// The codes as they were last, `[count, 2]`; empty before they have been looked at.
    codes: Vec<f32>,
    /// Lower and upper end of them along each axis.
    ends: Option<[(f32, f32); MAP]>,
}

impl Unrolling {
    fn measures(&self, map: &[f32]) -> MapMeasures {
        let flat = &self.cloud.flat;
        let told = if flat.is_empty() { Vec::new() } else { r_squared(map, flat, MAP).unwrap_or_default() };
        MapMeasures {
            trust: self.ranks.trustworthiness(map, MAP, NEIGHBOURS).unwrap_or_default(),
            continuity: self.ranks.continuity(map, MAP, NEIGHBOURS).unwrap_or_default(),
            along: told.first().copied(),
            across: told.get(1).copied(),
        }
    }

    fn tears(&self, map: &[f32]) -> Tears {
        tears(&self.cloud.points, SPACE, map, MAP, &self.edges)
    }

    /// Joins the points to another number of neighbours.
    fn join(&mut self, neighbours: usize) {
        if self.neighbours != neighbours {
            self.geodesics = Geodesics::new(&self.cloud.points, SPACE, neighbours);
            self.edges = self.geodesics.edges().collect();
            self.neighbours = neighbours;
        }
    }
}

/// Pairs of points as one list.
fn flattened(edges: &[(usize, usize)]) -> Vec<u32> {
    edges.iter().flat_map(|&(a, b)| [a as u32, b as u32]).collect()
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
    /// R² of the length along the surface by a linear fit on the map; `null` where nothing can be laid flat.
    pub along: Option<f64>,
    /// R² of the width of the surface by a linear fit on the map; `null` as well.
    pub across: Option<f64>,
}

/// A surface in space, to be unrolled from the start, or as a shipped network has unrolled it.
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
    /// k, the nearest points that each is joined to, 3 to 120: the graph in which tears are looked for.
    pub neighbours: usize,
    /// The file of a shipped network for exactly these points.
    pub model: Option<Bytes>,
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
    /// The edges that it tears, the indices of both ends one after the other.
    pub tears: Vec<u32>,
    /// The least k with which the graph leaves the surface; `null` where there is none, or nothing can be laid flat.
    pub short_cut: Option<usize>,
}

impl Question for Roll {
    type State = State;
    type Reply = Rolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Rolled>> {
        SPEC.check("neighbours", self.neighbours as f64)?;
        let seed = u64::from(self.seed);
        let device = desk.shared.device().clone();
        let count = self.count.clamp(4 * NEIGHBOURS, MOST_POINTS);
        let (network, before) = match &self.model {
            Some(file) => shipped(file, &for_surface(self.surface, count, self.seed), &device)?,
            None => (architecture(SPACE).init(seed, &device), 0),
        };
        let cloud = self.surface.sample(count, seed);
        let pca = Pca::fit_few(SPACE, cloud.points.chunks_exact(SPACE).map(<[f32]>::to_vec), MAP);
        let map = pca.scores_of(&cloud.points, MAP);
        let copies = pca.copies_of(&cloud.points, MAP);
        let points = ops::tensor(cloud.points.clone(), [count, SPACE], &device);
        let geodesics = Geodesics::new(&cloud.points, SPACE, self.neighbours);
        let unrolling = Unrolling {
            surface: self.surface,
            ranks: Ranks::of(&cloud.points, SPACE),
            run: RowTrainer::new(network, points.clone(), seed).in_batches(BATCH).after(before),
            points,
            edges: geodesics.edges().collect(),
            geodesics,
            neighbours: self.neighbours,
            cloud,
            pulled: None,
            codes: Vec::new(),
            ends: None,
        };
        let Cloud { points, along, flat } = &unrolling.cloud;
        let rolled = Rolled {
            points: Floats(points.clone()),
            along: Floats(along.clone()),
            error: mean_squared_error(points, &copies),
            measures: unrolling.measures(&map),
            tears: flattened(&unrolling.tears(&map).torn),
            short_cut: if flat.is_empty() { None } else { first_short_cut(points, SPACE, flat) },
            map: Floats(map),
        };
        desk.state.unrolling = Some(unrolling);
        Ok(Pending::ready(rolled))
    }
}

/// Finds distances along the surface, by shortest paths over the nearest neighbours, from some more points. When all are
/// found the code is pulled from then on to the flat map that keeps them (Isomap): a whole run begins, with the weights that
/// are there.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guide {
    /// k, the nearest points that each is joined to, 3 to 120; another k begins anew.
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
        unrolling.join(self.neighbours);
        unrolling.geodesics.advance(self.starts);
        let (done, of) = (unrolling.geodesics.done(), unrolling.geodesics.count());
        let map = unrolling.geodesics.map(MAP);
        if let Some(map) = &map {
            let device = desk.shared.device();
            unrolling.run.guide(Some((ops::tensor(map.clone(), [of, MAP], device), self.weight)));
            unrolling.pulled = Some(unrolling.run.step());
        }
        let measures = map.as_deref().map(|map| unrolling.measures(map));
        Ok(Pending::ready(Guided { done, of, map: Floats(map.unwrap_or_default()), measures }))
    }
}

/// Trains on that surface for some steps, at most 1,000, and looks at the map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unroll {
    /// How many; none shows how it is.
    pub steps: usize,
    /// Whether the map is to be measured: that takes as long as some dozens of steps.
    pub measure: bool,
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
    /// The points again, from their codes, `[count, 3]`.
    pub copies: Floats,
    /// A lattice of the plane, decoded, `[21, 21, 3]`: it covers where the codes were the time before; empty the first time.
    pub sheet: Floats,
    /// The map as a flat sheet in space, `[count, 3]`, turned to lie as near to the points as it can, a usual distance between
    /// neighbours as long as in space.
    pub laid: Floats,
    /// The edges between neighbours that the map tears, the indices of both ends one after the other.
    pub tears: Vec<u32>,
    /// Mean squared error a coordinate.
    pub error: f32,
    /// Of the map, when they were asked for.
    pub measures: Option<MapMeasures>,
}

impl Question for Unroll {
    type State = State;
    type Reply = Unrolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Unrolled>> {
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        let pulled = unrolling.pulled;
        let rate = |step| pulled.map_or(1.0, |since| guided_rate(step - since));
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
            let measures = self.measure.then(|| unrolling.measures(&map));
            let Tears { torn, scale } = unrolling.tears(&map);
            let laid = laid_into(&unrolling.cloud.points, &map, scale);
            unrolling.codes.clone_from(&map);
            Ok(Unrolled {
                step,
                sheet: Floats(sheet),
                laid: Floats(laid),
                tears: flattened(&torn),
                map: Floats(map),
                copies: Floats(copies),
                error,
                measures,
            })
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

/// Two points of the surface, and the ways between them, after a question has said where they lie on the map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Connect {
    /// Indices of the points; if not given, of two that lie near to each other in space and far apart on the surface.
    pub ends: Option<[usize; 2]>,
}

/// Three ways between two points, lengths in the units of the points.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Ways {
    /// Indices of the two points.
    pub ends: [usize; 2],
    /// Length of the straight line through space.
    pub straight: f32,
    /// The points of the shortest way from neighbour to neighbour, both ends among them.
    pub path: Vec<u32>,
    /// Its length.
    pub path_length: f32,
    /// What the decoder makes of the straight line between the two codes, `[41, 3]`.
    pub line: Floats,
    /// Its length.
    pub line_length: f32,
    /// Length of the shortest way over the surface, by its formula; `null` where it has none that is simple.
    pub surface: Option<f32>,
}

impl Question for Connect {
    type State = State;
    type Reply = Ways;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Ways>> {
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        let known = unrolling.codes.len() / MAP;
        let ends = self.ends.unwrap_or_else(|| unrolling.geodesics.detour(&unrolling.cloud.points, SPACE));
        let [from, to] = ends;
        for index in ends {
            if index >= known {
                return Err(Error::OutOfRange { what: "points", count: known, index });
            }
        }
        let row = |of: &[f32], width: usize, index: usize| of[index * width..][..width].to_vec();
        let gap = |of: &[f32], width: usize| squared_distance(&row(of, width, from), &row(of, width, to)).sqrt();
        let (a, b) = (row(&unrolling.codes, MAP, from), row(&unrolling.codes, MAP, to));
        let at = |step: usize| {
            let share = step as f32 / (LINE - 1) as f32;
            a.iter().zip(&b).map(move |(a, b)| a + share * (b - a)).collect::<Vec<_>>()
        };
        let codes = ops::tensor((0..LINE).flat_map(at).collect(), [LINE, MAP], desk.shared.device());
        let line = unrolling.run.network().reconstruct_from(codes);
        let (path, path_length) = unrolling.geodesics.path(from, to);
        let straight = gap(&unrolling.cloud.points, SPACE);
        let surface = unrolling.surface.is_convex().then(|| gap(&unrolling.cloud.flat, MAP));
        let path = path.into_iter().map(|index| index as u32).collect();
        Ok(Pending::new(vec![flat(line)], move |_, read| {
            let [line] = read_all(read)?;
            let steps = line.chunks_exact(SPACE).zip(line.chunks_exact(SPACE).skip(1));
            let line_length = steps.map(|(a, b)| squared_distance(a, b).sqrt()).sum();
            Ok(Ways { ends, straight, path, path_length, line: Floats(line), line_length, surface })
        }))
    }
}
