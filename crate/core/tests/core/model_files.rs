//! Any bytes of a model file are read or refused: nothing panics, and memory stays below the file's size.

use std::collections::BTreeMap;

use burn::tensor::Device;
use latente::config::{NetworkKind, TrainConfig, Weights};
use latente::model::layout::Layout;
use latente::model::{Model, Record};
use latente::tensor_file::{self, Precision, Values};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Number of mutated files.
const TRIES: usize = 200_000;

fn record(config: &TrainConfig) -> Record {
    Record {
        config: config.clone(),
        step: 3,
        time: 3,
        code_scale: 1.0,
        first_loss: Some(1.0),
        test_mse: None,
        test_bce: None,
        guide: None,
    }
}

/// A small network's file with the optimiser's state.
fn file(config: &TrainConfig) -> Vec<u8> {
    let mut tensors = BTreeMap::new();
    let mut put = |name: String, shape: Vec<usize>| {
        let values = vec![0.5; shape.iter().product()];
        tensors.insert(name, Values { shape, values });
    };
    let architecture = config.architecture();
    for slot in architecture.slots() {
        if slot.tied.is_none() {
            put(format!("{}.weight", slot.name), slot.spec.shape.file_weight());
        }
        put(format!("{}.bias", slot.name), vec![slot.spec.shape.bias()]);
    }
    put("optimizer.first".to_owned(), vec![architecture.length()]);
    tensor_file::write(&record(config), &tensors, Precision::F16).unwrap()
}

fn configs() -> Vec<TrainConfig> {
    let base = TrainConfig { hidden: vec![2], channels: vec![2, 3], d_code: 2, ..TrainConfig::default() };
    let convolutional = TrainConfig { kind: NetworkKind::Convolutional, ..base.clone() };
    let tied_config = TrainConfig { weights: Weights::Tied, ..convolutional.clone() };
    vec![base, convolutional, tied_config]
}

#[test]
fn any_bytes_are_read_or_refused() {
    let device = Device::flex();
    let mut rng = ChaCha8Rng::seed_from_u64(17);
    let sound: Vec<_> = configs().iter().map(|config| (config.architecture(), file(config))).collect();
    for (architecture, bytes) in &sound {
        assert!(Model::read("sound", bytes, &device).is_ok());
        assert!(Layout::restore(bytes, architecture, &device).is_ok());
    }
    for index in 0..TRIES {
        let (architecture, bytes) = &sound[index % sound.len()];
        let mut bytes = bytes.clone();
        let header = 8 + u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
        for _ in 0..rng.random_range(1..5) {
            // Most faults are in the header; digits change sizes.
            let end = if rng.random_range(0..4) == 0 { bytes.len() } else { header.min(bytes.len()) };
            let place = rng.random_range(0..end);
            bytes[place] = if rng.random() { rng.random_range(b'0'..=b'9') } else { rng.random() };
        }
        if rng.random_range(0..10) == 0 {
            bytes.truncate(rng.random_range(9..bytes.len()));
        }
        let _ = Model::read("changed", &bytes, &device);
        let _ = Layout::restore(&bytes, architecture, &device);
    }
}

#[test]
fn small_files_that_declare_large_networks_are_refused() {
    let large = TrainConfig { hidden: vec![2_048; 3], d_code: 65_536, ..TrainConfig::default() };
    let bytes = tensor_file::write(&record(&large), &BTreeMap::new(), Precision::F32).unwrap();
    let error = Model::read("large", &bytes, &Device::flex()).unwrap_err();
    assert!(error.to_string().contains("encoder.0.weight"), "{error}");
}
