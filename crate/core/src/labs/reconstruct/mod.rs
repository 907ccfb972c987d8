//! "¿Qué es un autoencoder?": an input, its code, and the decoded code.

mod bottlenecks;

use serde::{Deserialize, Serialize};

use crate::config::EVALUATION_CHUNK;
use crate::data::catalog::SUBJECTS;
use crate::data::{DataSet, PIXELS};
use crate::engine::{
    Desk, Input, LAYER_CONTROL, NetworkRef, Pending, Question, UNIT_CONTROL, expect_length, questions, sample_control,
};
use crate::error::Result;
use crate::loss::Cost;
use crate::metrics::mean_squared_error;
use crate::metrics::reference::{self, ReferenceKind};
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use bottlenecks::*;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "reconstruct",
    group: Group::Idea,
    controls: &[
        Control::new(
            "model",
            Section::Data,
            Kind::Choice { options: &["digits-32", "digits-2", "every", "trained"], default: "digits-32" },
        )
        .live(),
        Control::of_images("data", SUBJECTS).live(),
        Control::new(
            "bottleneck",
            Section::View,
            Kind::Whole { min: 1, max: 784, default: 8, suggested: &[1, 2, 4, 8, 16, 32, 64, 784] },
        )
        .live()
        .when("model", &["every"]),
        // Shown between input and reconstruction: only the code, or the whole network.
        Control::new("view", Section::View, Kind::Choice { options: &["code", "network"], default: "code" }).live(),
        UNIT_CONTROL.when("view", &["network"]),
        LAYER_CONTROL.when("view", &["network"]),
        // A 2 with a flourish: 32 values keep the handwriting; two values give another 2, with a loop.
        sample_control("sample", Section::Data, 7),
    ],
};

/// This lab keeps no state.
#[derive(Default)]
pub struct State;

questions!(
    /// # Errors
    /// [`crate::Error::NotLoaded`] for an unknown network or data set, [`crate::Error::WrongLength`] for a wrong number
    /// of values.
    "Reconstruct", State; Forward, Decode, Map, Survey, Bottlenecks
);

/// Passes an input through a network.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Forward {
    /// The network to run.
    pub network: NetworkRef,
    /// The input.
    pub input: Input,
}

/// An input, its code and its reconstruction.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reconstruction {
    /// x `[n]`, as the encoder saw it.
    pub input: Floats,
    /// h `[d]`.
    pub code: Floats,
    /// x̂ `[n]`.
    pub reconstruction: Floats,
    /// Mean squared errors per pixel, with the baselines'.
    pub errors: Errors,
}

/// Mean squared errors per pixel.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Errors {
    /// Error of the autoencoder.
    pub autoencoder: f32,
    /// Error of PCA with d components; `null` if it has too few.
    pub pca: Option<f32>,
    /// Error of the mean training image; `null` before the PCA file has been loaded.
    pub mean: Option<f32>,
}

impl Question for Forward {
    type State = State;
    type Reply = Reconstruction;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Reconstruction>> {
        let Self { network, input } = self;
        let input = input.pixels()?;
        let (autoencoder, _) = network.find(desk.shared)?;
        let code = autoencoder.encode(ops::tensor(input.clone(), [1, PIXELS], desk.shared.device()));
        let reconstruction = autoencoder.reconstruct_from(code.clone());
        Ok(Pending::new(vec![flat(code), flat(reconstruction)], move |desk: Desk<'_, State>, read| {
            let [code, reconstruction] = read_all(read)?;
            let pca = desk.shared.pca(network.find(desk.shared)?.1);
            let errors = Errors {
                autoencoder: mean_squared_error(&input, &reconstruction),
                pca: pca
                    .and_then(|pca| pca.reconstruct(&input, code.len()))
                    .map(|x_hat| mean_squared_error(&input, &x_hat)),
                mean: pca.map(|pca| mean_squared_error(&input, pca.mean())),
            };
            Ok(Reconstruction {
                input: Floats(input),
                code: Floats(code),
                reconstruction: Floats(reconstruction),
                errors,
            })
        }))
    }
}

/// Decodes codes.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Decode {
    /// The network that decodes.
    pub network: NetworkRef,
    /// `[count, d]`, row-major.
    pub codes: Floats,
    /// Inputs to compare the images with: one `[n]` for the first image, or all `[count, n]`.
    pub input: Option<Floats>,
}

/// Decoded codes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DecodedImages {
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Mean squared error per pixel of the compared images.
    pub error: Option<f32>,
}

