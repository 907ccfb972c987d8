//! The matrix product.
//!
//! Tiles of 4 × 8 values of the result stay in registers while a loop goes through what is summed over. Both factors are
//! copied into panels first, in the order in which that loop reads them, so the loop is the same for transposed ones, and
//! each panel of the right factor stays in the first cache while all of the left one passes.
//!
//! Four rows of the left factor that are zero at the same place add nothing there. Images of digits are black for the
//! greater part, so where there are many such places they are left out, and with them an infinity that the right factor
//! may have there.

use std::cell::RefCell;
use std::ops::Range;

use crate::lanes::{LANES, Lanes};
use crate::matrix::Matrix;

/// Rows of a tile. With two vectors a row, eight sums run side by side: as many as a processor needs to be busy with two
/// multiplications at a time of four cycles each, and few enough for the registers of WebAssembly engines.
const ROWS: usize = 4;
/// Vectors in a row of a tile.
const VECTORS: usize = 2;
/// Columns of a tile.
const COLUMNS: usize = VECTORS * LANES;
/// Terms of the sum in one panel at most: a panel of the right factor then takes 16 kB, half of the smallest first cache.
const DEPTH: usize = 512;
/// Of so many places in eight at most something is there: else leaving out the others costs more than it saves.
const SPARSE: usize = 6;

/// Panels of the factors, kept from product to product.
#[derive(Default)]
struct Panels {
    /// Of the left factor, one after the other.
    left: Vec<[f32; ROWS]>,
    /// Places of each panel of the left factor where not all rows are zero, one panel after the other.
    places: Vec<u32>,
    /// For each panel of the left factor its part of `places`, when there are few.
    sparse: Vec<Option<Range<usize>>>,
    /// One of the right factor.
    right: Vec<Row>,
}

thread_local! {
    static PANELS: RefCell<Panels> = RefCell::default();
}

/// `out` = `left` · `right`, row by row, each row added to `start` if there is one.
///
/// # Panics
/// When the sizes do not fit.
#[inline(never)]
pub fn product(left: Matrix, right: Matrix, start: Option<&[f32]>, out: &mut [f32]) {
    let ([rows, depth], [inner, columns]) = (left.sizes, right.sizes);
    assert!(depth == inner && out.len() == rows * columns, "sizes that fit");
    assert!(start.is_none_or(|start| start.len() == columns), "a start for each column");
    PANELS.with_borrow_mut(|panels| {
        if depth == 0 {
            out.chunks_exact_mut(columns.max(1)).for_each(|row| start_of(row, start));
        }
        let mut from = 0;
        while from < depth {
            // Parts of one length, rather than a short one at the end.
            let parts = (depth - from).div_ceil(DEPTH);
            let to = from + (depth - from).div_ceil(parts);
            panels.take_left(left, from..to);
            let start = if from == 0 { Start::Row(start) } else { Start::Out };
            for column in (0..columns).step_by(COLUMNS) {
                let across = column..(column + COLUMNS).min(columns);
                panels.take_right(right, from..to, across.clone());
                panels.fill(start, across, columns, out);
            }
            from = to;
        }
    });
}

/// What a sum starts from.
#[derive(Clone, Copy)]
enum Start<'a> {
    /// The same row for all, or zero.
    Row(Option<&'a [f32]>),
    /// What `out` holds.
    Out,
}

fn start_of(row: &mut [f32], start: Option<&[f32]>) {
    match start {
        Some(start) => row.copy_from_slice(start),
        None => row.fill(0.0),
    }
}

impl Panels {
    /// Packs the columns `depth` of the whole left factor, and notes where nothing is.
    fn take_left(&mut self, left: Matrix, depth: Range<usize>) {
        let rows = left.sizes[0];
        self.left.resize(rows.div_ceil(ROWS) * depth.len(), [0.0; ROWS]);
        self.places.clear();
        self.sparse.clear();
        for (row, panel) in (0..).step_by(ROWS).zip(self.left.chunks_exact_mut(depth.len())) {
            left.pack(row..(row + ROWS).min(rows), depth.clone(), panel);
            let noted = self.places.len();
            let holds = |(place, values): (u32, &[f32; ROWS])| (*values != [0.0; ROWS]).then_some(place);
            self.places.extend((0..).zip(panel.iter()).filter_map(holds));
            let few = (self.places.len() - noted) * 8 <= depth.len() * SPARSE;
            self.sparse.push(few.then_some(noted..self.places.len()));
        }
    }

    /// Packs rows `depth` and columns `across` of the right factor.
    fn take_right(&mut self, right: Matrix, depth: Range<usize>, across: Range<usize>) {
        self.right.resize(depth.len(), [[0.0; LANES]; VECTORS]);
        let panel: &mut [[f32; COLUMNS]] = bytemuck::cast_slice_mut(&mut self.right);
        right.transposed().pack(across, depth, panel);
    }

