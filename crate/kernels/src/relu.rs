//! ReLU and its gradient, both in place.

use crate::lanes::{LANES, Lanes, replace};

/// Replaces each value by max(z, 0); NaN stays NaN.
#[inline(never)]
pub fn relu(values: &mut [f32]) {
    let zero = Lanes::splat(0.0);
    replace(values, |z| z.max(zero));
}

/// Sets the gradient to zero where `output` is not above zero.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn relu_backward(output: &[f32], gradient: &mut [f32]) {
    assert_eq!(output.len(), gradient.len(), "slices must have equal lengths");
    let (outputs, output_rest) = output.as_chunks::<LANES>();
    let (gradients, gradient_rest) = gradient.as_chunks_mut::<LANES>();
    for (output, gradient) in outputs.iter().zip(gradients) {
        *gradient = Lanes::new(gradient).where_positive(Lanes::new(output)).values();
    }
    for (output, gradient) in output_rest.iter().zip(gradient_rest) {
        *gradient = if *output > 0.0 { *gradient } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn negative_values_become_zero_forward_and_backward() {
        // Whole vectors and a remainder.
        let values = [-2.0, 0.0, 3.0, -0.5, f32::INFINITY, 1e-30, f32::NAN];
        for length in [7, 6, 5, 4, 3] {
            let mut z = values;
            relu(&mut z[..length]);
            assert!(length < 7 || z[6].is_nan());
            assert_eq!(z[..length.min(6)], [0.0, 0.0, 3.0, 0.0, f32::INFINITY, 1e-30][..length.min(6)]);
            let mut gradient = [1.0, 2.0, f32::NAN, 4.0, 5.0, 6.0, 7.0];
            relu_backward(&values[..length], &mut gradient[..length]);
            assert!(gradient[2].is_nan());
            gradient[2] = 3.0;
            assert_eq!(gradient[..length], [0.0, 0.0, 3.0, 0.0, 5.0, 6.0, 0.0][..length]);
        }
    }
}
