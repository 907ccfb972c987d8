//! Conversion of bytes to numbers.

/// Divides bytes by 255, into 0..1.
pub fn unit(bytes: &[u8]) -> Vec<f32> {
    bytes.iter().map(|&byte| f32::from(byte) / 255.0).collect()
}
