//! The scene "surface": an autoencoder with a code of two values unrolls a surface in space, compared with PCA.

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

/// Maximum points: the quality measures rank all pairs.
const MAX_POINTS: usize = 2_000;
/// Maximum steps in one question.
const MAX_STEPS: usize = 1_000;
/// k of trustworthiness and continuity.
const NEIGHBOURS: usize = 12;
/// Points along one side of the sheet.
const SHEET: usize = 21;
/// Points on a decoded line.
const LINE: usize = 41;

/// A surface being unrolled.
pub(super) struct Unrolling {
    surface: Surface,
    cloud: Cloud,
    points: Tensor<2>,
    ranks: Ranks,
    run: RowTrainer,
    /// The neighbour graph and the geodesic distances computed so far.
    geodesics: Geodesics,
    /// k of that graph.
    neighbours: usize,
    /// Its edges.
    edges: Vec<(usize, usize)>,
    /// The step at which the pull was last changed; `None` while trained on reconstruction alone.
    pulled: Option<usize>,
    /// The codes of the last reply, `[count, 2]`; empty before the first.
    codes: Vec<f32>,
    /// Minimum and maximum of the codes along each axis.
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

    /// Rebuilds the graph with another number of neighbours.
    fn join(&mut self, neighbours: usize) {
        if self.neighbours != neighbours {
            self.geodesics = Geodesics::new(&self.cloud.points, SPACE, neighbours);
            self.edges = self.geodesics.edges().collect();
            self.neighbours = neighbours;
        }
    }
}

/// Flattens pairs of points into one list.
fn flattened(edges: &[(usize, usize)]) -> Vec<u32> {
    edges.iter().flat_map(|&(a, b)| [a as u32, b as u32]).collect()
}

/// Quality of a map of a surface; each measure is 1 for a flat surface.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MapMeasures {
    /// Trustworthiness, 0..1: neighbours on the map are neighbours in space.
    pub trust: f64,
    /// Continuity, 0..1: neighbours in space are neighbours on the map.
    pub continuity: f64,
    /// R² of the length along the surface in a linear fit on the map; `null` if the surface cannot be flattened.
    pub along: Option<f64>,
    /// R² of the width of the surface in a linear fit on the map; `null` likewise.
    pub across: Option<f64>,
}

/// Loads a surface in space, with an untrained or a shipped network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SampleSurface {
    /// The surface.
    pub surface: Surface,
    /// Number of points, 48 to 2,000.
    pub count: usize,
    /// Seed of the points, the initial weights and the sample order.
    pub seed: u32,
    /// k of the neighbour graph in which tears are found, 3 to 120.
    pub neighbours: usize,
    /// File of a shipped network for exactly these points.
    pub model: Option<Bytes>,
}

/// A surface, and its projection to two principal components.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SurfaceProjection {
    /// `[count, 3]`, −1..1.
    pub points: Floats,
    /// Position along the rolled-up direction, 0..1, `[count]`.
    pub along: Floats,
    /// Scores of two principal components, `[count, 2]`.
    pub map: Floats,
    /// Mean squared error per coordinate of the PCA reconstructions.
    pub error: f32,
    /// Quality of the projection.
    pub measures: MapMeasures,
    /// The edges torn by the projection, as pairs of point indices.
    pub tears: Vec<u32>,
    /// The smallest k at which the graph has a short cut; `null` if there is none, or the surface cannot be flattened.
    pub short_cut: Option<usize>,
}

