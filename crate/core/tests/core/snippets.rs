//! The PyTorch programs offered by the page: their text matches the committed files, and PyTorch's results
//! (`tests/reference/pytorch.py`) match the core's for the same weights.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use burn::tensor::{Device, Tensor, TensorData};
use latente::config::{NetworkKind, TrainConfig, Weights};
use latente::data::PIXELS;
use latente::loss::Cost;
use latente::model::snippet::pytorch;
use latente::model::{Model, Record};
use latente::nn::Activation;
use latente::objective::Penalty;
use latente::tensor_file::{self, Precision, Values};
use serde::Deserialize;

/// Set by `cargo xtask generate`: writes the programs instead of comparing them.
const WRITE: &str = "LATENTE_GENERATE";

#[derive(Deserialize)]
struct Reference {
    snippets: Vec<Output>,
}

#[derive(Deserialize)]
struct Output {
    name: String,
    code: Vec<f32>,
    reconstruction: Vec<f32>,
}

fn configs() -> Vec<(&'static str, TrainConfig)> {
    use Activation::{Identity, Sigmoid, Tanh};
    let kind = NetworkKind::Convolutional;
    let base = TrainConfig { hidden: vec![6], channels: vec![2, 3], d_code: 4, ..TrainConfig::default() };
    let convolutional = TrainConfig { kind, kernel: 5, ..base.clone() };
    let linear = TrainConfig { kind: NetworkKind::Vanilla, output: Identity, cost: Cost::SquaredError, ..base.clone() };
    let tied =
        TrainConfig { weights: Weights::Tied, activations: vec![Tanh], code_activation: Sigmoid, ..base.clone() };
    let variational = TrainConfig { penalty: Penalty::Variational, ..base.clone() };
    let bits = TrainConfig { code_activation: Activation::Binary, ..base.clone() };
    vec![
        ("bits", bits),
        ("convolutional-tied", TrainConfig { weights: Weights::Tied, ..convolutional.clone() }),
        ("convolutional", convolutional),
        ("linear", linear),
        ("multilayer", base),
        ("tied", tied),
        ("variational-tied", TrainConfig { weights: Weights::Tied, ..variational.clone() }),
        ("variational", variational),
    ]
}

/// sin(0.7 i + phase) / 4, as in pytorch.py.
fn formula(count: usize, phase: f64) -> Vec<f32> {
    (0..count).map(|index| ((0.7 * index as f64 + phase).sin() / 4.0) as f32).collect()
}

/// A model file with weights from the formula, by tensor name.
fn model(config: &TrainConfig) -> Model {
    let mut shapes = BTreeMap::new();
    for slot in config.architecture().slots() {
        if slot.tied.is_none() {
            shapes.insert(format!("{}.weight", slot.name), slot.spec.shape.file_weight());
        }
        shapes.insert(format!("{}.bias", slot.name), vec![slot.spec.shape.bias()]);
    }
    let values = |(phase, (name, shape)): (usize, (String, Vec<usize>))| {
        let values = formula(shape.iter().product(), phase as f64);
        (name, Values { shape, values })
    };
    let tensors = shapes.into_iter().enumerate().map(values).collect();
    let record = Record {
        config: config.clone(),
        step: 0,
        time: 0,
        code_scale: 1.0,
        first_loss: None,
        test_mse: None,
        test_bce: None,
        guide: None,
    };
    Model::read("formula", &tensor_file::write(&record, &tensors, Precision::F32).unwrap(), &Device::flex()).unwrap()
}

#[test]
fn programs_match_the_committed_files_and_pytorch() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference");
    let json = fs::read_to_string(folder.join("pytorch.json")).unwrap();
    let reference: Reference = serde_json::from_str(&json).unwrap();
    let input = formula(2 * PIXELS, 0.5).into_iter().map(|value| value.abs() * 4.0).collect::<Vec<_>>();
    for (name, config) in configs() {
        let path = folder.join("snippets").join(format!("{name}.py"));
        let text = pytorch(&config, "model.safetensors");
        if std::env::var_os(WRITE).is_some() {
            fs::write(&path, &text).unwrap();
            continue;
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}.py is out of date: run `cargo xtask generate`");
        let expected = reference.snippets.iter().find(|output| output.name == name).unwrap();
        let input = Tensor::from_data(TensorData::new(input.clone(), [2, PIXELS]), &Device::flex());
        let network = model(&config).network;
        let code = network.encode(input);
        let copy = network.reconstruct_from(code.clone());
        for (found, expected) in [(code, &expected.code), (copy, &expected.reconstruction)] {
            let found: Vec<f32> = found.try_into_data().unwrap().try_into_vec().unwrap();
            assert_eq!(found.len(), expected.len());
            let worst = found.iter().zip(expected).fold(0.0, |worst: f32, (a, b)| worst.max((a - b).abs()));
            assert!(worst < 1e-4, "{name}: {worst}");
        }
    }
}

#[test]
fn file_names_cannot_end_their_string() {
    let text = pytorch(&TrainConfig::default(), "a\"; import os\n\\.safetensors");
    assert!(text.contains("load_file(\"a; import os.safetensors\")"), "{text}");
}
