//! The inner loops.

use crate::lanes::{LANES, Lanes};

/// A weighted sum of shifted planes.
pub(super) struct Pass<const C: usize, const V: usize> {
    /// Where each term's plane is read for the first place of the result.
    places: Vec<usize>,
    /// Weights of each term, for each block of C channels of the result.
    weights: Vec<[f32; C]>,
}

impl<const C: usize, const V: usize> Pass<C, V> {
    /// # Arguments
    /// - places: where each term's plane is read
    /// - terms: the keys of the terms, passed to `weight`
    /// - channels: of the result
    /// - weight: of a channel and a term
    pub fn new(
        places: impl Iterator<Item = usize>,
        terms: impl Iterator<Item = usize>,
        channels: usize,
        weight: impl Fn(usize, usize) -> f32,
    ) -> Self {
        let (places, terms): (Vec<usize>, Vec<usize>) = (places.collect(), terms.collect());
        let mut weights = Vec::with_capacity(channels.div_ceil(C) * terms.len());
        for first in (0..channels).step_by(C) {
            for &term in &terms {
                let of = |c: usize| if first + c < channels { weight(first + c, term) } else { 0.0 };
                weights.push(std::array::from_fn(of));
            }
        }
        Self { places, weights }
    }

    /// Computes a block of C channels of `out`, in tiles of V vectors.
    pub fn fill(&self, block: usize, planes: &[f32], bias: Option<&[f32]>, out: &mut [f32]) {
        let of = |c: usize| bias.and_then(|bias| bias.get(block * C + c)).copied().unwrap_or(0.0);
        let start = std::array::from_fn(of);
        let length = out.len() / C;
        let weights = &self.weights[block * self.places.len()..][..self.places.len()];
        for tile in (0..length).step_by(V * LANES) {
            let sums = sum::<C, V>(&planes[tile..], &self.places, weights, start);
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(length)) {
                out[tile..][..V * LANES].copy_from_slice(sums.as_flattened());
            }
        }
    }
}

#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum<const C: usize, const V: usize>(
    planes: &[f32],
    places: &[usize],
    weights: &[[f32; C]],
    start: [f32; C],
) -> [[[f32; LANES]; V]; C] {
    let mut sums = start.map(|start| [Lanes::splat(start); V]);
    for (&place, weights) in places.iter().zip(weights) {
        let Some(values) = planes[place..].as_chunks().0.first_chunk::<V>() else { break };
        let values = values.each_ref().map(Lanes::new);
        for (sums, &weight) in sums.iter_mut().zip(weights) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum = Lanes::splat(weight).multiply_add(value, *sum);
            }
        }
    }
    sums.map(|sums| sums.map(Lanes::values))
}

/// Adds the products of some channels of small images and some shifted planes of large ones over `places` places,
/// rounded up to whole vectors.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub(super) fn correlate<'a, const C: usize, const T: usize>(
    images: impl Iterator<Item = (&'a [f32], &'a [f32])>,
    channels: [usize; C],
    taps: [usize; T],
    places: usize,
    sums: &mut [[[f32; LANES]; T]; C],
) {
    let vectors = places.div_ceil(LANES);
    let mut sum = sums.each_ref().map(|sums| sums.each_ref().map(Lanes::new));
    for (small, large) in images {
        let small = channels.map(|from| &small[from..].as_chunks::<LANES>().0[..vectors]);
        let large = taps.map(|from| &large[from..].as_chunks::<LANES>().0[..vectors]);
        // No closures from here on: with relaxed SIMD they would not be inlined.
        let mut factors = [Lanes::splat(0.0); T];
        for vector in 0..vectors {
            for (factor, large) in factors.iter_mut().zip(large) {
                *factor = Lanes::new(&large[vector]);
            }
            for (sums, small) in sum.iter_mut().zip(small) {
                let small = Lanes::new(&small[vector]);
                for (sum, factor) in sums.iter_mut().zip(factors) {
                    *sum = small.multiply_add(factor, *sum);
                }
            }
        }
    }
    *sums = sum.map(|sums| sums.map(Lanes::values));
}
