//! The product with factors that are full.
//!
//! Tiles of 4 × 8 values of the result stay in registers while a loop goes through what is summed over. Both factors are
//! copied into panels first, in the order in which that loop reads them, so the loop is the same for transposed ones, and
//! each panel of the right factor stays in the first cache while all of the left one passes.

use std::ops::Range;

use crate::lanes::{LANES, Lanes, Vector};
use crate::matrix::Matrix;

use super::{Block, Start, Way, read, stride, take};

/// Rows of a tile. With two vectors a row, eight sums run side by side: as many as a processor needs to be busy with two
/// multiplications at a time of four cycles each, and few enough for the registers of WebAssembly engines.
const ROWS: usize = 4;
/// Vectors in a row of a tile.
const VECTORS: usize = 2;
/// Columns of a tile.
const COLUMNS: usize = VECTORS * LANES;
/// Terms of the sum in one panel at most: a panel of the right factor then takes 16 kB, half of the smallest first cache.
const DEPTH: usize = 512;

/// Panels of the factors.
#[derive(Default)]
pub(super) struct Panels {
    /// Of the left factor, one after the other.
    left: Vec<[f32; ROWS]>,
    /// Of the right factor.
    right: Vec<Row>,
}

impl Way for Panels {
    const COLUMNS: usize = COLUMNS;
    const DEPTH: usize = DEPTH;

    fn take_left(&mut self, left: Matrix, depth: Range<usize>) {
        take::<_, ROWS>(left, 0..left.rows(), depth, &mut self.left);
    }

    fn take_right(&mut self, right: Matrix, depth: Range<usize>, across: Range<usize>) {
        take::<_, COLUMNS>(right.transposed(), across, depth, &mut self.right);
    }

    fn fill(&self, start: Start, depth: usize, Block { row, panel, across, columns, out }: Block) {
        let mut tile = [[[0.0; LANES]; VECTORS]; ROWS];
        if let Start::Row(Some(start)) = start {
            tile.iter_mut().for_each(|sums| read(&start[across.clone()], sums));
        }
        let right = &self.right[panel * stride::<Row>(depth)..][..depth];
        let stride = stride::<[f32; ROWS]>(depth);
        let lefts = self.left[row / ROWS * stride..].chunks_exact(stride);
        for (left, out) in lefts.zip(out.chunks_mut(ROWS * columns)) {
            if let Start::Out = start {
                tile.iter_mut().zip(out.chunks_exact(columns)).for_each(|(sums, out)| read(&out[across.clone()], sums));
            }
            let left = &left[..depth];
            let mut rows = out.chunks_exact_mut(columns);
            let mut row = || rows.next()?[across.clone()].as_chunks_mut().0.as_mut_array();
            if let (Some(a), Some(b), Some(c), Some(d)) = (row(), row(), row(), row()) {
                sum(left, right, &tile, [a, b, c, d]);
                continue;
            }
            let mut whole = tile;
            sum(left, right, &tile, whole.each_mut());
            for (sums, out) in whole.iter().zip(out.chunks_exact_mut(columns)) {
                out[across.clone()].copy_from_slice(&sums.as_flattened()[..across.len()]);
            }
        }
    }
}

/// Values of a panel's row.
type Row = [Vector; VECTORS];
/// Values of a tile's row.
type Sums = [[f32; LANES]; VECTORS];
type Tile = [Sums; ROWS];

#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum(left: &[[f32; ROWS]], right: &[Row], start: &Tile, out: [&mut Sums; ROWS]) {
    let mut sums = start.each_ref().map(|row| row.each_ref().map(Lanes::new));
    for (left, right) in left.iter().zip(right) {
        let right = right.map(Lanes::from);
        for (sums, &left) in sums.iter_mut().zip(left) {
            for (sum, right) in sums.iter_mut().zip(right) {
                *sum = Lanes::splat(left).multiply_add(right, *sum);
            }
        }
    }
    let [a, b, c, d] = out;
    [*a, *b, *c, *d] = sums.map(|row| row.map(Lanes::values));
}
