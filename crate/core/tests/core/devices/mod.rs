//! Devices under test.

use burn::tensor::Device;

/// Devices that must agree: the CPU, and with the feature `webgpu` the GPU.
pub fn devices() -> Vec<Device> {
    vec![
        Device::flex(),
        #[cfg(feature = "webgpu")]
        Device::wgpu(burn::tensor::DeviceKind::DefaultDevice),
    ]
}
