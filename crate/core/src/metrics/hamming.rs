//! Binary codes as machine words: Hamming distances, buckets, and retrieval precision.

use std::collections::BTreeMap;

use super::order::descending;

/// Maximum number of bits in a code.
pub const MAX_BITS: usize = 64;

/// Codes with the labels of their items.
#[derive(Debug, Clone, Copy)]
pub struct Coded<'a> {
    /// `[count]`.
    pub codes: &'a [u64],
    /// `[count]`.
    pub labels: &'a [u8],
}

/// The items with one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// The code.
    pub code: u64,
    /// Number of items with it.
    pub size: usize,
    /// The most common label among them; the smallest in a tie.
    pub label: u8,
    /// Number of items with that label.
    pub alike: usize,
}

/// Statistics of the buckets of a set of codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Buckets {
    /// All buckets, largest first.
    pub all: Vec<Bucket>,
    /// Fraction of the items, 0..1, that have the most common label of their bucket.
    pub purity: f32,
    /// The same over buckets with at least two items: a single item is trivially pure.
    pub shared_purity: Option<f32>,
}

impl Buckets {
    /// The effective number of buckets: e to the entropy of the bucket of an item; 0 without items.
    pub fn effective(&self) -> f32 {
        let all = self.all.iter().map(|bucket| bucket.size).sum::<usize>() as f64;
        let shares = self.all.iter().map(|bucket| bucket.size as f64 / all);
        let entropy: f64 = shares.map(|share| -share * share.ln()).sum();
        if self.all.is_empty() { 0.0 } else { entropy.exp() as f32 }
    }
}

/// Packs rows of `d` numbers, `[count, d]`, d ≤ 64, into words: bit i is set if number i is above `threshold`.
pub fn pack(rows: &[f32], d: usize, threshold: f32) -> Vec<u64> {
    let word = |row: &[f32]| row.iter().enumerate().fold(0, |word, (bit, &x)| word | u64::from(x > threshold) << bit);
    rows.chunks_exact(d.clamp(1, MAX_BITS)).map(word).collect()
}

/// Hamming distance of two codes.
pub fn distance(a: u64, b: u64) -> usize {
    (a ^ b).count_ones() as usize
}

/// Fraction of the codes, 0..1, that have each of the `d` bits set.
pub fn balance(codes: &[u64], d: usize) -> Vec<f32> {
    let share = |bit: usize| codes.iter().filter(|&&code| code >> bit & 1 == 1).count() as f32 / codes.len() as f32;
    (0..d).map(share).collect()
}

/// The largest absolute correlation between two of `d` bits; `None` if fewer than two of them vary.
pub fn largest_correlation(codes: &[u64], d: usize) -> Option<f32> {
    let shares = balance(codes, d);
    let deviation = |bit: usize| (shares[bit] * (1.0 - shares[bit])).sqrt();
    let pairs = (0..d).flat_map(|j| (j + 1..d).map(move |k| (j, k)));
    let varying = pairs.filter(|&(j, k)| deviation(j) > 0.0 && deviation(k) > 0.0);
    let correlation = |(j, k): (usize, usize)| {
        let both = codes.iter().filter(|&&code| code >> j & code >> k & 1 == 1).count() as f32 / codes.len() as f32;
        ((both - shares[j] * shares[k]) / (deviation(j) * deviation(k))).abs()
    };
    varying.map(correlation).reduce(f32::max)
}

/// The buckets of `items`.
pub fn buckets(items: Coded) -> Buckets {
    let mut by_code: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
    for (code, label) in items.codes.iter().zip(items.labels) {
        *by_code.entry(*code).or_default().entry(*label).or_default() += 1;
    }
    let bucket = |(code, labels): (u64, BTreeMap<u8, usize>)| {
        let size = labels.values().sum();
        let more = |best: (u8, usize), next: (u8, usize)| if next.1 > best.1 { next } else { best };
        let (label, alike) = labels.into_iter().fold((0, 0), more);
        Bucket { code, size, label, alike }
    };
    let by_code: Vec<Bucket> = by_code.into_iter().map(bucket).collect();
    let order = descending(by_code.iter().map(|bucket| bucket.size as f64));
    let all: Vec<Bucket> = order.into_iter().map(|index| by_code[index]).collect();
    let purity = |least: usize| {
        let large = all.iter().filter(|bucket| bucket.size >= least);
        let (size, alike) = large.fold((0, 0), |(size, alike), bucket| (size + bucket.size, alike + bucket.alike));
        (size > 0).then(|| alike as f32 / size as f32)
    };
    Buckets { purity: purity(1).unwrap_or_default(), shared_purity: purity(2), all }
}

/// Precision of a search by codes, where items with the query's label are relevant: means over the queries, 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// Fraction of relevant items among the `k` nearest, averaged over all orders of items at equal distances.
    pub best: f32,
    /// Fraction of relevant items within the radius, 0 for a query with no items there.
    pub within: f32,
    /// Fraction of queries with no item within the radius.
    pub without: f32,
}

