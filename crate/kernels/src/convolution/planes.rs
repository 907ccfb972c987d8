//! Images as planes in which a tap of the kernel is a shift.
//!
//! A plane has a row of places for each row of the small image, padded with zeros: the zeros right of a row are also
//! those left of the next. Pixels (2i + r, 2j + c) of a large image are the places (i, j) of its plane (r, c).

use super::{Convolution, rows};
use crate::lanes::LANES;

/// Planes per channel of the large image, indexed by 2 r + c.
pub(super) const PHASES: usize = 4;
/// Maximum places in a tile; there is room for a whole tile behind the last row.
const LONGEST_TILE: usize = 8 * LANES;

/// One weight of a kernel.
pub(super) struct Tap {
    /// The plane of the large image that it reads.
    pub phase: usize,
    /// Offset of the place it reads from the place in the small image.
    pub shift: isize,
    /// Index in the kernel, row-major.
    pub index: usize,
}

/// Memory layout of the planes of one convolution.
pub(super) struct Planes {
    shape: Convolution,
    /// Side of the small image.
    side: usize,
    /// Zero padding on each side.
    edge: usize,
    /// Distance between rows, in places.
    row: usize,
}

impl Planes {
    pub fn new(shape: Convolution) -> Self {
        let side = shape.small_side();
        let edge = (shape.kernel / 2).div_ceil(2);
        Self { shape, side, edge, row: side + edge }
    }

    /// Places from the first to the last of the small image, including the padding between its rows.
    pub fn places(&self) -> usize {
        self.side * self.row
    }

    /// `places`, rounded up to whole tiles.
    pub fn tiled(&self) -> usize {
        self.places().next_multiple_of(LONGEST_TILE)
    }

    /// Offset of the small image's first place.
    fn first(&self) -> usize {
        self.edge * (self.row + 1)
    }

    fn length(&self) -> usize {
        2 * self.first() + self.tiled()
    }

    /// Size of the planes of a large image.
    pub fn of_large(&self) -> usize {
        self.shape.large * PHASES * self.length()
    }

    /// Size of the planes of a small image.
    pub fn of_small(&self) -> usize {
        self.shape.small * self.length()
    }

    /// Index of the small image's first place in a plane, plus `shift`.
    pub fn place(&self, plane: usize, shift: isize) -> usize {
        (plane * self.length() + self.first()).wrapping_add_signed(shift)
    }

    pub fn taps(&self) -> Vec<Tap> {
        let kernel = self.shape.kernel;
        // 2i + t − k/2 = 2 (i + shift) + parity
        let parted = |t: usize| {
            let from_middle = t.wrapping_sub(kernel / 2).cast_signed();
            (from_middle.div_euclid(2), from_middle.rem_euclid(2).unsigned_abs())
        };
        let mut taps = Vec::with_capacity(kernel * kernel);
        for index in 0..kernel * kernel {
            let ((down, r), (across, c)) = (parted(index / kernel), parted(index % kernel));
            taps.push(Tap { phase: 2 * r + c, shift: down * self.row.cast_signed() + across, index });
        }
        taps
    }

    /// Splits a large image into planes.
    pub fn part(&self, image: &[f32], planes: &mut [f32]) {
        let side = self.shape.side;
        let channels = image.chunks_exact(side * side).zip(planes.chunks_exact_mut(PHASES * self.length()));
        for (channel, planes) in channels {
            for (y, pixels) in channel.chunks_exact(side).enumerate() {
                let (even, odd) = planes[y % 2 * 2 * self.length()..].split_at_mut(self.length());
                let from = self.first() + y / 2 * self.row;
                rows::deinterleave(pixels, &mut even[from..][..self.side], &mut odd[from..][..self.side]);
            }
        }
    }

    /// Pads a small image with zeros.
    pub fn pad(&self, image: &[f32], planes: &mut [f32]) {
        let channels = image.chunks_exact(self.side * self.side).zip(planes.chunks_exact_mut(self.length()));
        for (channel, plane) in channels {
            let rows = plane[self.first()..].chunks_exact_mut(self.row);
            for (pixels, row) in channel.chunks_exact(self.side).zip(rows) {
                rows::copy(pixels, &mut row[..self.side], false);
            }
        }
    }

    /// Copies a channel of a small image out of its places, and rectifies it if `rectified`.
    pub fn take_rows(&self, places: &[f32], channel: &mut [f32], rectified: bool) {
        for (pixels, row) in channel.chunks_exact_mut(self.side).zip(places.chunks_exact(self.row)) {
            rows::copy(&row[..self.side], pixels, rectified);
        }
    }

    /// Assembles a channel of a large image from its planes, and rectifies it if `rectified`.
    pub fn join<'a>(&self, places: impl Fn(usize) -> &'a [f32], channel: &mut [f32], rectified: bool) {
        for (y, pixels) in channel.chunks_exact_mut(self.shape.side).enumerate() {
            let row = |c: usize| &places(y % 2 * 2 + c)[y / 2 * self.row..][..self.side];
            rows::interleave(row(0), row(1), pixels, rectified);
        }
    }
}
