//! Copies of short rows as whole vectors: a general copy is a call, which takes longer than a row.

use crate::lanes::{LANES, Lanes};

/// Copies a row, and replaces each value by max(z, 0) if `rectified`.
#[inline(always)]
pub(super) fn copy(from: &[f32], to: &mut [f32], rectified: bool) {
    if from.len() < LANES {
        for (from, to) in from.iter().zip(to) {
            *to = rectify(Lanes::splat(*from), rectified).values()[0];
        }
        return;
    }
    for at in starts(from.len()) {
        if let (Some(from), Some(to)) = (from[at..].first_chunk(), to[at..].first_chunk_mut()) {
            *to = rectify(Lanes::new(from), rectified).values();
        }
    }
}

/// Splits a row into its even and its odd places.
#[inline(always)]
pub(super) fn deinterleave(row: &[f32], even: &mut [f32], odd: &mut [f32]) {
    let (pairs, last) = row.as_chunks::<2>();
    if pairs.len() < LANES {
        for (pair, (even, odd)) in pairs.iter().zip(even.iter_mut().zip(odd)) {
            [*even, *odd] = *pair;
        }
    } else {
        for at in starts(pairs.len()) {
            let (Some(from), Some(even), Some(odd)) =
                (pairs[at..].first_chunk::<LANES>(), even[at..].first_chunk_mut(), odd[at..].first_chunk_mut())
            else {
                return;
            };
            let [first, second] = bytemuck::cast::<_, [[f32; LANES]; 2]>(*from);
            [*even, *odd] = Lanes::deinterleave(Lanes::new(&first), Lanes::new(&second)).map(Lanes::values);
        }
    }
    if let ([last], Some(even)) = (last, even.get_mut(pairs.len())) {
        *even = *last;
    }
}

/// The reverse of [`deinterleave`]; replaces each value by max(z, 0) if `rectified`.
#[inline(always)]
pub(super) fn interleave(even: &[f32], odd: &[f32], row: &mut [f32], rectified: bool) {
    let (pairs, last) = row.as_chunks_mut::<2>();
    let count = pairs.len();
    if count < LANES {
        for (pair, (even, odd)) in pairs.iter_mut().zip(even.iter().zip(odd)) {
            *pair = [*even, *odd].map(|value| rectify(Lanes::splat(value), rectified).values()[0]);
        }
    } else {
        for at in starts(count) {
            let (Some(even), Some(odd), Some(to)) =
                (even[at..].first_chunk(), odd[at..].first_chunk(), pairs[at..].first_chunk_mut::<LANES>())
            else {
                return;
            };
            let [even, odd] = [even, odd].map(|values| rectify(Lanes::new(values), rectified));
            *to = bytemuck::cast(Lanes::interleave(even, odd).map(Lanes::values));
        }
    }
    if let ([last], Some(even)) = (last, even.get(count)) {
        *last = rectify(Lanes::splat(*even), rectified).values()[0];
    }
}

#[inline(always)]
fn rectify(values: Lanes, rectified: bool) -> Lanes {
    if rectified { values.max(Lanes::splat(0.0)) } else { values }
}

/// Where the vectors of a row begin, at least [`LANES`] long; the last one may overlap the one before.
#[inline(always)]
fn starts(length: usize) -> impl Iterator<Item = usize> {
    (0..length).step_by(LANES).map(move |at| at.min(length - LANES))
}
