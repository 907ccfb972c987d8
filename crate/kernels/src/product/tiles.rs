//! The product of dense factors.
//!
//! Tiles of 4 × 8 result values stay in registers while a loop runs over the summed index. Both factors are first
//! packed into panels in the order in which that loop reads them. Transposed factors therefore use the same loop, and
//! each panel of the right factor stays in the L1 cache while the whole left factor passes.

use std::ops::Range;

use crate::lanes::{LANES, Lanes, Vector};
use crate::matrix::Matrix;

use super::{Block, Method, Start, read, stride, take};

/// Rows of a tile. With two vectors per row, eight sums run side by side: enough to keep two multiplication units with
/// a latency of four cycles busy, few enough for the registers of WebAssembly engines.
const ROWS: usize = 4;
/// Vectors in a row of a tile.
const VECTORS: usize = 2;
/// Columns of a tile.
const COLUMNS: usize = VECTORS * LANES;
/// Maximum terms in a panel: a panel of the right factor then takes 16 kB, half of the smallest L1 cache.
const DEPTH: usize = 512;

/// Packed panels of both factors.
#[derive(Default)]
pub(super) struct Panels {
    /// Panels of the left factor.
    left: Vec<[f32; ROWS]>,
    /// Panels of the right factor.
    right: Vec<Row>,
}

impl Method for Panels {
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

/// A row of a panel.
type Row = [Vector; VECTORS];
/// Partial sums of a tile row.
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