/// Precision of searching `references` for `queries`, among the `k` nearest and within `radius` bits.
pub fn precision(references: Coded, queries: Coded, k: usize, radius: usize) -> Precision {
    let mut sums = [0.0; 3];
    let by_label = by_label(references);
    for (&query, &label) in queries.codes.iter().zip(queries.labels) {
        let rings = rings(&by_label, query, label);
        let near = rings[..=radius.min(MAX_BITS)].iter().fold([0, 0], |[a, b], [c, d]| [a + c, b + d]);
        let share = |[all, alike]: [usize; 2]| alike as f64 / all.max(1) as f64;
        sums[0] += share_of_first(&rings, k.min(references.codes.len()));
        sums[1] += share(near);
        sums[2] += f64::from(u8::from(near[0] == 0));
    }
    let [best, within, without] = sums.map(|sum| (sum / queries.codes.len().max(1) as f64) as f32);
    Precision { best, within, without }
}

/// The codes of the items of each label.
fn by_label(items: Coded) -> BTreeMap<u8, Vec<u64>> {
    let mut codes: BTreeMap<u8, Vec<u64>> = BTreeMap::new();
    for (&code, &label) in items.codes.iter().zip(items.labels) {
        codes.entry(label).or_default().push(code);
    }
    codes
}

/// Number of items at each distance from a query, and of those with its label.
fn rings(by_label: &BTreeMap<u8, Vec<u64>>, query: u64, label: u8) -> [[usize; 2]; MAX_BITS + 1] {
    let mut rings = [[0; 2]; MAX_BITS + 1];
    for (&other, codes) in by_label {
        let column = usize::from(other == label);
        for &code in codes {
            rings[distance(query, code)][column] += 1;
        }
    }
    rings.map(|[others, alike]| [others + alike, alike])
}

/// Fraction with the query's label among the first `count` items, from the innermost ring outwards.
fn share_of_first(rings: &[[usize; 2]], count: usize) -> f64 {
    let (mut left, mut right) = (count, 0.0);
    for &[all, alike] in rings {
        let taken = left.min(all);
        right += taken as f64 * alike as f64 / all.max(1) as f64;
        left -= taken;
    }
    right / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_from_the_lowest_bit() {
        assert_eq!(pack(&[1.0, 0.0, 1.0, 0.0, 0.0, 1.0], 3, 0.5), [0b101, 0b100]);
        assert_eq!(pack(&[-0.1, 0.1], 2, 0.0), [0b10]);
        assert_eq!(distance(0b101, 0b110), 2);
        assert_eq!(pack(&[1.0; 64], 64, 0.5), [u64::MAX]);
    }

    #[test]
    fn balance_and_correlation_by_hand() {
        // Bits 0 and 1 always differ; bit 2 is never set.
        let codes = [0b001, 0b010, 0b010, 0b001];
        assert_eq!(balance(&codes, 3), [0.5, 0.5, 0.0]);
        assert_eq!(largest_correlation(&codes, 3), Some(1.0));
        // All combinations equally often: independent.
        assert_eq!(largest_correlation(&[0b00, 0b01, 0b10, 0b11], 2), Some(0.0));
        assert_eq!(largest_correlation(&[0b1, 0b1], 2), None);
    }

    #[test]
    fn purity_by_hand() {
        // Three of label 1 and one of label 2 share a code, one of label 2 is alone: 4 of 5, and 3 of 4.
        let items = Coded { codes: &[7, 7, 7, 7, 9], labels: &[1, 1, 1, 2, 2] };
        let bucket = |code, size, label, alike| Bucket { code, size, label, alike };
        let all = vec![bucket(7, 4, 1, 3), bucket(9, 1, 2, 1)];
        assert_eq!(buckets(items), Buckets { all, purity: 0.8, shared_purity: Some(0.75) });
        let none = buckets(Coded { codes: &[], labels: &[] });
        assert_eq!((none.purity, none.effective()), (0.0, 0.0));
        let four = Coded { codes: &[1, 2, 3, 4, 4, 3, 2, 1], labels: &[0; 8] };
        assert!((buckets(four).effective() - 4.0).abs() < 1e-6);
        assert_eq!(buckets(Coded { codes: &[9; 5], labels: &[0; 5] }).effective(), 1.0);
        assert_eq!(buckets(Coded { codes: &[1, 2], labels: &[0, 0] }).shared_purity, None);
    }

    #[test]
    fn precision_by_hand() {
        let references = Coded { codes: &[0b000, 0b001, 0b010, 0b111], labels: &[5, 5, 6, 5] };
        let query = Coded { codes: &[0b000], labels: &[5] };
        let best = |k: usize| precision(references, query, k, 0).best;
        assert_eq!(best(1), 1.0);
        // Two items tie for the second place at distance 1; one of them has the label.
        assert_eq!(best(2), 0.75);
        assert_eq!(best(4), 0.75);
        assert_eq!(best(9), 0.75);
        let within = |radius: usize| precision(references, query, 1, radius).within;
        assert_eq!((within(0), within(1), within(99)), (1.0, 2.0 / 3.0, 0.75));
        // A query without any item within the radius counts as 0.
        let two = Coded { codes: &[0b000, 0b100], labels: &[5, 6] };
        let Precision { within, without, .. } = precision(references, two, 1, 0);
        assert_eq!((within, without), (0.5, 0.5));
    }
}
