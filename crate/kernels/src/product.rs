//! The matrix product, with one of two methods chosen by the left factor.
//!
//! Images of digits are mostly black, and ReLU outputs many zeros. A zero in the left factor adds nothing, so if there
//! are many of them they are skipped. Infinities in the right factor at skipped places are then ignored too.

mod lists;
mod tiles;

use std::cell::RefCell;
use std::ops::Range;

use bytemuck::{Pod, Zeroable};

use crate::lanes::LANES;
use crate::matrix::Matrix;

/// Maximum nonzero values out of sixteen in the left factor for skipping zeros to pay off.
const SPARSE: usize = 12;
/// The same limit for results with fewer than [`NARROW`] columns, where few sums share the cost of finding the zeros.
const SPARSE_FOR_NARROW: usize = 6;
/// See [`SPARSE_FOR_NARROW`].
const NARROW: usize = 128;
/// Number of rows inspected to estimate sparsity.
const LOOKED_AT: usize = 8;
/// Rows of the left factor copied at a time: more than a batch or layer has, few enough to limit memory for a whole
/// data set.
const ROWS: usize = 1024;
/// Values of the right factor copied at a time, 256 kB: a part of the L2 cache.
const COPIED: usize = 1 << 16;
/// Rows of the result computed at a time, to stay in the L2 cache.
const BEGUN: usize = 128;

/// Buffers for the packed factors, reused across products.
#[derive(Default)]
struct Room {
    tiles: tiles::Panels,
    lists: lists::Lists,
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

/// Computes `left` · `right`, row-major, added to `start` (one row, broadcast) if given.
///
/// # Panics
/// If the sizes do not match.
pub fn product(left: Matrix, right: Matrix, start: Option<&[f32]>) -> Vec<f32> {
    let mut out = Vec::with_capacity(left.rows() * right.columns());
    append_product(left, right, start, &mut out);
    out
}

/// Appends [`product`] to `out`.
#[inline(never)]
pub(crate) fn append_product(left: Matrix, right: Matrix, start: Option<&[f32]>, out: &mut Vec<f32>) {
    let ([rows, depth], [inner, columns]) = (left.sizes, right.sizes);
    assert!(depth == inner, "sizes must match");
    assert!(start.is_none_or(|start| start.len() == columns), "start must have a value per column");
    if depth == 0 {
        return out.extend(start.map_or(vec![0.0; rows * columns], |start| start.repeat(rows)));
    }
    right.fetch();
    ROOM.with_borrow_mut(|room| {
        for from in (0..rows).step_by(ROWS) {
            let left = left.part(from..(from + ROWS).min(rows));
            if is_sparse(left, columns) {
                room.lists.product(left, right, start, out);
            } else {
                room.tiles.product(left, right, start, out);
            }
        }
    });
}

/// Estimates from some rows whether enough values are zero to use lists for a result with this many columns.
fn is_sparse(matrix: Matrix, result: usize) -> bool {
    let [rows, depth] = matrix.sizes;
    let looked = (0..rows).step_by(rows.div_ceil(LOOKED_AT).max(1));
    let (mut there, mut all) = (0, 0);
    for row in looked {
        there += matrix.count(row);
        all += depth;
    }
    there * 16 <= all * if result < NARROW { SPARSE_FOR_NARROW } else { SPARSE }
}

/// A multiplication method: its packed factors and its inner loop.
trait Method {
    /// Columns in a panel of the right factor.
    const COLUMNS: usize;
    /// Maximum number of terms copied at a time.
    const DEPTH: usize;

    /// Packs the columns `depth` of the whole left factor.
    fn take_left(&mut self, left: Matrix, depth: Range<usize>);

    /// Packs the rows `depth` and columns `across` of the right factor into panels of `COLUMNS`.
    fn take_right(&mut self, right: Matrix, depth: Range<usize>, across: Range<usize>);

    /// Adds the `depth` packed terms to a block of the result.
    fn fill(&self, start: Start, depth: usize, block: Block);

