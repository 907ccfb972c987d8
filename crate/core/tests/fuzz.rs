//! Randomly changed inputs: files, messages and requests. Nothing panics, memory stays within a limit, and accepted
//! inputs survive a round trip.
//!
//! Each test reads a million inputs, seeded by [`SEED`] so that failures can be repeated.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

#[path = "core/common/mod.rs"]
mod common;

use std::alloc::System;
use std::collections::BTreeMap;

use burn::tensor::Device;
use cap::Cap;
use common::{data_file, www};
use latente::config::TrainConfig;
use latente::data::table::{MIN_ROWS, Table};
use latente::data::{DataSet, Samples, idx};
use latente::labs::secrecy::{Read, Write};
use latente::model::{Model, Record};
use latente::protocol::Request;
use latente::session::Session;
use latente::tensor_file::{self, Precision, Values};
use latente::wire::Floats;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

const SEED: u64 = 1;
const INPUTS: usize = 1_000_000;
/// Memory limit for all threads: far more than any input needs, far less than a size an input could declare.
const MAX_MEMORY: usize = 256 << 20;

/// Exceeding the limit aborts with "memory allocation of … bytes failed".
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, MAX_MEMORY);

/// Bytes and numbers that readers tend to mishandle.
const BYTES: [u8; 12] = [0, 1, 0x7f, 0x80, 0xff, b'"', b'{', b'}', b'[', b',', b'.', b' '];
const WORDS: [&str; 14] = [
    "0",
    "-1",
    "1e999",
    "18446744073709551615",
    "4294967296",
    "null",
    "[]",
    "{}",
    "\"\"",
    "true",
    "NaN",
    "0.5",
    "\u{2028}",
    "F64",
];

/// Mutates valid inputs.
struct Mutator {
    random: ChaCha8Rng,
}

impl Mutator {
    fn new() -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(SEED) }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.random.random_range(0..bound.max(1))
    }

    fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// Makes one to four changes within the first `reach` bytes.
    fn change(&mut self, sound: &[u8], reach: usize) -> Vec<u8> {
        let mut bytes = sound.to_vec();
        for _ in 0..=self.below(4) {
            self.change_once(&mut bytes, reach);
        }
        bytes
    }

    fn change_once(&mut self, bytes: &mut Vec<u8>, reach: usize) {
        let end = bytes.len().min(reach);
        let start = self.below(end);
        let stop = start + self.below((end - start).min(16) + 1);
        match self.below(8) {
            0 if end > 0 => bytes[start] ^= 1 << self.below(8),
            1 if end > 0 => bytes[start] = BYTES[self.below(BYTES.len())],
            2 => bytes.truncate(start),
            3 => drop(bytes.drain(start..stop)),
            4 => {
                let twice = bytes[start..stop].to_vec();
                bytes.splice(stop..stop, twice);
            }
            5 => {
                let word = self.pick(&WORDS).as_bytes().to_vec();
                bytes.splice(start..stop, word);
            }
            6 => {
                let mut any = vec![0; stop - start];
                self.random.fill_bytes(&mut any);
                bytes.splice(start..stop, any);
            }
            _ => bytes.extend_from_slice(&[0; 3]),
        }
    }
}

#[test]
fn a_million_data_files() {
    let mut mutator = Mutator::new();
    let (images, labels) = (data_file("mnist-test2k-images.bin"), data_file("mnist-test2k-labels.bin"));
    // Small files of each kind, so that most changes hit the header.
    let small_images = [&[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28][..], &images[16..16 + 2 * 784]].concat();
    let small_labels = [&[0, 0, 8, 1, 0, 0, 0, 2][..], &labels[8..10]].concat();
    let mut accepted_count = 0;
    for _ in 0..INPUTS {
        let sound = mutator.pick(&[small_images.as_slice(), small_labels.as_slice()]);
        let bytes = mutator.change(sound, 24);
        if let Ok(file) = idx::decode("file", &bytes) {
            accepted_count += 1;
            assert_eq!(file.shape.iter().product::<usize>(), file.values.len());
            assert!(bytes.ends_with(&file.values) && bytes.len() == 4 + 4 * file.shape.len() + file.values.len());
        }
        // A shipped data set only accepts its own files.
        assert!(Samples::decode(DataSet::DigitsTest, &bytes, &small_labels).is_err());
    }
    assert!(accepted_count > INPUTS / 100, "{accepted_count}: too few to mean anything");
}

