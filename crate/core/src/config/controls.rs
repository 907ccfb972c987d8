//! The settings of a run as controls of a panel.

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

use crate::data::catalog::SUBJECTS;
use crate::spec::{Control, Kind, Section};

const ACTIVATIONS: &[&str] = &["relu", "sigmoid", "tanh", "identity"];
/// Maximum number of hidden layers.
pub(super) const LAYERS: usize = 3;

/// A control for each field of [`TrainConfig`](super::TrainConfig), with its range and default.
pub const CONTROLS: &[Control] = &[
    Control::of_images("subject", SUBJECTS),
    Control::new(
        "images",
        Section::Data,
        Kind::Whole { min: 1, max: 10_000, default: 10_000, suggested: &[500, 1_000, 2_000, 5_000, 10_000] },
    ),
    Control::new(
        "noise",
        Section::Data,
        Kind::Choice {
            options: &["none", "gaussian", "masking", "saltPepper", "blocks", "lines", "missing"],
            default: "none",
        },
    ),
    Control::new("noiseLevel", Section::Data, Kind::Real { min: 0.05, max: 0.95, step: 0.05, default: 0.5 })
        .when("noise", &["gaussian", "masking", "saltPepper", "blocks", "lines"]),
    Control::new(
        "kind",
        Section::Network,
        Kind::Choice { options: &["vanilla", "multilayer", "convolutional"], default: "multilayer" },
    ),
    Control::new("hidden", Section::Network, Kind::Sizes { layers: LAYERS, min: 1, max: 2_048, default: &[128] })
        .when("kind", &["multilayer"]),
    Control::new("channels", Section::Network, Kind::Sizes { layers: LAYERS, min: 1, max: 64, default: &[16, 32] })
        .when("kind", &["convolutional"]),
    Control::new("kernel", Section::Network, Kind::Whole { min: 1, max: 28, default: 3, suggested: &[3, 5, 7] })
        .when("kind", &["convolutional"]),
    Control::new(
        "dCode",
        Section::Network,
        Kind::Whole { min: 1, max: 65_536, default: 32, suggested: &[2, 8, 16, 32, 64, 1_024] },
    ),
    Control::new(
        "activations",
        Section::Network,
        Kind::Choices { options: ACTIVATIONS, layers: LAYERS, default: &["relu"] },
    )
    .when("kind", &["multilayer", "convolutional"]),
    Control::new(
        "codeActivation",
        Section::Network,
        Kind::Choice { options: &["relu", "sigmoid", "tanh", "identity", "binary"], default: "identity" },
    ),
    Control::new("output", Section::Network, Kind::Choice { options: &["sigmoid", "identity"], default: "sigmoid" }),
    Control::new("weights", Section::Network, Kind::Choice { options: &["free", "tied"], default: "free" }),
    Control::new(
        "cost",
        Section::Objective,
        Kind::Choice { options: &["crossEntropy", "squaredError"], default: "crossEntropy" },
    ),
    Control::new(
        "penalty",
        Section::Objective,
        Kind::Choice { options: &["none", "l1", "kl", "contractive", "variational", "bits"], default: "none" },
    ),
    Control::new("l1", Section::Objective, Kind::Log { min: 1e-4, max: 1e4, usual: 100.0, default: 0.3, zero: true })
        .when("penalty", &["l1"]),
    Control::new(
        "klWeight",
        Section::Objective,
        Kind::Log { min: 1e-3, max: 1e4, usual: 1_000.0, default: 10.0, zero: true },
    )
    .when("penalty", &["kl"]),
    Control::new("rho", Section::Objective, Kind::Real { min: 0.001, max: 0.999, step: 0.01, default: 0.05 })
        .when("penalty", &["kl"]),
    Control::new(
        "contraction",
        Section::Objective,
        Kind::Log { min: 1e-4, max: 1e4, usual: 1_000.0, default: 10.0, zero: true },
    )
    .when("penalty", &["contractive"]),
    Control::new("beta", Section::Objective, Kind::Log { min: 1e-3, max: 1e3, usual: 100.0, default: 1.0, zero: true })
        .when("penalty", &["variational"]),
    Control::new(
        "bitsWeight",
        Section::Objective,
        Kind::Log { min: 1e-3, max: 1e3, usual: 100.0, default: 0.1, zero: true },
    )
    .when("penalty", &["bits"]),
    Control::new(
        "weightDecay",
        Section::Objective,
        Kind::Log { min: 1e-6, max: 1e3, usual: 1.0, default: 0.0, zero: true },
    ),
    Control::new(
        "optimizer",
        Section::Optimizer,
        Kind::Choice { options: &["sgd", "momentum", "adam"], default: "adam" },
    ),
    Control::new(
        "learningRate",
        Section::Optimizer,
        // Far too high values can be typed, to see training break.
        Kind::Log { min: 1e-5, max: 1e9, usual: 10.0, default: 2e-3, zero: false },
    )
    .live(),
    Control::new(
        "batchSize",
        Section::Optimizer,
        Kind::Whole { min: 1, max: 2_048, default: 128, suggested: &[16, 32, 64, 128, 256, 512] },
    ),
    Control::new(
        "epochs",
        Section::Optimizer,
        Kind::Whole { min: 1, max: 200, default: 15, suggested: &[1, 5, 15, 30, 60] },
    )
    .live(),
    Control::new("seed", Section::Optimizer, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }),
];

/// The kind of a control of [`CONTROLS`].
fn kind(id: &str) -> &'static Kind {
    let control = CONTROLS.iter().find(|control| control.id == id);
    control.map_or_else(|| unreachable!("there is no control {id}"), |control| &control.kind)
}

fn option<T: DeserializeOwned>(id: &str) -> T {
    let value = T::deserialize(StrDeserializer::<Error>::new(id));
    value.unwrap_or_else(|_| unreachable!("there is no option {id}"))
}

/// The default of a choice.
pub(super) fn choice<T: DeserializeOwned>(id: &str) -> T {
    match *kind(id) {
        Kind::Choice { default, .. } => option(default),
        _ => unreachable!("{id} is not a choice"),
    }
}

/// The defaults of a choice for each layer.
pub(super) fn choices<T: DeserializeOwned>(id: &str) -> Vec<T> {
    match *kind(id) {
        Kind::Choices { default, .. } => default.iter().map(|id| option(id)).collect(),
        _ => unreachable!("{id} is not a choice for each layer"),
    }
}

/// The default of an integer control.
pub(super) fn whole(id: &str) -> u32 {
    match *kind(id) {
        Kind::Whole { default, .. } => default,
        _ => unreachable!("{id} is not an integer"),
    }
}

/// The default of a real-valued control.
pub(super) fn real(id: &str) -> f64 {
    match *kind(id) {
        Kind::Real { default, .. } | Kind::Log { default, .. } => default,
        _ => unreachable!("{id} is not a number"),
    }
}

/// The default of a list of sizes.
pub(super) fn sizes(id: &str) -> Vec<usize> {
    match *kind(id) {
        Kind::Sizes { default, .. } => default.iter().map(|&size| size as usize).collect(),
        _ => unreachable!("{id} is not a list of sizes"),
    }
}
