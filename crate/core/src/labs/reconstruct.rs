//! "¿Qué es un autoencoder?": an input, its code, and what the decoder makes of the code.

use serde::{Deserialize, Serialize};

use super::input::{Input, expect_length};
use super::which::Which;
use super::{Control, Group, Kind, Lab, Section};
use crate::data::{DataSet, PIXELS};
use crate::error::Result;
use crate::metrics::mean_squared_error;
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat};
use crate::wire::Floats;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "reconstruct",
    group: Group::Idea,
    controls: &[
        Control::new(
            "model",
            Section::Data,
            Kind::Choice { options: &["digits-32", "digits-2", "trained"], default: "digits-32" },
        )
        .live(),
        Control::new("sample", Section::Data, Kind::Whole { min: 0, max: 1_999, default: 6, suggested: &[] }).live(),
    ],
};

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ReconstructAsk"))]
pub enum Ask {
    /// An input through the whole network: [`Looked`].
    #[serde(rename_all = "camelCase")]
    Look {
        /// Of which network.
        network: Which,
        /// The input.
        input: Input,
    },
    /// Codes through the decoder: [`Decoded`].
    #[serde(rename_all = "camelCase")]
    Decode {
        /// Of which network.
        network: Which,
        /// `[count, d]`, row-major.
        codes: Floats,
        /// An input `[n]` to compare the first image with.
        input: Option<Floats>,
    },
    /// The codes of a data set's first samples: [`Mapped`].
    #[serde(rename_all = "camelCase")]
    Map {
        /// Of which network.
        network: Which,
        /// A loaded data set.
        set: DataSet,
        /// How many samples, at least 1.
        count: usize,
    },
}

/// An input's way through the network.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Looked {
    /// x `[n]`, what the encoder saw.
    pub input: Floats,
    /// h `[d]`.
    pub code: Floats,
    /// x̂ `[n]`.
    pub reconstruction: Floats,
    /// Mean squared error a pixel, beside what else could be had.
    pub errors: Errors,
}

/// Mean squared errors a pixel.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Errors {
    /// Of the autoencoder.
    pub autoencoder: f32,
    /// Of PCA with as many components as the code has values; `null` when there are not so many.
    pub pca: Option<f32>,
    /// Of the mean training image; `null` before the PCA file has been loaded.
    pub mean: Option<f32>,
}

/// Decoded codes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Decoded {
    /// `[count, n]`, values 0..1.
    pub images: Floats,
    /// Mean squared error of the first image, when an input was given.
    pub error: Option<f32>,
}

/// Codes of samples.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Mapped {
    /// `[count, d]`.
    pub codes: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::NotLoaded`] for an unknown network or data set, [`Error::WrongLength`] for numbers of the wrong count.
pub fn answer(session: &Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Look { network, input } => look(session, network, &input),
        Ask::Decode { network, codes, input } => decode(session, &network, codes, input),
        Ask::Map { network, set, count } => map(session, &network, set, count),
    }
}

fn look(session: &Session, which: Which, input: &Input) -> Result<Pending> {
    let input = input.pixels()?;
    let (network, _) = which.find(session)?;
    let code = network.encode(ops::tensor(input.clone(), [1, PIXELS], session.device()));
    let reconstruction = network.reconstruct_from(code.clone());
    Ok(Pending::new(vec![flat(code), flat(reconstruction)], move |session, read| {
        let [code, reconstruction] = crate::session::read_all(read)?;
        let pca = session.pca(which.find(session)?.1);
        let errors = Errors {
            autoencoder: mean_squared_error(&input, &reconstruction),
            pca: pca.and_then(|pca| pca.reconstruct(&input, code.len())).map(|own| mean_squared_error(&input, &own)),
            mean: pca.map(|pca| mean_squared_error(&input, pca.mean())),
        };
        Ok(Reply::Looked(Looked {
            input: Floats(input),
            code: Floats(code),
            reconstruction: Floats(reconstruction),
            errors,
        }))
    }))
}

fn decode(session: &Session, which: &Which, codes: Floats, input: Option<Floats>) -> Result<Pending> {
    let (network, _) = which.find(session)?;
    let d_code = network.architecture().d_code;
    let count = (codes.len() / d_code).max(1);
    expect_length("codes", count * d_code, codes.len())?;
    if let Some(input) = &input {
        expect_length("input", PIXELS, input.len())?;
    }
    let codes = ops::tensor(codes.0, [count, d_code], session.device());
    let images = network.reconstruct_from(codes);
    Ok(Pending::new(vec![flat(images)], move |_, read| {
        let [images] = crate::session::read_all(read)?;
        let error = input.map(|input| mean_squared_error(&input, &images[..PIXELS]));
        Ok(Reply::Decoded(Decoded { images: Floats(images), error }))
    }))
}

fn map(session: &Session, which: &Which, set: DataSet, count: usize) -> Result<Pending> {
    let samples = session.data(set)?;
    let count = count.clamp(1, samples.count());
    let labels = samples.labels()[..count].to_vec();
    let codes = which.find(session)?.0.encode(samples.tensor(count, session.device()));
    Ok(Pending::new(vec![flat(codes)], move |_, read| {
        let [codes] = crate::session::read_all(read)?;
        Ok(Reply::Mapped(Mapped { codes: Floats(codes), labels }))
    }))
}