impl Question for SampleSurface {
    type State = State;
    type Reply = SurfaceProjection;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, SurfaceProjection>> {
        SPEC.check("neighbours", self.neighbours as f64)?;
        let seed = u64::from(self.seed);
        let device = desk.shared.device().clone();
        let count = self.count.clamp(4 * NEIGHBOURS, MAX_POINTS);
        let (network, before) = match &self.model {
            Some(file) => shipped(file, &for_surface(self.surface, count, self.seed), &device)?,
            None => (architecture(SPACE).init(seed, &device), 0),
        };
        let cloud = self.surface.sample(count, seed);
        let pca = Pca::fit_few(SPACE, cloud.points.chunks_exact(SPACE).map(<[f32]>::to_vec), MAP);
        let map = pca.scores_of(&cloud.points, MAP);
        let copies = pca.reconstruct_rows(&cloud.points, MAP);
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
        let rolled = SurfaceProjection {
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

/// Computes geodesic distances (shortest paths over nearest neighbours) from some more points. Once all are known, the
/// code is pulled towards the flat map that preserves them (Isomap): a whole run starts from the current weights.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guide {
    /// k of the neighbour graph, 3 to 120; another k starts over.
    pub neighbours: usize,
    /// λ of the pull, 0.01 to 100.
    pub weight: f64,
    /// Number of further starting points.
    pub starts: usize,
}

/// The geodesic distances so far.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GeodesicProgress {
    /// Starting points done.
    pub done: usize,
    /// Number of points.
    pub of: usize,
    /// The distance-preserving map, `[count, 2]`; empty until all distances are known.
    pub map: Floats,
    /// Quality of that map.
    pub measures: Option<MapMeasures>,
}

impl Question for Guide {
    type State = State;
    type Reply = GeodesicProgress;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, GeodesicProgress>> {
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
        Ok(Pending::ready(GeodesicProgress { done, of, map: Floats(map.unwrap_or_default()), measures }))
    }
}

/// Trains on that surface for some steps, at most 1,000, and returns the map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unroll {
    /// Number of steps; 0 returns the current state.
    pub steps: usize,
    /// Whether to measure the map: takes as long as some dozens of steps.
    pub measure: bool,
}

/// The autoencoder's view of the surface.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnrolledSurface {
    /// Steps done.
    pub step: usize,
    /// Codes, `[count, 2]`.
    pub map: Floats,
    /// Reconstructed points, `[count, 3]`.
    pub copies: Floats,
    /// A decoded lattice, `[21, 21, 3]`, over the range of the previous codes; empty the first time.
    pub sheet: Floats,
    /// The map as a flat sheet in space, `[count, 3]`, aligned with the points and scaled so that neighbours are
    /// typically as far apart as in space.
    pub laid: Floats,
    /// The edges torn by the map, as pairs of point indices.
    pub tears: Vec<u32>,
    /// Mean squared error per coordinate.
    pub error: f32,
    /// Quality of the map, if requested.
    pub measures: Option<MapMeasures>,
}

impl Question for Unroll {
    type State = State;
    type Reply = UnrolledSurface;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, UnrolledSurface>> {
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        let pulled = unrolling.pulled;
        let rate = |step| pulled.map_or(1.0, |since| guided_rate(step - since));
        unrolling.run.advance(self.steps.min(MAX_STEPS), rate);
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
            Ok(UnrolledSurface {
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

/// Minimum and maximum of one coordinate of a map.
fn ends(map: &[f32], axis: usize) -> (f32, f32) {
    let values = map.iter().skip(axis).step_by(MAP);
    values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)))
}

/// A regular lattice between the ends, `[21 · 21, 2]`, second coordinate fastest.
fn lattice(ends: [(f32, f32); MAP]) -> Vec<f32> {
    let at = |(low, high): (f32, f32), index: usize| low + (high - low) * index as f32 / (SHEET - 1) as f32;
    (0..SHEET).flat_map(|i| (0..SHEET).flat_map(move |j| [at(ends[0], i), at(ends[1], j)])).collect()
}

/// Returns paths between two points of the surface. An earlier question must have computed the map.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Connect {
    /// Indices of the points; by default, two that are close in space and far apart on the surface.
    pub ends: Option<[usize; 2]>,
}

/// Three paths between two points, with lengths in the units of the points.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PathComparison {
    /// Indices of the two points.
    pub ends: [usize; 2],
    /// Length of the straight line through space.
    pub straight: f32,
    /// Indices of the shortest path over the neighbour graph, including both ends.
    pub path: Vec<u32>,
    /// Length of the path.
    pub path_length: f32,
    /// The decoded straight line between the two codes, `[41, 3]`.
    pub line: Floats,
    /// Length of the decoded line.
    pub line_length: f32,
    /// Geodesic distance from the closed formula; `null` if the surface has no simple one.
    pub surface: Option<f32>,
}

impl Question for Connect {
    type State = State;
    type Reply = PathComparison;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, PathComparison>> {
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
            Ok(PathComparison { ends, straight, path, path_length, line: Floats(line), line_length, surface })
        }))
    }
}
