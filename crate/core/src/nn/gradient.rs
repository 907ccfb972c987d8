//! What a step of an optimiser starts from.

use burn::tensor::Tensor;

use crate::ops::{self, Parts};

/// ∂L/∂parameters, as it comes out of the layers: in parts. Adam takes them as they are, without a copy of so many values
/// as there are parameters.
#[derive(Debug, Clone)]
pub struct Gradient {
    parts: Parts,
    /// Values of the whole, P.
    length: usize,
}

impl Gradient {
    /// One of `length` values that is 0 where it has no part. It has at least one.
    pub(super) fn new(parts: Parts, length: usize) -> Self {
        Self { parts, length }
    }

    /// Its parts.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// All of it, `[P]`, in the order of the parameters.
    pub fn whole(&self) -> Tensor<1> {
        ops::join(self.parts.clone(), self.length)
    }
}

impl From<Tensor<1>> for Gradient {
    fn from(whole: Tensor<1>) -> Self {
        let length = whole.dims()[0];
        Self::new(vec![(0, whole)], length)
    }
}
