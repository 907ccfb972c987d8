//! A matrix stored in a slice, and packing of its parts.

use std::ops::Range;

use crate::lanes::{LANES, Lanes};

/// A strided matrix stored in a slice.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'a> {
    /// Values up to the last element.
    pub(crate) values: &'a [f32],
    /// Number of rows and columns.
    pub(crate) sizes: [usize; 2],
    /// Distance between rows, and between columns, in values.
    pub(crate) strides: [usize; 2],
}

impl<'a> Matrix<'a> {
    /// Creates a matrix whose element (i, j) is `values[i * strides[0] + j * strides[1]]`.
    ///
    /// # Panics
    /// If the last element lies outside `values`.
    pub fn new(values: &'a [f32], sizes: [usize; 2], strides: [usize; 2]) -> Self {
        let count = match sizes {
            [0, _] | [_, 0] => 0,
            [rows, columns] => (rows - 1) * strides[0] + (columns - 1) * strides[1] + 1,
        };
        assert!(count <= values.len(), "a matrix of {sizes:?} in {} values", values.len());
        Self { values: &values[..count], sizes, strides }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.sizes[0]
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.sizes[1]
    }

    /// The transposed matrix, without a copy.
    pub fn transposed(self) -> Self {
        let ([rows, columns], [down, across]) = (self.sizes, self.strides);
        Self { sizes: [columns, rows], strides: [across, down], ..self }
    }

    /// A range of its rows.
    pub(crate) fn part(self, rows: Range<usize>) -> Self {
        let [down, _] = self.strides;
        Self { values: &self.values[rows.start * down..], sizes: [rows.len(), self.sizes[1]], ..self }
    }

    /// Reads the matrix once if only part of each row is needed at a time: the processor prefetches sequential reads,
    /// and would otherwise wait for main memory at each row.
    pub(crate) fn fetch(&self) {
        const LINE: usize = 16; // values of 64 bytes
        if self.strides[1] == 1 {
            std::hint::black_box(self.values.iter().step_by(LINE).fold(0, |bits, value| bits ^ value.to_bits()));
        }
    }

    /// Number of nonzero values in a row.
    pub(crate) fn count(&self, row: usize) -> usize {
        let (columns, [down, across]) = (self.sizes[1], self.strides);
        let row = &self.values[row * down..];
        if across == 1 {
            row[..columns].iter().filter(|value| **value != 0.0).count()
        } else {
            row.iter().step_by(across.max(1)).take(columns).filter(|value| **value != 0.0).count()
        }
    }

    /// Packs the given rows and columns (`depth`) into panels of N rows, column by column, `stride` apart. The last
    /// panel is padded with zero rows.
    pub(crate) fn pack<const N: usize>(
        self,
        rows: Range<usize>,
        depth: Range<usize>,
        stride: usize,
        panels: &mut [[f32; N]],
    ) {
        let [down, across] = self.strides;
        if down == 1 && across >= rows.len() {
            // In memory order.
            let columns = self.values[rows.start + depth.start * across..].chunks(across).take(depth.len());
            for (place, values) in columns.enumerate() {
                let (whole, rest) = values[..rows.len()].as_chunks::<N>();
                let mut panels = panels.chunks_exact_mut(stride);
                whole.iter().zip(&mut panels).for_each(|(values, panel)| panel[place] = *values);
                if let (false, Some(panel)) = (rest.is_empty(), panels.next()) {
                    let mut last = [0.0; N];
                    last[..rest.len()].copy_from_slice(rest);
                    panel[place] = last;
                }
            }
            return;
        }
        for (row, panel) in rows.clone().step_by(N).zip(panels.chunks_exact_mut(stride)) {
            self.panel(row..(row + N).min(rows.end), depth.clone(), &mut panel[..depth.len()]);
        }
    }

    /// Packs one panel.
    fn panel<const N: usize>(self, rows: Range<usize>, depth: Range<usize>, panel: &mut [[f32; N]]) {
        let [down, across] = self.strides;
        let values = &self.values[rows.start * down + depth.start * across..];
        let mut done = 0;
        if rows.len() == N && across == 1 {
            // Transposes blocks of 4 × 4 in registers.
            let (fours, _) = panel.as_chunks_mut::<LANES>();
            done = LANES * fours.len();
            for from in (0..N).step_by(LANES) {
                let rows: [&[f32]; LANES] = std::array::from_fn(|row| &values[(from + row) * down..][..done]);
                let blocks = rows.map(|row| row.as_chunks::<LANES>().0);
                for (at, columns) in fours.iter_mut().enumerate() {
                    let turned = Lanes::transposed(blocks.map(|row| Lanes::new(&row[at])));
                    for (column, turned) in columns.iter_mut().zip(turned) {
                        column.as_chunks_mut().0[from / LANES] = turned.values();
                    }
                }
            }
        }
        for (place, column) in panel.iter_mut().enumerate().skip(done) {
            for (row, value) in column.iter_mut().enumerate() {
                *value = if row < rows.len() { values[row * down + place * across] } else { 0.0 };
            }
        }
    }
}
