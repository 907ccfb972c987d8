//! Seeded random sample of rows.

use rand::SeedableRng;
use rand::seq::index;
use rand_chacha::ChaCha8Rng;

/// Chooses `most` of `count` rows, in order; all of them if there are no more.
pub fn choose(count: u64, most: usize, seed: u64) -> Vec<u64> {
    if count <= most as u64 {
        return (0..count).collect();
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut chosen: Vec<u64> = index::sample(&mut random, count, most).into_iter().map(|row| row as u64).collect();
    chosen.sort_unstable();
    chosen
}
