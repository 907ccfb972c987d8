//! A t-SNE map of the training digits, to which the codes of a guided network are pulled.

use std::fs;
use std::path::Path;

use bhtsne::{Neighbor, tSNE};
use latente::data::Samples;
use latente::metrics::neighbors::winner;
use latente::metrics::pca::Pca;
use latente_kernels::nearest;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::Result;

/// Number of principal components used to find neighbours.
const COMPONENTS: usize = 50;
const PERPLEXITY: f32 = 30.0;
/// Neighbours that attract each sample: three times the perplexity, as usual.
const NEAR: usize = 90;
/// Iterations, the first third with early exaggeration.
const ITERATIONS: usize = 750;
/// Samples per unit of the learning rate: N / 12, as early exaggeration is 12 (Belkina et al., Nature Communications
/// 10, 2019).
const SAMPLES_PER_RATE: f32 = 12.0;
/// Initial standard deviation of the map along its first axis, as usual when initialised with PCA (Kobak and Berens,
/// Nature Communications 10, 2019).
const INITIAL_DEVIATION: f32 = 1e-4;

/// Description of the method, for the record.
pub fn method() -> String {
    format!("t-SNE of {COMPONENTS} principal components, perplexity {PERPLEXITY}, {ITERATIONS} iterations")
}

/// Returns the map of `samples`, `[count, 2]`, with mean 0 and standard deviation 1 over both axes, initialised with
/// two principal components. It takes minutes, so it is cached in `file`.
pub fn tsne(samples: &Samples, pca: &Pca, file: &Path) -> Result<Vec<f32>> {
    let length = 2 * samples.count();
    if let Ok(bytes) = fs::read(file) {
        let kept: Vec<f32> = bytes.as_chunks::<4>().0.iter().map(|&four| f32::from_le_bytes(four)).collect();
        if kept.len() == length {
            return Ok(kept);
        }
    }
    let scores = pca.all_scores(samples, COMPONENTS);
    let rows: Vec<&[f32]> = scores.chunks_exact(COMPONENTS).collect();
    let shrink = INITIAL_DEVIATION / pca.variances().first().copied().unwrap_or(1.0).sqrt();
    let begin: Vec<f32> = rows.iter().flat_map(|row| [shrink * row[0], shrink * row[1]]).collect();
    println!("neighbours of {} digits", rows.len());
    // Computes all distances: the crate's search starts at random and gives another map each time.
    let near: Vec<Vec<Neighbor<f32>>> =
        (0..rows.len()).into_par_iter().map(|sample| neighbours(&scores, sample)).collect();
    println!("t-SNE");
    // With several threads, the order of the sums and thus the map would vary.
    let one = ThreadPoolBuilder::new().num_threads(1).build()?;
    let points = one.install(|| {
        let mut tsne: tSNE<f32, &[f32]> = tSNE::new(&rows);
        tsne.perplexity(PERPLEXITY).epochs(ITERATIONS).learning_rate(rows.len() as f32 / SAMPLES_PER_RATE);
        tsne.initial_embedding(begin).epoch_callback(report);
        tsne.fit_sne_with_neighbors(&near).embedding()
    });
    let map = standardised(&points);
    fs::write(file, map.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>())?;
    Ok(map)
}

/// The nearest neighbours of one of `scores` `[count, COMPONENTS]` with their distances, nearest first.
fn neighbours(scores: &[f32], sample: usize) -> Vec<Neighbor<f32>> {
    let row = &scores[sample * COMPONENTS..][..COMPONENTS];
    let others = nearest(scores, row, NEAR + 1).into_iter().filter(|&(index, _)| index != sample);
    others.take(NEAR).map(|(index, squared)| Neighbor { index, distance: squared.sqrt() }).collect()
}

/// Accuracy of nearest neighbours on every thirtieth of the points `[count, 2]`.
pub fn accuracy(map: &[f32], labels: &[u8], k: usize) -> f32 {
    let asked = (0..labels.len()).step_by(30);
    let count = asked.len().max(1);
    let is_right = |&index: &usize| {
        let others = nearest(map, &map[2 * index..2 * index + 2], k + 1).into_iter().map(|(other, _)| other);
        winner(others.filter(|&other| other != index).map(|other| labels[other])) == Some(labels[index])
    };
    asked.filter(is_right).count() as f32 / count as f32
}

fn report(iteration: usize, _: &[f32]) {
    if (iteration + 1).is_multiple_of(50) {
        println!("iteration {}", iteration + 1);
    }
}

/// Scales points to mean 0, and a mean variance of 1 over both axes.
fn standardised(points: &[f32]) -> Vec<f32> {
    let points = points.as_chunks::<2>().0;
    let count = points.len().max(1) as f64;
    let means = [0, 1].map(|axis| points.iter().map(|point| f64::from(point[axis])).sum::<f64>() / count);
    let square = |point: &[f32; 2]| (0..2).map(|axis| (f64::from(point[axis]) - means[axis]).powi(2)).sum::<f64>();
    let deviation = (points.iter().map(square).sum::<f64>() / (2.0 * count)).sqrt();
    points
        .iter()
        .flat_map(|point| [0, 1].map(|axis| ((f64::from(point[axis]) - means[axis]) / deviation) as f32))
        .collect()
}
