//! The training sample that is most like each of some images.

use burn::tensor::Tensor;
use latente_kernels::dot;

use crate::data::samples::{self, classes_of};
use crate::data::{PIXELS, Samples};
use crate::reading::flat;

/// Training samples in one matrix product: their floats are made for it, and dropped after it.
const CHUNK: usize = 2_500;

/// ‖x‖² of each sample.
pub(super) fn norms(samples: &Samples) -> Vec<f32> {
    (0..samples.count()).filter_map(|index| samples.row(index)).map(|row| dot(&row, &row)).collect()
}

/// Inner products of `images` `[count, n]` with every training sample, some thousand of them at a time: a host would take
/// a second for what a matrix product does in some hundredths.
pub(super) fn products(train: &Samples, images: &Tensor<2>) -> Vec<Tensor<1>> {
    let starts = (0..train.count()).step_by(CHUNK);
    starts
        .map(|start| {
            let known = train.tensor_of(start..start + CHUNK, &images.device());
            flat(images.clone().matmul(known.transpose()))
        })
        .collect()
}

/// So many training samples that are most like an image vote on what it is.
const VOTERS: usize = 10;
/// With fewer votes than these for one class an image is doubtful.
const AGREED: usize = 7;

/// What an image is like.
pub(super) struct Near {
    /// The training sample that is most like it.
    pub index: usize,
    /// The root mean squared error between the two.
    pub gap: f32,
    /// How many of the ten that are most like it have the commonest label among them.
    pub agreed: usize,
}

impl Near {
    /// Whether it hardly is an image of the data: what it is like does not agree on a class, or is `far`.
    pub(super) fn is_doubtful(&self, far: f32) -> bool {
        self.agreed < AGREED || self.gap > far
    }
}

/// The mean of the errors that [`nearest`] gives.
pub(super) fn mean_gap(near: &[Near]) -> f32 {
    near.iter().map(|near| near.gap).sum::<f32>() / near.len().max(1) as f32
}

/// What each of `images` `[count, n]` is like among training samples with `labels`: ‖a − b‖² = ‖a‖² − 2ab + ‖b‖² from the
/// `products`.
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
        // The nearest first.
        let mut voters = [(0, f32::INFINITY); VOTERS];
        for (index, product) in known {
            let mut own = (index, (size - 2.0 * product + norms[index]).max(0.0));
            if own.1 < voters[VOTERS - 1].1 {
                for place in &mut voters {
                    if own.1 < place.1 {
                        std::mem::swap(place, &mut own);
                    }
                }
            }
        }
        // Of fewer samples than voters each votes once.
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
    fn the_nearest_are_found_and_vote() {
        // Samples that are all one grey, from 0 to 0.9; the first seven are of one class.
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
