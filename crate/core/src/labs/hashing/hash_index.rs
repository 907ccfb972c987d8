//! An index of items by address, and two searches for the items near an address.

use std::collections::HashMap;

use crate::data::Subject;
use crate::metrics::hamming;

/// Values above it are set bits: halfway between 0 and 1, and the midpoint of a sigmoid.
pub(super) const THRESHOLD: f32 = 0.5;

/// Items indexed by address.
pub struct HashIndex {
    /// The data set of the items.
    pub(super) subject: Subject,
    /// Bits in an address.
    pub(super) bits: usize,
    /// The address of each item.
    pub(super) codes: Vec<u64>,
    by_address: HashMap<u64, Vec<usize>>,
}

impl HashIndex {
    /// Indexes items by their codes `[count, bits]`.
    pub(super) fn new(subject: Subject, bits: usize, codes: &[f32]) -> Self {
        let codes = hamming::pack(codes, bits, THRESHOLD);
        let mut by_address: HashMap<u64, Vec<usize>> = HashMap::new();
        for (index, &code) in codes.iter().enumerate() {
            by_address.entry(code).or_default().push(index);
        }
        Self { subject, bits, codes, by_address }
    }

    /// Reports index and distance of every item within `radius` by opening each address there.
    pub(super) fn open(&self, address: u64, radius: usize, found: &mut dyn FnMut(usize, usize)) {
        self.open_from(address, 0, 0, radius, found);
    }

    /// Opens the address, then those with one more bit flipped, from bit `first` on: each set of bits once.
    fn open_from(
        &self,
        address: u64,
        first: usize,
        distance: usize,
        radius: usize,
        found: &mut dyn FnMut(usize, usize),
    ) {
        for &index in self.by_address.get(&address).into_iter().flatten() {
            found(index, distance);
        }
        if distance == radius {
            return;
        }
        for bit in first..self.bits {
            self.open_from(address ^ (1 << bit), bit + 1, distance + 1, radius, found);
        }
    }

    /// The same as [`open`](Self::open), by comparing every code.
    pub(super) fn scan(&self, address: u64, radius: usize, mut found: impl FnMut(usize, usize)) {
        for (index, &code) in self.codes.iter().enumerate() {
            let distance = hamming::distance(address, code);
            if distance <= radius {
                found(index, distance);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_looking_find_the_same() {
        // Codes that fill a corner of 8 bits unevenly.
        let rows: Vec<f32> =
            (0..300_u32).flat_map(|i| (0..8).map(move |bit| f32::from((i * i * 37 % 251) as u8 >> bit & 1))).collect();
        let hash_index = HashIndex::new(Subject::Digits, 8, &rows);
        for (address, radius) in [(0, 0), (0b1011, 1), (0b1110_0001, 2), (7, 8)] {
            let (mut opened, mut scanned) = (Vec::new(), Vec::new());
            hash_index.open(address, radius, &mut |index, distance| opened.push((index, distance)));
            hash_index.scan(address, radius, |index, distance| scanned.push((index, distance)));
            opened.sort_unstable();
            assert_eq!(opened, scanned);
        }
        let mut all = 0;
        hash_index.open(7, 8, &mut |_, _| all += 1);
        assert_eq!(all, 300);
    }
}