    /// Appends the rows of the result to `out`.
    fn product(&mut self, left: Matrix, right: Matrix, start: Option<&[f32]>, out: &mut Vec<f32>) {
        let ([rows, _], [depth, columns]) = (left.sizes, right.sizes);
        let from = out.len();
        for part in parts(depth, Self::DEPTH) {
            self.take_left(left, part.clone());
            let start = if part.start == 0 { Start::Row(start) } else { Start::Out };
            let wide = (COPIED / part.len()).next_multiple_of(Self::COLUMNS);
            for first in (0..columns).step_by(wide) {
                let end = (first + wide).min(columns);
                self.take_right(right, part.clone(), first..end);
                for row in (0..rows).step_by(BEGUN) {
                    let rows = from + row * columns..from + (row + BEGUN).min(rows) * columns;
                    if out.len() < rows.end {
                        out.resize(rows.end, 0.0);
                    }
                    let out = &mut out[rows];
                    for (panel, column) in (first..end).step_by(Self::COLUMNS).enumerate() {
                        let across = column..(column + Self::COLUMNS).min(end);
                        self.fill(start, part.len(), Block { row, panel, across, columns, out });
                    }
                }
            }
        }
    }
}

/// A block of the result.
struct Block<'a> {
    /// First row.
    row: usize,
    /// Index of the right factor's panel.
    panel: usize,
    /// The columns.
    across: Range<usize>,
    /// Columns in a whole row.
    columns: usize,
    /// The whole rows.
    out: &'a mut [f32],
}

/// Initial value of a sum.
#[derive(Clone, Copy)]
enum Start<'a> {
    /// The same row for all rows, or zero.
    Row(Option<&'a [f32]>),
    /// The current values of `out`.
    Out,
}

/// Splits the summation range into parts of equal length, at most `most`, to avoid a short last one.
fn parts(depth: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let count = depth.div_ceil(most);
    (0..count).map(move |part| depth * part / count..depth * (part + 1) / count)
}

/// Distance between panels, in panel rows: padded by a cache line, since panels a power of two apart would share a few
/// cache sets.
fn stride<T>(depth: usize) -> usize {
    depth + 64_usize.div_ceil(size_of::<T>())
}

/// Packs the given rows and columns (`depth`) of a factor into panels of N rows, [`stride`] apart. T holds the N values
/// of one panel column.
fn take<T: Pod, const N: usize>(factor: Matrix, rows: Range<usize>, depth: Range<usize>, panels: &mut Vec<T>)
where
    [f32; N]: Pod,
{
    let stride = stride::<T>(depth.len());
    let panels = room(panels, rows.len().div_ceil(N) * stride);
    factor.pack::<N>(rows, depth, stride, bytemuck::cast_slice_mut(panels));
}

/// The first `length` elements of a buffer that never shrinks, since growing again would zero-fill it.
fn room<T: Clone + Zeroable>(kept: &mut Vec<T>, length: usize) -> &mut [T] {
    if kept.len() < length {
        kept.resize(length, T::zeroed());
    }
    &mut kept[..length]
}

