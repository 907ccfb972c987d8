//! The cross-entropy of logits with its slope, in one pass.

use crate::lanes::{LANES, Lanes};

/// −Σ[x log σ(z) + (1 − x) log(1 − σ(z))] over all values; `slope` becomes (σ(z) − x) × `scale`.
///
/// With e = e^{−|z|} a term is max(z, 0) − x z + log(1 + e), which neither overflows nor takes the logarithm of zero, and
/// σ(z) is 1 / (1 + e), or e / (1 + e) where z is negative.
///
/// # Panics
/// When the slices differ in length.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub fn cross_entropy(logits: &[f32], input: &[f32], scale: f32, slope: &mut [f32]) -> f64 {
    /// Values that are added up in f32 before they go to the f64 total: few enough to keep their digits.
    const RUN: usize = 64 * LANES;
    assert!([input.len(), slope.len()] == [logits.len(); 2], "slices of one length");
    let mut total = 0.0;
    for ((logits, input), slope) in logits.chunks(RUN).zip(input.chunks(RUN)).zip(slope.chunks_mut(RUN)) {
        let (z, z_rest) = logits.as_chunks::<LANES>();
        let (x, x_rest) = input.as_chunks::<LANES>();
        let (out, out_rest) = slope.as_chunks_mut::<LANES>();
        let mut sum = Lanes::splat(0.0);
        for ((z, x), out) in z.iter().zip(x).zip(out) {
            let (term, slope) = one(Lanes::new(z), Lanes::new(x), scale);
            sum = sum + term;
            *out = slope;
        }
        total += f64::from(sum.sum());
        for ((z, x), out) in z_rest.iter().zip(x_rest).zip(out_rest) {
            let (term, slope) = one(Lanes::splat(*z), Lanes::splat(*x), scale);
            total += f64::from(term.values()[0]);
            *out = slope[0];
        }
    }
    total
}

#[inline(always)]
fn one(z: Lanes, x: Lanes, scale: f32) -> (Lanes, [f32; LANES]) {
    let zero = Lanes::splat(0.0);
    let one = Lanes::splat(1.0);
    let e = (zero - z.abs()).exp_negative();
    let share = one / (one + e);
    let probability = z.choose_negative(e * share, share);
    let term = z.choose_negative(zero, z) - x * z + e.log_1_plus();
    // Zero, but for a logit that is no number: the exponential may have lost that.
    let nothing = z * zero;
    (term, (probability - x).multiply_add(Lanes::splat(scale), nothing).values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn equals_the_formula_in_f64_at_every_length() {
        for count in [1, 2, 4, 7, 256, 1030] {
            let z: Vec<f32> = (0..count).map(|i| (i as f32 * 1.7).sin() * 12.0).collect();
            let x: Vec<f32> = (0..count).map(|i| ((i as f32 * 0.9).cos() * 0.5 + 0.5).clamp(0.0, 1.0)).collect();
            let mut slope = vec![0.0; count];
            let value = cross_entropy(&z, &x, 0.25, &mut slope);
            let mut expected = 0.0;
            for i in 0..count {
                let (z, x) = (f64::from(z[i]), f64::from(x[i]));
                let sigmoid = 1.0 / (1.0 + (-z).exp());
                expected -= x * sigmoid.ln() + (1.0 - x) * (-z - (-z).exp().ln_1p());
                assert!((f64::from(slope[i]) - (sigmoid - x) / 4.0).abs() < 5e-8, "{count}, {i}: {}", slope[i]);
            }
            assert!((value - expected).abs() < 3e-7 * expected, "{count}: {value} and {expected}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn large_logits_cost_what_they_are_far_off() {
        let mut slope = [0.0; 4];
        let value = cross_entropy(&[1000.0, -1000.0, 1000.0, -1000.0], &[1.0, 0.0, 0.0, 1.0], 1.0, &mut slope);
        assert_eq!((value, slope.map(f32::round)), (2000.0, [0.0, 0.0, 1.0, -1.0]));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_not_a_number_stays_so() {
        let mut slope = [0.0; 5];
        assert!(cross_entropy(&[0.0, f32::NAN, 0.0, 0.0, 0.0], &[0.5; 5], 1.0, &mut slope).is_nan());
        assert!(slope[1].is_nan() && slope[0] == 0.0, "{slope:?}");
    }
}
