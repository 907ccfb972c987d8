//! Nearest training sample of each image.

use burn::tensor::Tensor;
use latente_kernels::dot;

use crate::data::samples::{self, classes_of};
use crate::data::{PIXELS, Samples};
use crate::ops;
use crate::reading::flat;

/// Training samples per matrix product: their floats exist only while it runs.
const CHUNK: usize = 2_500;

/// ‖x‖² of each sample.
pub(super) fn norms(samples: &Samples) -> Vec<f32> {
    (0..samples.count()).filter_map(|index| samples.row(index)).map(|row| dot(&row, &row)).collect()
}

/// Inner products of `images` `[count, n]` with all training samples, in chunks: the CPU would take a second for what a
/// matrix product does in hundredths.
pub(super) fn products(train: &Samples, images: &Tensor<2>) -> Vec<Tensor<1>> {
    let starts = (0..train.count()).step_by(CHUNK);
    starts
        .map(|start| {
            let known = train.tensor_of(start..start + CHUNK, &images.device());
            flat(ops::row_products(images.clone(), known))
        })
        .collect()
}

/// Number of nearest training samples that vote on an image's class.
const VOTERS: usize = 10;
/// An image with fewer votes than this for its class is doubtful.
const AGREED: usize = 7;

/// The nearest training samples of an image.
pub(super) struct Near {
    /// Index of the nearest training sample.
    pub index: usize,
    /// Root mean squared error between the two.
    pub gap: f32,
    /// How many of the ten nearest have their most common label.
    pub agreed: usize,
}

impl Near {
    /// Whether it barely resembles the data: its neighbours disagree on the class, or it is farther than `far`.
    pub(super) fn is_doubtful(&self, far: f32) -> bool {
        self.agreed < AGREED || self.gap > far
    }
}

/// Mean distance to the nearest samples.
pub(super) fn mean_gap(near: &[Near]) -> f32 {
    near.iter().map(|near| near.gap).sum::<f32>() / near.len().max(1) as f32
}

/// Finds the nearest of the training samples with `labels` for each of `images` `[count, n]`, by ‖a − b‖² = ‖a‖² − 2ab
/// + ‖b‖² from the `products`.
pub(super) fn nearest(norms: &[f32], labels: &[u8], images: &[f32], products: &[Vec<f32>]) -> Vec<Near> {
    let count = images.len() / PIXELS;
    let find = |(row, image): (usize, &[f32])| {
        let size: f32 = image.iter().map(|value| value * value).sum();
        let known = products.iter().enumerate().flat_map(|(chunk, products)| {
            let width = products.len() / count;
            products[row * width..(row + 1) * width]
                .iter()
                .enumerate()
                .map(move |(at, product)| (chunk * CHUNK + at, product))
        });
        // In ascending order of distance.
        let mut voters = [(0, f32::INFINITY); VOTERS];
        for (index, product) in known {
            let mut candidate = (index, (size - 2.0 * product + norms[index]).max(0.0));
            if candidate.1 < voters[VOTERS - 1].1 {
                for place in &mut voters {
                    if candidate.1 < place.1 {
                        std::mem::swap(place, &mut candidate);
                    }
                }
            }
        }
        // With fewer samples than voters, each sample votes once.
        let votes = voters.iter().filter(|(_, gap)| gap.is_finite()).map(|(index, _)| labels[*index]);
        let votes = samples::counts(votes, classes_of(labels));
        let (index, least) = voters[0];
        Near { index, gap: (least / PIXELS as f32).sqrt(), agreed: votes.into_iter().max().unwrap_or_default() }
    };
    images.chunks_exact(PIXELS).enumerate().map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_samples_are_found_and_vote() {
        // Uniform grey samples from 0 to 0.9; the first seven share a class.
        let greys: Vec<f32> = (0..10_u8).map(|i| f32::from(i) / 10.0).collect();
        let labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
        let norms: Vec<f32> = greys.iter().map(|grey| grey * grey * PIXELS as f32).collect();
        let image = vec![0.42_f32; PIXELS];
        let products = vec![greys.iter().map(|grey| grey * 0.42 * PIXELS as f32).collect()];
        let near = nearest(&norms, &labels, &image, &products);
        assert_eq!((near[0].index, near[0].agreed), (4, 7));
        assert!((near[0].gap - 0.02).abs() < 1e-3, "{}", near[0].gap);
        assert!(!near[0].is_doubtful(0.03) && near[0].is_doubtful(0.01));
        let divided = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        assert!(nearest(&norms, &divided, &image, &products)[0].is_doubtful(1.0));
    }
}
