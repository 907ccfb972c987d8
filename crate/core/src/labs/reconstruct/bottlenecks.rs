//! The same image through bottlenecks of several sizes, compared with PCA of each size.

use serde::{Deserialize, Serialize};

use super::State;
use crate::data::PIXELS;
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::{Error, Result};
use crate::metrics::mean_squared_error;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Maximum networks in one question.
const MAX: usize = 16;

/// Reconstructs an input with several networks.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Bottlenecks {
    /// The networks: at least one, all of one subject.
    pub networks: Vec<NetworkRef>,
    /// The input.
    pub input: Input,
}

/// Reconstructions of an input through each bottleneck.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BottleneckComparison {
    /// x `[n]`.
    pub input: Floats,
    /// d of each network.
    pub sizes: Vec<usize>,
    /// x̂ of each network, `[networks, n]`.
    pub images: Floats,
    /// Mean squared error per pixel of each.
    pub errors: Vec<f32>,
    /// PCA reconstructions with d components, `[networks, n]`; the mean image if PCA has too few.
    pub pca_images: Floats,
    /// Mean squared error per pixel of each; `null` if PCA has too few components.
    pub pca_errors: Vec<Option<f32>>,
}

impl Question for Bottlenecks {
    type State = State;
    type Reply = BottleneckComparison;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, BottleneckComparison>> {
        let Self { networks, input } = self;
        if networks.is_empty() || networks.len() > MAX {
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
        Ok(Pending::new(vec![ops::concat(images)], move |desk: Desk<'_, State>, read| {
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
            Ok(BottleneckComparison { input: Floats(input), sizes, images, errors, pca_images, pca_errors })
        }))
    }
}