/// The page rescales values before passing them on, so larger ones do not occur.
const LARGEST: f32 = 1e18;

#[test]
fn a_million_tables() {
    let mut mutator = Mutator::new();
    let mut accepted_count = 0;
    for _ in 0..INPUTS {
        let (rows, width) = (mutator.below(MIN_ROWS + 6), mutator.below(5));
        let any = |random: &mut ChaCha8Rng| match random.random_range(0..8) {
            0 => f32::from_bits(random.random()),
            1 => 7.0,
            _ => random.random_range(-100.0..100.0),
        };
        let length = rows * width + usize::from(mutator.below(50) == 0);
        let values: Vec<f32> = (0..length).map(|_| any(&mut mutator.random)).collect();
        let split = (mutator.below(3) == 0).then(|| mutator.below(rows + 2));
        let is_usual = values.iter().all(|value| value.abs() <= LARGEST);
        if let Ok(table) = Table::new(width, &values, vec![0; rows], split) {
            accepted_count += 1;
            // Each row is in the training or the test set; each column is used or reported as constant.
            let mut seen: Vec<usize> = table.train().iter().chain(table.test()).copied().collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..rows).collect::<Vec<_>>());
            assert_eq!(table.columns.len() + table.constant.len(), width);
            assert_eq!(table.values().len(), rows * table.width());
            if is_usual && !table.train().is_empty() {
                assert!(table.values().iter().all(|value| value.is_finite()), "{values:?} {split:?}");
            }
        }
    }
    assert!(accepted_count > INPUTS / 100, "{accepted_count}: too few to mean anything");
}

/// A network with few weights as a file, and its record.
fn small_model() -> (Vec<u8>, Record) {
    let config = TrainConfig { hidden: vec![], d_code: 1, ..TrainConfig::default() };
    let record = Record {
        config,
        step: 3,
        time: 3,
        code_scale: 1.0,
        first_loss: Some(200.0),
        test_mse: None,
        test_bce: None,
        guide: None,
    };
    let tensor = |shape: &[usize]| Values { shape: shape.to_vec(), values: vec![0.5; shape.iter().product()] };
    let tensors: BTreeMap<String, Values> = [
        ("encoder.0.weight", &[1, 784][..]),
        ("encoder.0.bias", &[1]),
        ("decoder.0.weight", &[784, 1]),
        ("decoder.0.bias", &[784]),
    ]
    .into_iter()
    .map(|(name, shape)| (name.to_owned(), tensor(shape)))
    .collect();
    (tensor_file::write(&record, &tensors, Precision::F16).unwrap(), record)
}

#[test]
fn a_million_model_files() {
    let mut mutator = Mutator::new();
    let device = Device::flex();
    let (sound, record) = small_model();
    // The header follows its length, which takes 8 bytes.
    let header = 8 + usize::try_from(u64::from_le_bytes(sound[..8].try_into().unwrap())).unwrap();
    assert_eq!(Model::read("model", &sound, &device).unwrap().record, record);
    let mut accepted_count = 0;
    for _ in 0..INPUTS {
        let mut bytes = mutator.change(&sound, header + 16);
        if mutator.below(2) == 0 && bytes.len() > 8 {
            // The header length is corrected; otherwise nothing after it would be read.
            let length = (header + bytes.len()).saturating_sub(sound.len() + 8) as u64;
            bytes[..8].copy_from_slice(&length.to_le_bytes());
        }
        if let Ok(model) = Model::read("model", &bytes, &device) {
            accepted_count += 1;
            assert_eq!(model.network.architecture(), &model.record.config.architecture());
        }
    }
    assert!(accepted_count > INPUTS / 100, "{accepted_count}: too few to mean anything");
    // PCA files have the same format.
    let components = www("models/pca-digits.safetensors");
    for _ in 0..1000 {
        let bytes = mutator.change(&components, 400);
        let _ = tensor_file::read::<serde_json::Value>("components", &bytes);
    }
}

