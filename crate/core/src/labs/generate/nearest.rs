//! The training sample that is most like each of some images.

use burn::tensor::Tensor;
use latente_kernels::dot;

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

/// The mean of the errors that [`nearest`] gives.
pub(super) fn mean_gap(near: &[(usize, f32)]) -> f32 {
    near.iter().map(|(_, gap)| gap).sum::<f32>() / near.len().max(1) as f32
}

/// For each of `images` `[count, n]` the training sample that is most like it, and the root mean squared error between the
/// two: ‖a − b‖² = ‖a‖² − 2ab + ‖b‖² from the `products`.
pub(super) fn nearest(norms: &[f32], images: &[f32], products: &[Vec<f32>]) -> Vec<(usize, f32)> {
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
        let gaps = known.map(|(index, product)| (index, (size - 2.0 * product + norms[index]).max(0.0)));
        let (index, least) = gaps.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default();
        (index, (least / PIXELS as f32).sqrt())
    };
    images.chunks_exact(PIXELS).enumerate().map(find).collect()
}
