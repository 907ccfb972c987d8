//! Blocks of channels whose sums are kept in registers.
//!
//! Six channels times two vectors make twelve sums: with their factors, as many as the registers of WebAssembly engines
//! hold, and more than the eight that keep two multiplication units with a latency of four cycles busy. Blocks of four
//! serve where blocks of six would leave more channels unused.

use std::ops::Range;

/// Number of channels in the largest block.
pub(super) const WIDEST: usize = 6;

/// The blocks of an image with this many channels: their sizes, [`WIDEST`] or 4, and their channels, fewer in the last.
///
/// # Arguments
/// - wide: whether blocks of [`WIDEST`] may be used
pub(super) fn blocks(channels: usize, wide: bool) -> impl Iterator<Item = (usize, Range<usize>)> {
    let block = move |first: usize| {
        let left = channels.checked_sub(first).filter(|&left| left > 0)?;
        let fours = match left % WIDEST {
            0 | 5 => 0,
            3 | 4 => 1,
            _ => 2,
        };
        let size = if wide && left > 4 * fours { WIDEST } else { 4 };
        Some((size, first..first + size.min(left)))
    };
    std::iter::successors(block(0), move |(_, channels)| block(channels.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn blocks_leave_few_channels_unused() {
        for (channels, wide, sizes) in [
            (0, true, vec![]),
            (1, true, vec![4]),
            (5, true, vec![6]),
            (7, true, vec![4, 4]),
            (9, true, vec![6, 4]),
            (16, true, vec![6, 6, 4]),
            (32, true, vec![6, 6, 6, 6, 4, 4]),
            (5, false, vec![4, 4]),
        ] {
            let blocks: Vec<_> = blocks(channels, wide).collect();
            assert_eq!(blocks.iter().map(|(size, _)| *size).collect::<Vec<_>>(), sizes, "{channels} channels");
            assert!(blocks.into_iter().flat_map(|(_, channels)| channels).eq(0..channels), "{channels} channels");
        }
    }
}
