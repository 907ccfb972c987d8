//! Maps of points that need no network: principal components, Isomap and t-SNE, and the measures of any map. They run in workers
//! of their own, so the page's engine stays free, and whoever opens no such scene does not download them. The maths is in
//! [`latente`] and in `bhtsne`; UMAP is `umap-js`.

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

/// Sends panics to the console before the worker dies of them.
#[cfg(target_family = "wasm")]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Points to be mapped.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Cloud {
    rows: Vec<f32>,
    d: usize,
    /// Empty where there are no classes.
    labels: Vec<u8>,
    /// Where each lies in truth, `[n, 2]`; empty where that is unknown.
    truth: Vec<f32>,
    pca: Option<Pca>,
    geodesics: Option<Geodesics>,
    ranks: Option<Ranks>,
}

#[wasm_bindgen]
impl Cloud {
    /// `rows` `[n, d]`, with the class of each and its place in truth `[n, 2]`; the last two may be empty.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: Vec<f32>, d: usize, labels: Vec<u8>, truth: Vec<f32>) -> Self {
        Self { rows, d: d.max(1), labels, truth, pca: None, geodesics: None, ranks: None }
    }

    /// The two leading principal components of the points, `[n, 2]`.
    pub fn pca(&mut self) -> Vec<f32> {
        let pca = Pca::of_rows(&self.rows, self.d, MAP);
        let scores = pca.scores_of(&self.rows, MAP);
        self.pca = Some(pca);
        scores
    }

    /// Where a new row `[d]` lies among the principal components, `[2]`; nothing before they are known.
    pub fn place(&self, row: &[f32]) -> Vec<f32> {
        self.pca.as_ref().and_then(|pca| pca.scores(row, MAP)).unwrap_or_default()
    }

    /// The row `[d]` that a place `[2]` among the principal components stands for; nothing before they are known.
    pub fn draw(&self, place: &[f32]) -> Vec<f32> {
        self.pca.as_ref().map(|pca| pca.image(place)).unwrap_or_default()
    }

    /// Begins the distances along the graph of the `k` nearest neighbours.
    #[wasm_bindgen(js_name = beginPaths)]
    pub fn begin_paths(&mut self, k: usize) {
        self.geodesics = Some(Geodesics::new(&self.rows, self.d, k));
    }

    /// Finds the distances from some more points, and gives the share of the points from which they are known.
    pub fn paths(&mut self, starts: usize) -> f64 {
        self.geodesics.as_mut().map_or(0.0, |geodesics| {
            geodesics.advance(starts);
            geodesics.done() as f64 / geodesics.count().max(1) as f64
        })
    }

    /// The map that keeps these distances, `[n, 2]`; empty before all are known.
    pub fn isomap(&self) -> Vec<f32> {
        self.geodesics.as_ref().and_then(|geodesics| geodesics.map(MAP)).unwrap_or_default()
    }

    /// The `k` nearest others of each point, the nearest first: for each its index and its distance, `[n, k, 2]`.
    pub fn neighbours(&self, k: usize) -> Vec<f32> {
        let rows = self.rows.chunks_exact(self.d).enumerate();
        let others = rows.flat_map(|(index, row)| {
            nearest(&self.rows, row, k + 1).into_iter().filter(move |(other, _)| *other != index).take(k)
        });
        others.flat_map(|(other, squared)| [other as f32, squared.sqrt()]).collect()
    }

    /// What any map `[n, 2]` of the points keeps: trustworthiness and continuity (12 neighbours); accuracy of the votes of the 5
    /// nearest others; correlation of the distances along the graph with those on the map; R² of each true coordinate. NaN where
    /// there is no class, no graph or no truth.
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
