//! A matrix in a slice, and how a part of it is packed.

use std::ops::Range;

use crate::lanes::LANES;

/// A matrix in a slice.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'a> {
    pub(crate) values: &'a [f32],
    /// Rows and columns.
    pub(crate) sizes: [usize; 2],
    /// From one row to the next, and from one column to the next.
    pub(crate) strides: [usize; 2],
}

impl<'a> Matrix<'a> {
    /// Element (i, j) is `values[i * strides[0] + j * strides[1]]`.
    ///
    /// # Panics
    /// When the last element is not in `values`.
    pub fn new(values: &'a [f32], sizes: [usize; 2], strides: [usize; 2]) -> Self {
        if sizes[0] > 0 && sizes[1] > 0 {
            let last = (sizes[0] - 1) * strides[0] + (sizes[1] - 1) * strides[1];
            assert!(last < values.len(), "a matrix of {sizes:?} in {} values", values.len());
        }
        Self { values, sizes, strides }
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.sizes[0]
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.sizes[1]
    }

    /// The same with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        let ([rows, columns], [down, across]) = (self.sizes, self.strides);
        Self { sizes: [columns, rows], strides: [across, down], ..self }
    }

    /// Some of its rows.
    pub(crate) fn part(self, rows: Range<usize>) -> Self {
        let [down, _] = self.strides;
        Self { values: &self.values[rows.start * down..], sizes: [rows.len(), self.sizes[1]], ..self }
    }

    /// How many values of a row are not zero.
    pub(crate) fn count(&self, row: usize) -> usize {
        let (columns, [down, across]) = (self.sizes[1], self.strides);
        let row = &self.values[row * down..];
        if across == 1 {
            row[..columns].iter().filter(|value| **value != 0.0).count()
        } else {
            row.iter().step_by(across.max(1)).take(columns).filter(|value| **value != 0.0).count()
        }
    }

    /// Copies the rows `rows`, and of them the columns `depth`, into `panel`, column by column, with zeros for rows that
    /// `rows` has fewer than N.
    pub(crate) fn pack<const N: usize>(self, rows: Range<usize>, depth: Range<usize>, panel: &mut [[f32; N]]) {
        let [down, across] = self.strides;
        let values = &self.values[rows.start * down + depth.start * across..];
        let full = rows.len() == N;
        if down == 1 && across >= N {
            for (column, values) in panel.iter_mut().zip(values.chunks(across)) {
                match values.first_chunk() {
                    // By its fixed length, without a call: there are thousands.
                    Some(whole) if full => *column = *whole,
                    _ => *column = std::array::from_fn(|row| if row < rows.len() { values[row] } else { 0.0 }),
                }
            }
        } else if full && across == 1 {
            let rows: [&[f32]; N] = std::array::from_fn(|row| &values[row * down..][..panel.len()]);
            // Four places at a time, which are turned in registers.
            let (fours, rest) = panel.as_chunks_mut::<LANES>();
            let blocks = rows.map(|row| row.as_chunks::<LANES>().0);
            for (at, columns) in fours.iter_mut().enumerate() {
                let block = blocks.map(|block| block[at]);
                *columns = std::array::from_fn(|place| block.map(|row| row[place]));
            }
            let done = LANES * fours.len();
            for (place, column) in rest.iter_mut().enumerate() {
                *column = rows.map(|row| row[done + place]);
            }
        } else {
            for (place, column) in panel.iter_mut().enumerate() {
                let value = |row: usize| if row < rows.len() { values[row * down + place * across] } else { 0.0 };
                *column = std::array::from_fn(value);
            }
        }
    }
}
