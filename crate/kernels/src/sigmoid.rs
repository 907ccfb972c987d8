//! The logistic sigmoid and its gradient, both in place.

use crate::lanes::{Lanes, replace};

/// Replaces each value by σ(z) = 1 / (1 + e^{−z}), accurate to 10⁻⁷; values that are not finite become NaN.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub fn sigmoid(values: &mut [f32]) {
    replace(values, logistic);
}

/// With e = e^{−|z|}: 1 / (1 + e), or e / (1 + e) for negative z.
#[inline(always)]
fn logistic(z: Lanes) -> Lanes {
    let (zero, one) = (Lanes::splat(0.0), Lanes::splat(1.0));
    let e = (zero - z.abs()).exp_negative();
    let share = one / (one + e);
    // `z * zero` is zero, or NaN if z is not finite: the exponential may have lost it.
    z.choose_negative(e * share, share) + z * zero
}

/// Multiplies the gradient by a (1 − a), where a is the `output` of the sigmoid.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
pub fn sigmoid_backward(output: &[f32], gradient: &mut [f32]) {
    assert_eq!(output.len(), gradient.len(), "slices must have equal lengths");
    for (gradient, a) in gradient.iter_mut().zip(output) {
        *gradient *= a * (1.0 - a);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn matches_the_f64_formula_at_every_length() {
        for count in [1, 3, 4, 7, 1030] {
            let z: Vec<f32> = (0..count).map(|i| (i as f32 * 1.7).sin() * 30.0).collect();
            let mut a = z.clone();
            sigmoid(&mut a);
            let mut gradient = vec![2.0; count];
            sigmoid_backward(&a, &mut gradient);
            for i in 0..count {
                let exact = 1.0 / (1.0 + f64::exp(-f64::from(z[i])));
                // A small σ(z) is accurate too.
                assert!((f64::from(a[i]) - exact).abs() < 5e-7 * exact, "{}: {} {exact}", z[i], a[i]);
                assert!((f64::from(gradient[i]) - 2.0 * exact * (1.0 - exact)).abs() < 3e-7, "{}", z[i]);
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn extremes_saturate_and_nan_is_propagated() {
        let mut values = [1e30, -1e30, f32::NAN, 0.0, f32::NAN];
        sigmoid(&mut values);
        assert_eq!((values[0], values[3]), (1.0, 0.5));
        assert!((0.0..1e-37).contains(&values[1]), "{}", values[1]);
        assert!(values[2].is_nan() && values[4].is_nan());
    }
}
