//! Conversion of bytes to numbers.

/// Maps bytes to 0..1 by dividing them by 255.
pub fn unit(bytes: &[u8]) -> Vec<f32> {
    bytes.iter().map(|&byte| f32::from(byte) / 255.0).collect()
}
