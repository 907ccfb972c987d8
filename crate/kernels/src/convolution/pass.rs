//! Weighted sums of shifted planes.

use std::ops::Range;

use super::blocks::{WIDEST, blocks};
use crate::lanes::{LANES, Lanes};

/// A weighted sum of shifted planes for each channel of the result.
pub(super) struct Pass {
    /// Where each term's plane is read for the first place of the result.
    terms: Vec<usize>,
    blocks: Vec<Box<dyn Block>>,
}

impl Pass {
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
        let terms: Vec<usize> = terms.collect();
        let block = |(size, of)| -> Box<dyn Block> {
            match size {
                _ if channels == 1 => Box::new(Weights::<1, 8>::new(of, &terms, &weight)),
                WIDEST => Box::new(Weights::<WIDEST, 2>::new(of, &terms, &weight)),
                _ => Box::new(Weights::<4, 2>::new(of, &terms, &weight)),
            }
        };
        let blocks = blocks(channels, true).map(block).collect();
        Self { terms: places.collect(), blocks }
    }

    /// The channels of each block.
    pub fn blocks(&self) -> impl Iterator<Item = Range<usize>> {
        self.blocks.iter().map(|block| block.channels())
    }

    /// Computes the first `places` of a block of channels, rounded up to whole tiles.
    ///
    /// # Arguments
    /// - out: the channels, `length` apart
    pub fn fill(
        &self,
        block: usize,
        planes: &[f32],
        bias: Option<&[f32]>,
        places: usize,
        out: &mut [f32],
        length: usize,
    ) {
        self.blocks[block].fill(planes, &self.terms, bias, places, out, length);
    }
}

trait Block {
    fn channels(&self) -> Range<usize>;

    /// See [`Pass::fill`].
    fn fill(
        &self,
        planes: &[f32],
        terms: &[usize],
        bias: Option<&[f32]>,
        places: usize,
        out: &mut [f32],
        length: usize,
    );
}

/// Weights of at most C channels, whose sums are computed in tiles of V vectors.
struct Weights<const C: usize, const V: usize> {
    channels: Range<usize>,
    /// Of each term.
    weights: Vec<[f32; C]>,
}

impl<const C: usize, const V: usize> Weights<C, V> {
    fn new(channels: Range<usize>, terms: &[usize], weight: impl Fn(usize, usize) -> f32) -> Self {
        let of = |c: usize, term| channels.clone().nth(c).map_or(0.0, |channel| weight(channel, term));
        let weights = terms.iter().map(|&term| std::array::from_fn(|c| of(c, term))).collect();
        Self { channels, weights }
    }
}

impl<const C: usize, const V: usize> Block for Weights<C, V> {
    fn channels(&self) -> Range<usize> {
        self.channels.clone()
    }

    fn fill(
        &self,
        planes: &[f32],
        terms: &[usize],
        bias: Option<&[f32]>,
        places: usize,
        out: &mut [f32],
        length: usize,
    ) {
        let of = |c: usize| bias.and_then(|bias| bias.get(self.channels.start + c)).copied().unwrap_or(0.0);
        let start = std::array::from_fn(of);
        for tile in (0..places).step_by(V * LANES) {
            sum::<C, V>(&planes[tile..], terms, &self.weights, start, &mut out[tile..], length);
        }
    }
}

/// Sums a tile. One call per tile: with the loop over tiles within, V8 keeps fewer of the sums in registers.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum<const C: usize, const V: usize>(
    planes: &[f32],
    terms: &[usize],
    weights: &[[f32; C]],
    start: [f32; C],
    out: &mut [f32],
    length: usize,
) {
    let mut sums = start.map(|start| [Lanes::splat(start); V]);
    for (&place, weights) in terms.iter().zip(weights) {
        let Some(values) = planes[place..].as_chunks().0.first_chunk::<V>() else { break };
        let values = values.each_ref().map(Lanes::new);
        for (sums, &weight) in sums.iter_mut().zip(weights) {
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum = Lanes::splat(weight).multiply_add(value, *sum);
            }
        }
    }
    for (channel, sums) in sums.iter().enumerate() {
        if let Some(out) = out[channel * length..].as_chunks_mut().0.first_chunk_mut::<V>() {
            *out = sums.map(Lanes::values);
        }
    }
}
