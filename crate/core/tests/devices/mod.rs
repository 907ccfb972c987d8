//! Where tests compute.

use burn::tensor::Device;

/// The devices that the same numbers are expected of: the CPU, and with the feature `webgpu` the GPU.
pub fn devices() -> Vec<Device> {
    vec![
        Device::flex(),
        #[cfg(feature = "webgpu")]
        Device::wgpu(burn::tensor::DeviceKind::DefaultDevice),
    ]
}
