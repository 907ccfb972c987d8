//! The gradient that an optimiser step starts from.

use burn::tensor::Tensor;

use crate::ops::{self, Parts};

/// ∂L/∂parameters in parts, as the layers produce it. Adam uses the parts directly, without a copy of P values.
#[derive(Debug, Clone)]
pub struct Gradient {
    parts: Parts,
    /// Length of the whole vector, P.
    length: usize,
}

impl Gradient {
    /// A gradient of `length` values, 0 outside its parts. `parts` must not be empty.
    pub(super) fn new(parts: Parts, length: usize) -> Self {
        Self { parts, length }
    }

    /// Its parts.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The whole gradient, `[P]`, in the order of the parameters.
    pub fn whole(&self) -> Tensor<1> {
        ops::scatter_parts(self.parts.clone(), self.length)
    }
}

impl From<Tensor<1>> for Gradient {
    fn from(whole: Tensor<1>) -> Self {
        let length = whole.dims()[0];
        Self::new(vec![(0, whole)], length)
    }
}
