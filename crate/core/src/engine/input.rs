//! A user's input to a network: a drawing or an image.

use serde::Deserialize;

use crate::data::catalog::TEST_DIGITS;
use crate::data::{PIXELS, drawing};
use crate::error::{Error, Result};
use crate::spec::{Control, Kind, Section};
use crate::wire::Floats;

/// An input and its source.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Input {
    /// A drawing: for each stroke x, y, x, y, … in units of the pad's side, y down.
    Strokes(Vec<Floats>),
    /// An image `[n]`, values 0..1.
    Pixels(Floats),
}

impl Input {
    /// The image `[n]`, values 0..1; values that are not finite count as 0.
    ///
    /// # Errors
    /// [`Error::WrongLength`] when the number of pixels is not n.
    pub fn pixels(&self) -> Result<Vec<f32>> {
        match self {
            Self::Strokes(strokes) => {
                let points = |stroke: &Floats| stroke.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect();
                Ok(drawing::rasterize(&strokes.iter().map(points).collect::<Vec<_>>()))
            }
            Self::Pixels(pixels) => {
                expect_length("input", PIXELS, pixels.len())?;
                Ok(pixels.iter().map(|value| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 }).collect())
            }
        }
    }
}

/// A control that picks a test digit by its index.
pub const fn sample_control(id: &'static str, section: Section, default: u32) -> Control {
    Control::new(id, section, Kind::Whole { min: 0, max: TEST_DIGITS as u32 - 1, default, suggested: &[] }).live()
}

/// A control that selects one of at most `most` items by its number, from 1; 0 selects none.
pub const fn place_control(id: &'static str, most: u32) -> Control {
    Control::new(id, Section::View, Kind::Whole { min: 0, max: most, default: 0, suggested: &[] }).live()
}

/// The selected unit of a network.
pub const UNIT_CONTROL: Control = place_control("unit", 9_999);
/// The layer of the selected unit.
pub const LAYER_CONTROL: Control = place_control("layer", 99);

/// Checks a number of values.
///
/// # Errors
/// [`Error::WrongLength`] naming `what` when the two differ.
pub fn expect_length(what: &'static str, expected: usize, got: usize) -> Result<()> {
    if expected == got { Ok(()) } else { Err(Error::WrongLength { what, expected, got }) }
}
