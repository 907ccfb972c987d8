//! Products of a small and a large image, summed over places and images.

use std::ops::Range;

use super::blocks::{self, WIDEST};
use super::planes::Planes;
use crate::lanes::{LANES, Lanes};

/// Terms of the large image whose products are summed side by side.
const TERMS: usize = 2;
/// Whether six channels fit into the registers: a product that is not added at once takes one more.
const WIDE: bool = cfg!(feature = "relaxed-simd");

/// The blocks for all channels of the small image.
pub(super) fn blocks(planes: &Planes, channels: usize, terms: usize) -> Vec<Box<dyn Block>> {
    let vectors = planes.places().div_ceil(LANES);
    let block = |(size, of): (usize, Range<usize>)| -> Box<dyn Block> {
        let of = of.map(|channel| planes.place(channel, 0)).collect();
        match size {
            WIDEST if WIDE => Box::new(Products::<WIDEST>::new(of, vectors, terms)),
            _ => Box::new(Products::<4>::new(of, vectors, terms)),
        }
    };
    blocks::blocks(channels, WIDE).map(block).collect()
}

/// Sums of the products of a block of channels with all terms.
pub(super) trait Block {
    /// Adds the products of some images.
    ///
    /// # Arguments
    /// - images: planes of the small and the large ones
    /// - terms: where each term's plane is read
    fn add(&mut self, images: &[(&[f32], &[f32])], terms: &[usize]);

    /// Appends the sums of each channel and term.
    fn append(&self, terms: usize, out: &mut Vec<f32>);
}

/// Sums of at most C channels.
struct Products<const C: usize> {
    /// Where the channels are read.
    channels: Vec<usize>,
    vectors: usize,
    /// The vectors of the channels, interleaved: the inner loop then needs one address for all of them.
    interleaved: Vec<[[f32; LANES]; C]>,
    /// Of each group of terms.
    sums: Vec<[[[f32; LANES]; TERMS]; C]>,
}

impl<const C: usize> Products<C> {
    fn new(channels: Vec<usize>, vectors: usize, terms: usize) -> Self {
        let sums = vec![[[[0.0; LANES]; TERMS]; C]; terms.div_ceil(TERMS)];
        Self { channels, vectors, interleaved: Vec::new(), sums }
    }
}

impl<const C: usize> Block for Products<C> {
    fn add(&mut self, images: &[(&[f32], &[f32])], terms: &[usize]) {
        self.interleaved.resize(images.len() * self.vectors, [[0.0; LANES]; C]);
        for ((small, _), rows) in images.iter().zip(self.interleaved.chunks_exact_mut(self.vectors)) {
            for (c, &from) in self.channels.iter().enumerate() {
                for (row, vector) in rows.iter_mut().zip(small[from..].as_chunks().0) {
                    row[c] = *vector;
                }
            }
        }
        for (group, sums) in self.sums.iter_mut().enumerate() {
            // The last group is filled up with repeats, whose sums are discarded.
            let terms = std::array::from_fn(|t| terms[(group * TERMS + t).min(terms.len() - 1)]);
            let large = images.iter().map(|(_, large)| *large);
            correlate(self.interleaved.chunks_exact(self.vectors).zip(large), terms, sums);
        }
    }

    fn append(&self, terms: usize, out: &mut Vec<f32>) {
        for c in 0..self.channels.len() {
            let sums = self.sums.iter().flat_map(|sums| sums[c]).take(terms);
            out.extend(sums.map(|lanes| lanes.iter().sum::<f32>()));
        }
    }
}

/// Adds the products of the interleaved vectors and those at `terms` in the planes of the large image.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn correlate<'a, const C: usize, const T: usize>(
    images: impl Iterator<Item = (&'a [[[f32; LANES]; C]], &'a [f32])>,
    terms: [usize; T],
    sums: &mut [[[f32; LANES]; T]; C],
) {
    let mut sum = sums.each_ref().map(|sums| sums.each_ref().map(Lanes::new));
    for (small, large) in images {
        let large = terms.map(|from| &large[from..].as_chunks::<LANES>().0[..small.len()]);
        // No closures from here on: with relaxed SIMD they would not be inlined.
        let mut factors = [Lanes::splat(0.0); T];
        for (vector, small) in small.iter().enumerate() {
            for (factor, large) in factors.iter_mut().zip(large) {
                *factor = Lanes::new(&large[vector]);
            }
            for (sums, small) in sum.iter_mut().zip(small) {
                let small = Lanes::new(small);
                for (sum, factor) in sums.iter_mut().zip(factors) {
                    *sum = small.multiply_add(factor, *sum);
                }
            }
        }
    }
    *sums = sum.map(|sums| sums.map(Lanes::values));
}
