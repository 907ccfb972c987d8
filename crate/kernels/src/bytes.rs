//! Bytes as numbers.

/// Bytes in 0..1: divided by 255.
pub fn unit(bytes: &[u8]) -> Vec<f32> {
    bytes.iter().map(|&byte| f32::from(byte) / 255.0).collect()
}
