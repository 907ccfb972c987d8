//! Randomly changed files: nothing panics, memory stays within a limit, and every result is a valid set. Each test
//! reads a million inputs, seeded by [`SEED`].
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

use std::alloc::System;
use std::fs;
use std::path::PathBuf;

use cap::Cap;
use latente_images::image::PIXELS;
use latente_images::look::look;
use latente_images::parts::{MAX_CLASSES, MIN_IMAGES, parts};
use latente_images::picture::{Conversion, Crop, Ink, image};
use latente_images::read::{Wish, read};
use latente_images::source::File;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const SEED: u64 = 1;
const INPUTS: usize = 1_000_000;
/// Memory limit for all threads: far more than any input needs, far less than a size an input could declare.
const MAX_MEMORY: usize = 256 << 20;
/// Maximum images read here.
const MAX: usize = 12;

/// Exceeding the limit aborts with "memory allocation of … bytes failed".
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, MAX_MEMORY);

/// Numbers and words that readers tend to mishandle.
const WORDS: [&[u8]; 16] = [
    b"0",
    b"-1",
    b"1e999",
    b"18446744073709551615",
    b"4294967296",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"\x7f\xff\xff\xff",
    b"(10, 28, 28)",
    b"True",
    b"NaN",
    b"<f8",
    b"<U300",
    b"|O",
    b"\"",
    b"\n",
];

struct Mutator(ChaCha8Rng);

impl Mutator {
    fn below(&mut self, bound: usize) -> usize {
        self.0.random_range(0..bound.max(1))
    }

    /// Makes one to four changes: half of them in the header, a quarter at the end, where a ZIP file has its directory.
    fn change(&mut self, sound: &[u8]) -> Vec<u8> {
        let mut bytes = sound.to_vec();
        for _ in 0..=self.below(4) {
            let length = bytes.len();
            let start = match self.below(4) {
                0 => self.below(length),
                1 => length.saturating_sub(self.below(400)),
                _ => self.below(length.min(200)),
            };
            let stop = (start + self.below(9)).min(length);
            match self.below(7) {
                0 | 1 if start < length => bytes[start] ^= 1 << self.below(8),
                2 => bytes.truncate(start),
                3 => drop(bytes.drain(start..stop)),
                4 => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(start..stop, word.iter().copied());
                }
                5 => {
                    let twice = bytes[start..stop].to_vec();
                    bytes.splice(stop..stop, twice);
                }
                _ => {
                    let mut any = vec![0; stop - start];
                    self.0.fill_bytes(&mut any);
                    bytes.splice(start..stop, any);
                }
            }
        }
        bytes
    }
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/images").join(name)).unwrap()
}

/// Reads a million changed files, checks each result, and returns how many were read.
fn a_million_of(names: &[&str]) -> usize {
    let sound: Vec<Vec<u8>> = names.iter().map(|name| fixture(name)).collect();
    let mut mutator = Mutator(ChaCha8Rng::seed_from_u64(SEED));
    let mut accepted = 0;
    for _ in 0..INPUTS {
        let chosen = mutator.below(sound.len());
        let file = |name: &str, bytes| File { name: name.to_owned(), source: Box::new(bytes) };
        let files = [file(names[chosen], mutator.change(&sound[chosen]))];
        let Ok(contents) = look(&files) else { continue };
        for index in 0..contents.pictures.len().min(1) {
            let _ = latente_images::look::picture_bytes(&files[0], contents.pictures[index].entry);
        }
        let Ok(parts) = parts(&files, &contents) else { continue };
        for part in parts.iter().take(2) {
            let Ok(images) = read(&files, part, Wish { most: MAX, seed: 1 }, &mut |_| ()) else { continue };
            accepted += 1;
            let count = images.report.count;
            assert!(count as u64 >= MIN_IMAGES && count <= MAX, "{count} images");
            assert_eq!(images.pixels.len(), count * PIXELS);
            assert!(images.labels.is_empty() || images.labels.len() == count);
            let classes = images.report.classes.len();
            assert!(classes <= MAX_CLASSES && images.labels.iter().all(|&label| usize::from(label) < classes));
        }
    }
    accepted
}

#[test]
fn a_million_idx_files() {
    let accepted = a_million_of(&["small-idx3-ubyte", "small-idx3-ubyte.gz"]);
    assert!(accepted > INPUTS / 100, "{accepted}: too few to mean anything");
}

#[test]
fn a_million_arrays() {
    let accepted = a_million_of(&["small.npy", "small-fortran.npy", "small.safetensors"]);
    assert!(accepted > INPUTS / 100, "{accepted}: too few to mean anything");
}

#[test]
fn a_million_archives() {
    let accepted = a_million_of(&["small.npz", "small.zip"]);
    assert!(accepted > INPUTS / 100, "{accepted}: too few to mean anything");
}

#[test]
fn a_million_tables() {
    let accepted = a_million_of(&["small.csv", "small-comma.csv"]);
    assert!(accepted > INPUTS / 100, "{accepted}: too few to mean anything");
}

#[test]
fn a_million_pictures() {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    for _ in 0..INPUTS {
        let (width, height) = (random.random_range(0..9), random.random_range(0..9));
        let mut rgba = vec![0; if random.random_range(0..20) == 0 { 7 } else { 4 * width * height }];
        random.fill_bytes(&mut rgba);
        let way = Conversion {
            crop: [Crop::Whole, Crop::Square, Crop::Centred][random.random_range(0..3)],
            ink: [Ink::Auto, Ink::Dark, Ink::Bright][random.random_range(0..3)],
            stretch: random.random(),
        };
        assert_eq!(image(&rgba, width, height, way).len(), PIXELS);
    }
}