impl Question for Decode {
    type State = State;
    type Reply = DecodedImages;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DecodedImages>> {
        let Self { network, codes, input } = self;
        let (network, _) = network.find(desk.shared)?;
        let d_code = network.architecture().d_code;
        let count = (codes.len() / d_code).max(1);
        expect_length("codes", count * d_code, codes.len())?;
        if let Some(input) = &input {
            let images = if input.len() == PIXELS { 1 } else { count };
            expect_length("input", images * PIXELS, input.len())?;
        }
        let codes = ops::tensor(codes.0, [count, d_code], desk.shared.device());
        let images = network.reconstruct_from(codes);
        Ok(Pending::new(vec![flat(images)], move |_, read| {
            let [images] = read_all(read)?;
            let error = input.map(|input| mean_squared_error(&input, &images));
            Ok(DecodedImages { images: Floats(images), error })
        }))
    }
}

/// Encodes the first samples of a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Map {
    /// The network that encodes.
    pub network: NetworkRef,
    /// A loaded data set.
    pub set: DataSet,
    /// Number of samples, at least 1.
    pub count: usize,
}

/// Codes of samples.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LabelledCodes {
    /// `[count, d]`.
    pub codes: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
}

impl Question for Map {
    type State = State;
    type Reply = LabelledCodes;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, LabelledCodes>> {
        let Self { network, set, count } = self;
        let samples = desk.shared.data(set)?;
        let count = count.clamp(1, samples.count());
        let labels = samples.labels()[..count].to_vec();
        let codes = network.find(desk.shared)?.0.encode(samples.tensor(count, desk.shared.device()));
        Ok(Pending::new(vec![flat(codes)], move |_, read| {
            let [codes] = read_all(read)?;
            Ok(LabelledCodes { codes: Floats(codes), labels })
        }))
    }
}

/// Maximum code values whose effect is measured: as many as the page shows.
const MEASURED: usize = 256;
/// A code value is moved this many standard deviations to either side of its mean.
const REACH: f32 = 2.0;

/// Evaluates a network on a data set, and measures the effect of each code value.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Survey {
    /// The network to evaluate.
    pub network: NetworkRef,
    /// A loaded data set.
    pub set: DataSet,
}

/// Statistics of a network on a data set.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeSurvey {
    /// Mean of each hᵢ over the samples, `[d]`.
    pub means: Floats,
    /// Its standard deviation σᵢ, `[d]`.
    pub deviations: Floats,
    /// Effect of each of the first hᵢ on the image: the mean squared difference per pixel between the decoded mean code
    /// with hᵢ two σᵢ above and two below its mean.
    pub effects: Floats,
    /// Mean squared errors per pixel over all samples.
    pub errors: Errors,
}

impl Question for Survey {
    type State = State;
    type Reply = CodeSurvey;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, CodeSurvey>> {
        let Self { network, set } = self;
        let (samples, device) = (desk.shared.data(set)?, desk.shared.device());
        let (autoencoder, subject) = network.find(desk.shared)?;
        let count = samples.count();
        let (mut codes, mut sums) = (Vec::new(), Vec::new());
        for start in (0..count).step_by(EVALUATION_CHUNK) {
            let input = samples.tensor_of(start..(start + EVALUATION_CHUNK).min(count), device);
            let code = autoencoder.encode(input.clone());
            sums.push((input - autoencoder.reconstruct_from(code.clone())).square().sum());
            codes.push(flat(code));
        }
        let d = autoencoder.architecture().d_code;
        let codes = ops::concat(codes).reshape([count, d]);
        let means = codes.clone().mean_dim(0);
        let deviations = (codes - means.clone()).square().mean_dim(0).sqrt();
        let moved = ops::units(d.min(MEASURED), d, device) * deviations.clone() * REACH;
        let [above, below] =
            [means.clone() + moved.clone(), means.clone() - moved].map(|codes| autoencoder.reconstruct_from(codes));
        let effects = (above - below).square().mean_dim(1);
        let reads = vec![flat(means), flat(deviations), flat(effects), ops::concat(sums)];
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [means, deviations, effects, sums] = read_all(read)?;
            let others = reference::references_for(
                Cost::SquaredError,
                desk.shared.data(set)?,
                |_| {},
                desk.shared.pca(subject),
                d,
            );
            let of = |kind| others.iter().find(|other| other.kind == kind).map(|other| other.mse);
            let errors = Errors {
                autoencoder: sums.iter().sum::<f32>() / (count * PIXELS) as f32,
                pca: of(ReferenceKind::Pca),
                mean: of(ReferenceKind::Mean),
            };
            Ok(CodeSurvey { means: Floats(means), deviations: Floats(deviations), effects: Floats(effects), errors })
        }))
    }
}
