//! Maps of points without a network (PCA, Isomap and t-SNE) and quality measures of any map. They run in their own
//! workers, so the page's engine stays free, and are fetched only by scenes that need them. The maths is in [`latente`]
//! and `bhtsne`; UMAP is `umap-js`.

mod tsne;

use latente::metrics::isomap::Geodesics;
use latente::metrics::neighbors::{Points, leave_one_out};
use latente::metrics::pca::Pca;
use latente::metrics::regression::r_squared;
use latente::metrics::trustworthiness::Ranks;
use latente_kernels::nearest;
use wasm_bindgen::prelude::*;

pub use tsne::{fit, tsne};

/// Coordinates of a point on a map.
const MAP: usize = 2;
/// k of trustworthiness and continuity.
const NEIGHBOURS: usize = 12;
/// Neighbours that vote on a class.
const VOTES: usize = 5;

/// Logs panics to the console before the worker dies.
#[cfg(target_family = "wasm")]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The points to map.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Cloud {
    rows: Vec<f32>,
    d: usize,
    /// Empty without classes.
    labels: Vec<u8>,
    /// True position of each point, `[n, 2]`; empty if unknown.
    truth: Vec<f32>,
    pca: Option<Pca>,
    geodesics: Option<Geodesics>,
    ranks: Option<Ranks>,
}

#[wasm_bindgen]
impl Cloud {
    /// Creates a cloud from `rows` `[n, d]`, the class of each, and its true position `[n, 2]`; the last two may be
    /// empty.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: Vec<f32>, d: usize, labels: Vec<u8>, truth: Vec<f32>) -> Self {
        Self { rows, d: d.max(1), labels, truth, pca: None, geodesics: None, ranks: None }
    }

    /// The first two principal components of the points, `[n, 2]`.
    pub fn pca(&mut self) -> Vec<f32> {
        let pca = Pca::of_rows(&self.rows, self.d, MAP);
        let scores = pca.scores_of(&self.rows, MAP);
        self.pca = Some(pca);
        scores
    }

    /// Projects a new row `[d]` to the principal components, `[2]`; empty before [`Cloud::pca`].
    pub fn place(&self, row: &[f32]) -> Vec<f32> {
        self.pca.as_ref().and_then(|pca| pca.scores(row, MAP)).unwrap_or_default()
    }

    /// Reconstructs the row `[d]` at a place `[2]` in the plane of the principal components; empty before
    /// [`Cloud::pca`].
    pub fn draw(&self, place: &[f32]) -> Vec<f32> {
        self.pca.as_ref().map(|pca| pca.image(place)).unwrap_or_default()
    }

    /// Starts computing geodesic distances along the graph of the `k` nearest neighbours.
    #[wasm_bindgen(js_name = beginPaths)]
    pub fn begin_paths(&mut self, k: usize) {
        self.geodesics = Some(Geodesics::new(&self.rows, self.d, k));
    }

    /// Computes the distances from some more points. Returns the fraction of points done.
    pub fn paths(&mut self, starts: usize) -> f64 {
        self.geodesics.as_mut().map_or(0.0, |geodesics| {
            geodesics.advance(starts);
            geodesics.done() as f64 / geodesics.count().max(1) as f64
        })
    }

    /// The Isomap embedding, `[n, 2]`; empty until all distances are known.
    pub fn isomap(&self) -> Vec<f32> {
        self.geodesics.as_ref().and_then(|geodesics| geodesics.map(MAP)).unwrap_or_default()
    }

    /// The `k` nearest neighbours of each point, nearest first: index and distance, `[n, k, 2]`.
    pub fn neighbours(&self, k: usize) -> Vec<f32> {
        let rows = self.rows.chunks_exact(self.d).enumerate();
        let others = rows.flat_map(|(index, row)| {
            nearest(&self.rows, row, k + 1).into_iter().filter(move |(other, _)| *other != index).take(k)
        });
        others.flat_map(|(other, squared)| [other as f32, squared.sqrt()]).collect()
    }

    /// Measures any map `[n, 2]` of the points: trustworthiness and continuity (12 neighbours); accuracy of 5 nearest
    /// neighbours; correlation of the distances on the map with geodesic ones; R² of each true coordinate. NaN without
    /// classes, graph or true positions.
    pub fn measure(&mut self, map: &[f32]) -> Vec<f64> {
        let (rows, d) = (&self.rows, self.d);
        let ranks = self.ranks.get_or_insert_with(|| Ranks::of(rows, d));
        let paths = self.geodesics.as_ref().and_then(|geodesics| geodesics.correlation(map, MAP));
        let accuracy = (!self.labels.is_empty())
            .then(|| f64::from(leave_one_out(Points { values: map, labels: &self.labels }, VOTES)));
        let truth = if self.truth.is_empty() { None } else { r_squared(map, &self.truth, MAP) };
        let [along, across] = [0, 1].map(|axis| truth.as_ref().and_then(|truth| truth.get(axis).copied()));
        let figures = [
            ranks.trustworthiness(map, MAP, NEIGHBOURS),
            ranks.continuity(map, MAP, NEIGHBOURS),
            accuracy,
            paths,
            along,
            across,
        ];
        figures.map(|figure| figure.unwrap_or(f64::NAN)).to_vec()
    }
}