#[test]
fn a_million_messages() {
    let mut mutator = Mutator::new();
    let mut session = Session::new(Device::flex());
    let codes = Floats(vec![1.5, -0.25, 3.0, 0.0, 65504.0, -1e-7]);
    let sound = session.ask(Write { d: 2, codes }).unwrap().text;
    for _ in 0..INPUTS {
        let bytes = mutator.change(sound.as_bytes(), sound.len());
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(message) = session.ask(Read { text: text.clone() }) {
            // Only white space may have been lost.
            let again = session.ask(Write { d: message.d, codes: message.codes }).unwrap().text;
            let plain: String = text.chars().filter(|char| !char.is_whitespace()).collect();
            assert!(again.eq_ignore_ascii_case(&plain), "{text:?} {again:?}");
        }
    }
}

/// Requests that stay cheap whatever their numbers are.
const REQUESTS: [&str; 15] = [
    r#"{"engine":{"loadData":{"set":"digitsTest","samples":[0,0,8,3],"labels":[0,0,8,1]}}}"#,
    r#"{"engine":{"loadModel":{"name":"digits-32","bytes":[8,0,0,0,0,0,0,0]}}}"#,
    r#"{"engine":{"loadPca":{"subject":"digits","bytes":[1,2,3]}}}"#,
    r#"{"engine":{"pictures":{"set":"digitsTest","indices":[0,1,99999]}}}"#,
    r#"{"engine":{"leave":{"lab":"manifold"}}}"#,
    r#"{"reconstruct":{"forward":{"network":{"model":"digits-32"},"input":{"pixels":[0.0,1.0,0.5]}}}}"#,
    r#"{"reconstruct":{"decode":{"network":"run","codes":[0.5,-1.0],"input":null}}}"#,
    r#"{"anomaly":{"beginBeats":{"seed":1}}}"#,
    r#"{"anomaly":{"scoreBeat":{"millivolts":[0.0,1.0,-0.5]}}}"#,
    r#"{"engine":{"trace":{"network":{"model":"digits-32"},"input":{"pixels":[0.0,1.0,0.5]}}}}"#,
    r#"{"anomaly":{"begin":{"subject":"digits","normal":[0,3],"pollution":0.1,"seed":1,"model":null}}}"#,
    r#"{"train":{"start":{"config":{"subject":"digits","images":512,"hidden":[16],"dCode":4,"epochs":4,"seed":7}}}}"#,
    r#"{"train":{"steps":{"count":3}}}"#,
    r#"{"secrecy":{"write":{"d":2,"codes":[1.0,2.0,3.0,4.0]}}}"#,
    r#"{"secrecy":{"read":{"text":"latente1.2.AAAA.00000000"}}}"#,
];

#[test]
fn a_million_requests() {
    for request in REQUESTS {
        serde_json::from_str::<Request>(request).unwrap_or_else(|error| panic!("{request}: {error}"));
    }
    let mut mutator = Mutator::new();
    let mut session = Session::new(Device::flex());
    let (mut understood, mut answered) = (0, 0);
    for _ in 0..INPUTS {
        let request = mutator.pick(&REQUESTS).as_bytes();
        let bytes = mutator.change(request, request.len());
        let Ok(request) = serde_json::from_slice::<Request>(&bytes) else { continue };
        understood += 1;
        answered += usize::from(session.call(request).is_ok());
    }
    assert!(understood > INPUTS / 100 && answered > 0, "{understood} understood, {answered} answered");
}