    /// Computes the columns `across` of the result, whose rows have `columns`.
    fn fill(&self, start: Start, across: Range<usize>, columns: usize, out: &mut [f32]) {
        let depth = self.right.len();
        let mut tile = [[[0.0; LANES]; VECTORS]; ROWS];
        if let Start::Row(Some(start)) = start {
            tile.iter_mut().for_each(|sums| read(&start[across.clone()], sums));
        }
        let rows = out.chunks_mut(ROWS * columns);
        for ((panel, sparse), out) in self.left.chunks_exact(depth).zip(&self.sparse).zip(rows) {
            if let Start::Out = start {
                tile.iter_mut().zip(out.chunks_exact(columns)).for_each(|(sums, out)| read(&out[across.clone()], sums));
            }
            let found = match sparse {
                Some(range) => sum_places(&self.places[range.clone()], panel, &self.right, &tile),
                None => sum_all(panel, &self.right, &tile),
            };
            found
                .iter()
                .zip(out.chunks_exact_mut(columns))
                .for_each(|(sums, out)| write(sums, &mut out[across.clone()]));
        }
    }
}

/// Reads at most as many values as a tile's row has. There are thousands of rows, so a whole one is copied by its fixed
/// length, without a call.
#[inline(always)]
fn read(from: &[f32], row: &mut Row) {
    match <&[f32; COLUMNS]>::try_from(from) {
        Ok(whole) => *row = bytemuck::cast(*whole),
        Err(_) => row.as_flattened_mut()[..from.len()].copy_from_slice(from),
    }
}

/// Writes as many of a tile's row as there is room for.
#[inline(always)]
fn write(row: &Row, to: &mut [f32]) {
    match <&mut [f32; COLUMNS]>::try_from(&mut *to) {
        Ok(whole) => *whole = bytemuck::cast(*row),
        Err(_) => to.copy_from_slice(&row.as_flattened()[..to.len()]),
    }
}

/// Values of a tile's row.
type Row = [[f32; LANES]; VECTORS];
type Tile = [Row; ROWS];
type Sums = [[Lanes; VECTORS]; ROWS];

#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum_all(left: &[[f32; ROWS]], right: &[Row], start: &Tile) -> Tile {
    let mut sums = begin(start);
    for (left, right) in left.iter().zip(right) {
        add(&mut sums, left, right);
    }
    end(sums)
}

#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
fn sum_places(places: &[u32], left: &[[f32; ROWS]], right: &[Row], start: &Tile) -> Tile {
    let mut sums = begin(start);
    for &place in places {
        add(&mut sums, &left[place as usize], &right[place as usize]);
    }
    end(sums)
}

#[inline(always)]
fn add(sums: &mut Sums, left: &[f32; ROWS], right: &Row) {
    let right = right.each_ref().map(Lanes::new);
    for (sums, &left) in sums.iter_mut().zip(left) {
        for (sum, right) in sums.iter_mut().zip(right) {
            *sum = Lanes::splat(left).multiply_add(right, *sum);
        }
    }
}

#[inline(always)]
fn begin(tile: &Tile) -> Sums {
    tile.each_ref().map(|row| row.each_ref().map(Lanes::new))
}

#[inline(always)]
fn end(sums: Sums) -> Tile {
    sums.map(|row| row.map(Lanes::values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    /// The product in f64, term by term.
    fn check(left: Matrix, right: Matrix, start: Option<&[f32]>) {
        let ([rows, depth], columns) = (left.sizes, right.sizes[1]);
        // Not zero before: nothing of it may be left.
        let mut out = vec![f32::NAN; rows * columns];
        product(left, right, start, &mut out);
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
    fn equals_the_sum_of_products_at_every_size_and_order() {
        for [rows, depth, columns] in
            [[1, 1, 1], [4, 8, 8], [5, 3, 9], [1, 700, 17], [13, 600, 7], [3, 1100, 8], [8, 513, 30]]
        {
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
    fn takes_parts_of_a_wider_matrix() {
        let (a, b) = (numbers(6 * 10, 4), numbers(9 * 20, 5));
        check(Matrix::new(&a[2..], [6, 8], [10, 1]), Matrix::new(&b[5..], [8, 11], [20, 1]), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn leaves_out_places_where_nothing_is() {
        // Zeros in whole columns, in single values, and in all of a panel's rows.
        let mut a = numbers(20 * 50, 6);
        for (index, value) in a.iter_mut().enumerate() {
            let (row, place) = (index / 50, index % 50);
            if place % 3 != 0 || row % 4 == place % 4 || (4..8).contains(&row) {
                *value = 0.0;
            }
        }
        let (b, start) = (numbers(50 * 12, 7), numbers(12, 8));
        check(Matrix::new(&a, [20, 50], [50, 1]), Matrix::new(&b, [50, 12], [12, 1]), Some(&start));
        check(Matrix::new(&a, [50, 20], [20, 1]).transposed(), Matrix::new(&b, [50, 12], [12, 1]), None);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn rows_with_something_that_is_no_number_are_not_left_out() {
        let mut a = vec![0.0; 4 * 8];
        a[3] = f32::NAN;
        let b = vec![1.0; 8];
        let mut out = [0.0; 4];
        product(Matrix::new(&a, [4, 8], [8, 1]), Matrix::new(&b, [8, 1], [1, 1]), None, &mut out);
        assert!(out[0].is_nan() && out[1..] == [0.0; 3], "{out:?}");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn nothing_summed_is_the_start() {
        let mut out = [f32::NAN; 6];
        product(Matrix::new(&[], [2, 0], [0, 1]), Matrix::new(&[], [0, 3], [3, 1]), Some(&[1.0, 2.0, 3.0]), &mut out);
        assert_eq!(out, [1.0, 2.0, 3.0, 1.0, 2.0, 3.0]);
    }
}
