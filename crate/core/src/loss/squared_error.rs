//! Squared error of the reconstruction, ½‖x − x̂‖², as in the slides.

pub use crate::ops::squared_error;

/// One pixel's ½(x − x̂)².
pub(super) fn term(x: f64, x_hat: f64) -> f64 {
    (x - x_hat).powi(2) / 2.0
}