/// Reads at most N vectors of a row. Full rows, of which there are thousands, are copied with a fixed length, without a
/// call.
#[inline(always)]
fn read<const N: usize>(from: &[f32], row: &mut [[f32; LANES]; N]) {
    match from.as_chunks::<LANES>().0.as_array() {
        Some(whole) => *row = *whole,
        None => row.as_flattened_mut()[..from.len()].copy_from_slice(from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::numbers;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Compares with the product in f64.
    fn check(left: Matrix, right: Matrix, start: Option<&[f32]>) {
        let ([rows, depth], columns) = (left.sizes, right.sizes[1]);
        let out = product(left, right, start);
        assert_eq!(out.len(), rows * columns);
        let at = |m: &Matrix, i: usize, j: usize| f64::from(m.values[i * m.strides[0] + j * m.strides[1]]);
        for i in 0..rows {
            for j in 0..columns {
                let start = start.map_or(0.0, |start| f64::from(start[j]));
                let terms = (0..depth).map(|k| at(&left, i, k) * at(&right, k, j));
                let expected = start + terms.clone().sum::<f64>();
                let size = start.abs() + terms.map(f64::abs).sum::<f64>();
                let error = (f64::from(out[i * columns + j]) - expected).abs();
                assert!(error <= 1e-6 * size, "{:?} {:?} at {i}, {j}: off by {error}", left.sizes, right.sizes);
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn matches_f64_sums_at_every_size_and_order() {
        for [rows, depth, columns] in [
            [1, 1, 1],
            [4, 8, 8],
            [5, 3, 9],
            [1, 700, 17],
            [13, 600, 7],
            [3, 1100, 8],
            [8, 513, 30],
            [1030, 5, 9],
            [130, 600, 240],
        ] {
            let (a, b, start) = (numbers(rows * depth, 1), numbers(depth * columns, 2), numbers(columns, 3));
            let lefts =
                [Matrix::new(&a, [rows, depth], [depth, 1]), Matrix::new(&a, [depth, rows], [rows, 1]).transposed()];
            let rights = [
                Matrix::new(&b, [depth, columns], [columns, 1]),
                Matrix::new(&b, [columns, depth], [depth, 1]).transposed(),
            ];
            for left in lefts {
                for right in rights {
                    check(left, right, Some(&start));
                    check(left, right, None);
                }
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn accepts_parts_of_a_wider_matrix() {
        let (a, b) = (numbers(6 * 10, 4), numbers(9 * 20, 5));
        check(Matrix::new(&a[2..], [6, 8], [10, 1]), Matrix::new(&b[5..], [8, 11], [20, 1]), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn skips_zeros() {
        // Zeros in whole columns, single values and whole rows; several parts, and panels that are not full.
        for [rows, depth, columns] in
            [[20, 50, 12], [9, 900, 70], [3, 5, 33], [1, 401, 1], [2050, 7, 3], [130, 900, 240]]
        {
            let mut a = numbers(rows * depth, 6);
            for (index, value) in a.iter_mut().enumerate() {
                let (row, place) = (index / depth, index % depth);
                if place % 3 != 0 || row % 4 == place % 4 || (4..8).contains(&row) {
                    *value = 0.0;
                }
            }
            let (b, start) = (numbers(depth * columns, 7), numbers(columns, 8));
            let left = Matrix::new(&a, [rows, depth], [depth, 1]);
            assert!(is_sparse(left, columns));
            check(left, Matrix::new(&b, [depth, columns], [columns, 1]), Some(&start));
            check(left, Matrix::new(&b, [columns, depth], [depth, 1]).transposed(), None);
            let left = Matrix::new(&a, [depth, rows], [rows, 1]).transposed();
            check(left, Matrix::new(&b, [depth, columns], [columns, 1]), Some(&start));
            // Neither rows nor columns are contiguous.
            let left = Matrix::new(&a, [rows, depth.div_ceil(2)], [depth, 2]);
            check(left, Matrix::new(&b, [depth.div_ceil(2), columns], [columns, 1]), None);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn does_not_skip_nan() {
        let mut a = vec![0.0; 4 * 8];
        a[3] = f32::NAN;
        let b = vec![1.0; 8];
        let out = product(Matrix::new(&a, [4, 8], [8, 1]), Matrix::new(&b, [8, 1], [1, 1]), None);
        assert!(out[0].is_nan() && out[1..] == [0.0; 3], "{out:?}");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn empty_sum_is_the_start() {
        let (left, right) = (Matrix::new(&[], [2, 0], [0, 1]), Matrix::new(&[], [0, 3], [3, 1]));
        assert_eq!(product(left, right, Some(&[1.0, 2.0, 3.0])), [1.0, 2.0, 3.0, 1.0, 2.0, 3.0]);
        assert_eq!(product(left, right, None), [0.0; 6]);
    }
}
