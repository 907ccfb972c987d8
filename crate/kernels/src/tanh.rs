//! The hyperbolic tangent and its gradient, both in place.

use crate::lanes::{Lanes, replace};

/// Replaces each value by tanh z, accurate to 10⁻⁷; values that are not finite become NaN.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub fn tanh(values: &mut [f32]) {
    replace(values, tangent);
}

/// (1 − e) / (1 + e) with e = e^{−2|z|}, and the sign of z.
#[inline(always)]
fn tangent(z: Lanes) -> Lanes {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let e = (z.abs() * Lanes::splat(-2.0)).exp_negative();
    let size = (one - e) / (one + e);
    // `z * zero` is zero, or NaN if z is not finite: the exponential may have lost it.
    z.choose_negative(zero - size, size) + z * zero
}

/// Multiplies the gradient by 1 − a², where a is the `output` of tanh.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn tanh_backward(output: &[f32], gradient: &mut [f32]) {
    assert_eq!(output.len(), gradient.len(), "slices must have equal lengths");
    for (gradient, a) in gradient.iter_mut().zip(output) {
        *gradient -= *gradient * a * a;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn matches_the_f64_formula_at_every_length() {
        for count in [1, 3, 4, 7, 1030] {
            let z: Vec<f32> = (0..count).map(|i| (i as f32 * 1.7).sin() * 12.0).collect();
            let mut a = z.clone();
            tanh(&mut a);
            let mut gradient = vec![2.0; count];
            tanh_backward(&a, &mut gradient);
            for i in 0..count {
                let exact = f64::from(z[i]).tanh();
                assert!((f64::from(a[i]) - exact).abs() < 1.5e-7, "{}: {} {exact}", z[i], a[i]);
                assert!((f64::from(gradient[i]) - 2.0 * (1.0 - exact * exact)).abs() < 1e-6, "{}", z[i]);
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn extremes_saturate_and_nan_is_propagated() {
        let mut values = [1e30, -1e30, f32::NAN, 0.0, f32::NAN];
        tanh(&mut values);
        assert_eq!((values[0], values[1], values[3]), (1.0, -1.0, 0.0));
        assert!(values[2].is_nan() && values[4].is_nan());
    }
}
