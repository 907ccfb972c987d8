//! t-SNE (van der Maaten and Hinton, JMLR 9, 2008) by Barnes-Hut's approximation, from neighbours that are known.

use bhtsne::{Neighbor, tSNE};
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Barnes and Hut's θ: how small a far group must look to be taken for one point.
const THETA: f32 = 0.5;
/// The least step size. It and [`EXAGGERATION`] give scikit-learn's step, whose gradient has a factor of 4 that this one lacks.
const LEAST_RATE: f32 = 200.0;
/// How much stronger neighbours attract each other in the first 250 steps.
const EXAGGERATION: f32 = 12.0;
/// As in scikit-learn's `init="pca"`: the first coordinate begins with this standard deviation.
const SPREAD: f32 = 1e-4;

/// The map `[n, 2]` of points whose nearest others are `neighbours` `[n, k, 2]`, each an index and a distance. It begins at
/// `start` `[n, 2]`, which is scaled; so the same points give the same map. After every `every`-th of `steps` it tells `told`
/// the step and the map so far.
#[wasm_bindgen]
pub fn tsne(
    neighbours: &[f32],
    start: &[f32],
    perplexity: f32,
    steps: usize,
    every: usize,
    told: &Function,
) -> Vec<f32> {
    fit(neighbours, start, perplexity, steps, |step, map| {
        if step % every.max(1) == 0 {
            let map = js_sys::Float32Array::from(map);
            let _ = told.call2(&JsValue::NULL, &JsValue::from_f64(step as f64), &map);
        }
    })
}

/// The same with `told` after each step.
pub fn fit(
    neighbours: &[f32],
    start: &[f32],
    perplexity: f32,
    steps: usize,
    mut told: impl FnMut(usize, &[f32]),
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
        .learning_rate((n as f32 / EXAGGERATION).max(LEAST_RATE))
        .epochs(steps)
        .initial_embedding(scaled(start))
        .epoch_callback(move |epoch, map: &[f32]| told(epoch + 1, map))
        .barnes_hut_with_neighbors(THETA, &near);
    run.embedding()
}

/// A map made small.
fn scaled(map: &[f32]) -> Vec<f32> {
    let first = map.iter().step_by(2);
    let n = first.len().max(1) as f32;
    let mean = first.clone().sum::<f32>() / n;
    let deviation = (first.map(|value| (value - mean) * (value - mean)).sum::<f32>() / n).sqrt().max(f32::MIN_POSITIVE);
    map.iter().map(|value| value / deviation * SPREAD).collect()
}
