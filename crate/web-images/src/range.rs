//! The value range of a file: 0..255, 0..1, −1..1, 0..16 or anything else.

/// Minimum and maximum value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    pub least: f64,
    pub most: f64,
    /// Whether all values are integers.
    pub is_whole: bool,
}

impl Default for Extent {
    fn default() -> Self {
        Self { least: f64::INFINITY, most: f64::NEG_INFINITY, is_whole: true }
    }
}

impl Extent {
    /// Adds a value.
    pub fn add(&mut self, value: f64) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        self.is_whole &= value.fract() == 0.0;
    }

    /// The values mapped to 0 and 255: the smallest common range that contains all values, or else their minimum and
    /// maximum.
    pub fn range(&self) -> (f64, f64) {
        let Self { least, most, is_whole } = *self;
        match () {
            () if least >= 0.0 && most <= 1.0 => (0.0, 1.0),
            () if is_whole && least >= 0.0 && most <= 16.0 => (0.0, 16.0), // scikit-learn's digits
            () if least >= 0.0 && most <= 255.0 => (0.0, 255.0),
            () if least >= -1.0 && most <= 1.0 => (-1.0, 1.0),
            () if least >= -0.5 && most <= 0.5 => (-0.5, 0.5),
            () if is_whole && least >= -128.0 && most <= 127.0 => (-128.0, 127.0),
            () if is_whole && least >= 0.0 && most <= 65535.0 && most > 4095.0 => (0.0, 65535.0),
            () if most > least => (least, most),
            () => (0.0, 255.0),
        }
    }
}
