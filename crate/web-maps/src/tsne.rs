//! t-SNE (van der Maaten and Hinton, JMLR 9, 2008) with the Barnes-Hut approximation, from known neighbours.

use bhtsne::{Neighbor, tSNE};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Barnes and Hut's θ: the apparent size below which a distant group counts as one point.
const THETA: f32 = 0.5;
/// Minimum learning rate. With [`EXAGGERATION`] it gives scikit-learn's step, whose gradient has a factor of 4 missing
/// here.
const MIN_RATE: f32 = 200.0;
/// Factor of the attraction between neighbours in the first 250 steps.
const EXAGGERATION: f32 = 12.0;
/// Initial standard deviation of the first coordinate, as in scikit-learn's `init="pca"`.
const SPREAD: f32 = 1e-4;

/// Returns the map `[n, 2]` of points with nearest neighbours `neighbours` `[n, k, 2]` (index and distance). Starts
/// from `start` `[n, 2]`, rescaled, so equal points give equal maps. Passes the step and the current map to `on_step`
/// every `every` steps.
#[wasm_bindgen]
pub fn tsne(
    neighbours: &[f32],
    start: &[f32],
    perplexity: f32,
    steps: usize,
    every: usize,
    on_step: &Function,
) -> Vec<f32> {
    fit(neighbours, start, perplexity, steps, |step, map| {
        if step % every.max(1) == 0 {
            let map = js_sys::Float32Array::from(map);
            let _ = on_step.call2(&JsValue::NULL, &JsValue::from_f64(step as f64), &map);
        }
    })
}

/// Like [`tsne`], but calls `on_step` after each step.
pub fn fit(
    neighbours: &[f32],
    start: &[f32],
    perplexity: f32,
    steps: usize,
    mut on_step: impl FnMut(usize, &[f32]),
) -> Vec<f32> {
    let n = start.len() / 2;
    let k = neighbours.len() / 2 / n.max(1);
    let row = |row: &[f32]| -> Vec<Neighbor<f32>> {
        row.chunks_exact(2).map(|pair| Neighbor { index: pair[0] as usize, distance: pair[1] }).collect()
    };
    let near: Vec<_> = neighbours.chunks_exact(2 * k.max(1)).map(row).collect();
    let points = vec![(); n];
    let mut run: tSNE<f32, (), 2> = tSNE::new(&points);
    run.perplexity(perplexity)
        .early_exaggeration(EXAGGERATION)
        .learning_rate((n as f32 / EXAGGERATION).max(MIN_RATE))
        .epochs(steps)
        .initial_embedding(scaled(start))
        .epoch_callback(move |epoch, map: &[f32]| on_step(epoch + 1, map))
        .barnes_hut_with_neighbors(THETA, &near);
    run.embedding()
}

/// Rescales the initial map to [`SPREAD`].
fn scaled(map: &[f32]) -> Vec<f32> {
    let first = map.iter().step_by(2);
    let n = first.len().max(1) as f32;
    let mean = first.clone().sum::<f32>() / n;
    let deviation = (first.map(|value| (value - mean) * (value - mean)).sum::<f32>() / n).sqrt().max(f32::MIN_POSITIVE);
    map.iter().map(|value| value / deviation * SPREAD).collect()
}
