//! The product with a sparse left factor.
//!
//! The nonzero values are listed row by row; a row of the result is the weighted sum of the right factor's rows in its
//! list. 32 result values stay in registers while the list is traversed.

use std::ops::Range;

use crate::lanes::{LANES, Lanes, Vector};
use crate::matrix::Matrix;

use super::{Block, Method, Start, read, room, stride, take};

/// Vectors summed side by side: enough to keep two multiplication units with a latency of four cycles busy, few enough
/// for the registers of WebAssembly engines.
const VECTORS: usize = 8;
/// Columns in these vectors.
const COLUMNS: usize = VECTORS * LANES;
/// Maximum terms in a panel: a panel of the right factor then takes 25 kB, most of the smallest L1 cache.
const DEPTH: usize = 200;

/// Partial sums of a result row.
type Sums = [[f32; LANES]; VECTORS];
/// A row of a panel.
type Row = [Vector; VECTORS];

/// The left factor as lists, and the right factor as panels.
#[derive(Default)]
pub(super) struct Lists {
    /// Nonzero values of each row, `stride` apart.
    values: Vec<f32>,
    /// Their columns.
    places: Vec<u32>,
    /// Number of nonzero values in each row.
    counts: Vec<usize>,
    stride: usize,
    /// Some columns of a transposed left factor, in memory order.
    turned: Vec<[f32; LANES]>,
    /// Panels of the right factor.
    right: Vec<Row>,
}

impl Method for Lists {
    const COLUMNS: usize = COLUMNS;
    const DEPTH: usize = DEPTH;

    fn take_left(&mut self, left: Matrix, depth: Range<usize>) {
        let rows = left.rows();
        self.counts.clear();
        self.counts.resize(rows, 0);
        self.stride = depth.len() + LANES; // four are written even if only one is kept
        let values = room(&mut self.values, rows * self.stride).chunks_exact_mut(self.stride);
        let places = room(&mut self.places, rows * self.stride).chunks_exact_mut(self.stride);
        let lists = values.zip(places).zip(&mut self.counts);
        if left.strides[1] == 1 {
            lists
                .enumerate()
                .for_each(|(row, list)| take_row(list, &left.values[row * left.strides[0]..][depth.clone()]));
            return;
        }
        // In memory order, four columns at a time.
        let mut lists: Vec<_> = lists.collect();
        let turned = room(&mut self.turned, rows);
        for from in depth.clone().step_by(LANES) {
            left.transposed().pack(from..(from + LANES).min(depth.end), 0..rows, rows, turned);
            lists.iter_mut().zip(&*turned).for_each(|(list, four)| add(list, from - depth.start, four));
        }
    }

    fn take_right(&mut self, right: Matrix, depth: Range<usize>, across: Range<usize>) {
        take::<_, COLUMNS>(right.transposed(), across, depth, &mut self.right);
    }

    fn fill(&self, start: Start, depth: usize, Block { row, panel, across, columns, out }: Block) {
        let mut sums = [[0.0; LANES]; VECTORS];
        if let Start::Row(Some(start)) = start {
            read(&start[across.clone()], &mut sums);
        }
        let right = &self.right[panel * stride::<Row>(depth)..][..depth];
        let lists = self.values.chunks_exact(self.stride).zip(self.places.chunks_exact(self.stride)).zip(&self.counts);
        for (((values, places), &count), out) in lists.skip(row).zip(out.chunks_exact_mut(columns)) {
            let out = &mut out[across.clone()];
            if let Start::Out = start {
                read(out, &mut sums);
            }
            let (values, places) = (&values[..count], &places[..count]);
            if let Some(whole) = out.as_chunks_mut().0.as_mut_array() {
                sum(values, places, right, &sums, whole);
            } else {
                let mut whole = sums;
                sum(values, places, right, &sums, &mut whole);
                out.copy_from_slice(&whole.as_flattened()[..out.len()]);
            }
        }
    }
}

/// The nonzero values of a row, their columns, and their number.
type List<'a> = ((&'a mut [f32], &'a mut [u32]), &'a mut usize);

fn take_row(mut list: List, row: &[f32]) {
    let (fours, rest) = row.as_chunks::<LANES>();
    for (place, four) in (0..).step_by(LANES).zip(fours) {
        add(&mut list, place, four);
    }
    let last = std::array::from_fn(|index| rest.get(index).copied().unwrap_or(0.0));
    add(&mut list, fours.len() * LANES, &last);
}

/// Appends the nonzero ones of four values, the first of which is in column `place`.
#[inline(always)]
fn add(((values, places), count): &mut List, place: usize, four: &[f32; LANES]) {
    let four = Lanes::new(four);
    if four.are_zero() {
        return; // most of an image is black
    }
    let (four, at, more) = four.not_zero(place as u32);
    if let (Some(values), Some(places)) = (values[**count..].first_chunk_mut(), places[**count..].first_chunk_mut()) {
        (*values, *places) = (four, at);
    }
    **count += more;
}

#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum(values: &[f32], places: &[u32], right: &[Row], start: &Sums, out: &mut Sums) {
    let mut sums = start.each_ref().map(Lanes::new);
    for (&value, &place) in values.iter().zip(places) {
        let value = Lanes::splat(value);
        for (sum, right) in sums.iter_mut().zip(&right[place as usize]) {
            *sum = value.multiply_add(Lanes::from(*right), *sum);
        }
    }
    *out = sums.map(Lanes::values);
}
