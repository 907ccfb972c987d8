//! The same image through bottlenecks of several sizes, beside as many principal components.

use serde::{Deserialize, Serialize};

use super::State;
use crate::data::PIXELS;
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::{Error, Result};
use crate::metrics::mean_squared_error;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Most networks in one question.
const MOST: usize = 16;

/// An input through several networks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Squeeze {
    /// Which networks, at least one, of one subject.
    pub networks: Vec<NetworkRef>,
    /// The input.
    pub input: Input,
}

/// What is left of an input behind each bottleneck.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Squeezed {
    /// x `[n]`.
    pub input: Floats,
    /// One for each network.
    pub copies: Vec<SqueezedCopy>,
}

/// What is left behind one bottleneck.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SqueezedCopy {
    /// d of the network.
    pub d_code: usize,
    /// x̂ `[n]` of the network.
    pub image: Floats,
    /// Its mean squared error a pixel.
    pub error: f32,
    /// x̂ `[n]` of d principal components; `null` when there are not so many.
    pub pca_image: Option<Floats>,
    /// Its mean squared error a pixel.
    pub pca_error: Option<f32>,
}

impl Question for Squeeze {
    type State = State;
    type Reply = Squeezed;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Squeezed>> {
        let Self { networks, input } = self;
        if networks.is_empty() || networks.len() > MOST {
            return Err(Error::BadRequest { reason: format!("{} networks", networks.len()) });
        }
        let input = input.pixels()?;
        let mut sizes = Vec::new();
        let mut images = Vec::new();
        for network in &networks {
            let (network, _) = network.find(desk.shared)?;
            let image = ops::tensor(input.clone(), [1, PIXELS], desk.shared.device());
            images.push(flat(network.reconstruct(image)));
            sizes.push(network.architecture().d_code);
        }
        Ok(Pending::new(vec![ops::row(images)], move |desk: Desk<'_, State>, read| {
            let [images] = read_all(read)?;
            let subject = networks.first().map(|network| network.find(desk.shared)).transpose()?.map(|(_, of)| of);
            let pca = subject.and_then(|subject| desk.shared.pca(subject));
            let copy = |(d_code, image): (usize, &[f32])| {
                let linear = pca.and_then(|pca| pca.reconstruct(&input, d_code));
                SqueezedCopy {
                    d_code,
                    image: Floats(image.to_vec()),
                    error: mean_squared_error(&input, image),
                    pca_error: linear.as_deref().map(|linear| mean_squared_error(&input, linear)),
                    pca_image: linear.map(Floats),
                }
            };
            let copies = sizes.into_iter().zip(images.chunks_exact(PIXELS)).map(copy).collect();
            Ok(Squeezed { input: Floats(input), copies })
        }))
    }
}
