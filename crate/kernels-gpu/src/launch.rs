//! Helpers for kernel launches.

use burn_backend::{DType, Shape};
use burn_cubecl::CubeDevice;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::ops::numeric::empty_device_contiguous_dtype;
use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

/// Threads in a workgroup: two of the widest subgroups common in GPUs.
pub const THREADS: u32 = 64;
/// Side of a square workgroup, for matrix tiles.
pub const SIDE: u32 = 8;
/// Maximum workgroups along one axis that WebGPU guarantees.
const MAX_CUBES: usize = 65_535;

/// A new tensor on the device of `like`.
pub fn empty(like: &CubeTensor, sizes: impl Into<Shape>) -> CubeTensor {
    let device: CubeDevice = like.device.clone();
    empty_device_contiguous_dtype(like.client.clone(), device, sizes.into(), DType::F32)
}

/// The tensor in contiguous row-major order.
pub fn whole(tensor: CubeTensor) -> CubeTensor {
    into_contiguous(tensor)
}

/// Rows and columns of a matrix.
pub fn sizes(tensor: &CubeTensor) -> [usize; 2] {
    let shape = tensor.meta.shape();
    [shape[0], shape[1]]
}

/// Vector width for reading rows of `columns` values.
pub fn vector(columns: usize) -> usize {
    if columns.is_multiple_of(4) { 4 } else { 1 }
}

/// Workgroups of [`THREADS`] for at least `count` threads. A kernel computes its index from x and y with
/// [`position`](crate::launch::position).
pub fn line(count: usize) -> (CubeCount, CubeDim) {
    let (across, down) = cubes(count.div_ceil(THREADS as usize));
    (CubeCount::Static(across, down, 1), CubeDim::new_1d(THREADS))
}

/// At least `count` workgroups, across and down.
pub fn cubes(count: usize) -> (u32, u32) {
    let down = count.max(1).div_ceil(MAX_CUBES);
    (count.max(1).div_ceil(down) as u32, down as u32)
}

/// Workgroups of [`SIDE`]² for at least `across` × `down` threads.
pub fn plane(across: usize, down: usize) -> (CubeCount, CubeDim) {
    let cubes = |threads: usize| threads.div_ceil(SIDE as usize).max(1) as u32;
    (CubeCount::Static(cubes(across), cubes(down), 1), CubeDim::new_2d(SIDE, SIDE))
}
