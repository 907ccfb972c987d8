//! Activation functions a = s(z), applied element-wise.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use crate::ops;

/// An activation function s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Activation {
    /// max(z, 0).
    Relu,
    /// 1 / (1 + e^{−z}), in (0, 1).
    Sigmoid,
    /// tanh z, in (−1, 1).
    Tanh,
    /// z.
    Identity,
    /// 1 where z > 0, else 0: a bit. Its derivative is 0, so the sigmoid's is used instead ("straight through", Bengio,
    /// Léonard and Courville 2013, arXiv:1308.3432).
    Binary,
}

impl Activation {
    /// s(z), for any shape.
    pub fn forward<const D: usize>(self, z: Tensor<D>) -> Tensor<D> {
        match self {
            Self::Relu => ops::relu(z),
            Self::Sigmoid => ops::sigmoid(z),
            Self::Tanh => ops::tanh(z),
            Self::Identity => z,
            Self::Binary => ops::binary(z),
        }
    }

    /// s′(z) in terms of a = s(z): a step, a(1 − a), 1 − a², `None` for the constant 1, 0 for a bit.
    pub fn slope<const D: usize>(self, a: Tensor<D>) -> Option<Tensor<D>> {
        match self {
            Self::Relu => Some(ops::step(a)),
            Self::Sigmoid => Some(a.clone() - a.square()),
            Self::Tanh => Some(a.square().neg().add_scalar(1.0)),
            Self::Identity => None,
            Self::Binary => Some(a.zeros_like()),
        }
    }

    /// Scale of the initial weights that preserves a signal's variance: √2 for ReLU, which drops half of it (He et al.
    /// 2015, arXiv:1502.01852), else 1.
    pub fn gain(self) -> f32 {
        match self {
            Self::Relu => 2.0_f32.sqrt(),
            Self::Sigmoid | Self::Tanh | Self::Identity | Self::Binary => 1.0,
        }
    }
}
