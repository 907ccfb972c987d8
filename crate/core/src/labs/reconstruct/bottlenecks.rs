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
    /// d of each network.
    pub sizes: Vec<usize>,
    /// x̂ of each network, `[networks, n]`.
    pub images: Floats,
    /// Mean squared error a pixel of each.
    pub errors: Vec<f32>,
    /// The same of d principal components, `[networks, n]`; the mean image where there are not so many.
    pub pca_images: Floats,
    /// Mean squared error a pixel of each; `null` where there are not so many.
    pub pca_errors: Vec<Option<f32>>,
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
            let linear: Vec<_> = sizes.iter().map(|&d| pca.and_then(|pca| pca.reconstruct(&input, d))).collect();
            let error = |image: &[f32]| mean_squared_error(&input, image);
            let (errors, pca_errors) = (
                images.chunks_exact(PIXELS).map(error).collect(),
                linear.iter().map(|image| image.as_deref().map(error)).collect(),
            );
            let none = || pca.map_or_else(|| vec![0.0; PIXELS], |pca| pca.mean().to_vec());
            let pca_images = linear.into_iter().flat_map(|image| image.unwrap_or_else(none)).collect();
            let (images, pca_images) = (Floats(images), Floats(pca_images));
            Ok(Squeezed { input: Floats(input), sizes, images, errors, pca_images, pca_errors })
        }))
    }
}
