//! Reading tensors from a device.

use burn::tensor::{Tensor, TensorData};

use crate::error::{Error, Result};

/// Flattens a tensor, the form in which it is read.
pub fn flat<const D: usize>(tensor: Tensor<D>) -> Tensor<1> {
    let count = tensor.dims().iter().product::<usize>();
    tensor.reshape([count])
}

/// The values of tensors that were read.
///
/// # Errors
/// [`Error::Device`] when they are not floats.
pub fn floats(read: Vec<TensorData>) -> Result<Vec<Vec<f32>>> {
    read.into_iter().map(|data| data.try_into_vec::<f32>().map_err(device_error)).collect()
}

/// Reads a tensor synchronously. Native only: on the web a device cannot be waited for.
///
/// # Errors
/// [`Error::Device`] when it cannot be read.
pub fn read_now(tensor: Tensor<1>) -> Result<Vec<f32>> {
    tensor.try_into_data().map_err(device_error)?.try_into_vec().map_err(device_error)
}

/// Exactly `N` readings.
///
/// # Errors
/// [`Error::Device`] when there are more or fewer.
pub fn read_all<const N: usize>(read: Vec<Vec<f32>>) -> Result<[Vec<f32>; N]> {
    read.try_into().map_err(|read: Vec<_>| device_error(format!("{} readings instead of {N}", read.len())))
}

/// Converts a device's message to an error.
pub fn device_error(reason: impl std::fmt::Debug) -> Error {
    Error::Device { reason: format!("{reason:?}") }
}
