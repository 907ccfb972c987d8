//! The cross-entropy of logits and its gradient in one pass.

use std::f64::consts::LN_2;

use crate::lanes::{LANES, Lanes};

/// Returns −Σ[x log σ(z) + (1 − x) log(1 − σ(z))] over all values, and replaces each z in `logits` by the gradient
/// (σ(z) − x) × `scale`.
///
/// With e = e^{−|z|}, a term is max(z, 0) − x z + log(1 + e), which neither overflows nor takes the logarithm of zero;
/// σ(z) is 1 / (1 + e), or e / (1 + e) for negative z. One logarithm serves many values: that of the product of their 1
/// + e. Each factor, from 1 to 2, is rounded by at most 10⁻⁷, and so is each term.
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub fn cross_entropy(logits: &mut [f32], input: &[f32], scale: f32) -> f64 {
    /// Values summed in f32 before being added to the f64 total: few enough to keep precision, and to keep a lane's
    /// product below 2⁶⁴.
    const RUN: usize = 64 * LANES;
    assert_eq!(input.len(), logits.len(), "slices must have equal lengths");
    let mut total = 0.0;
    for (logits, input) in logits.chunks_mut(RUN).zip(input.chunks(RUN)) {
        let (z, z_rest) = logits.as_chunks_mut::<LANES>();
        let (x, x_rest) = input.as_chunks::<LANES>();
        let mut sums = Sums::default();
        for (z, x) in z.iter_mut().zip(x) {
            *z = sums.add(Lanes::new(z), Lanes::new(x), scale);
        }
        total += sums.value();
        for (z, x) in z_rest.iter_mut().zip(x_rest) {
            // Pads the lanes with a value whose term is known: log 2.
            let mut sums = Sums::default();
            [*z, ..] = sums.add(Lanes::new(&[*z, 0.0, 0.0, 0.0]), Lanes::new(&[*x, 0.0, 0.0, 0.0]), scale);
            total += sums.value() - 3.0 * LN_2;
        }
    }
    total
}

/// Partial sums per lane.
struct Sums {
    /// Sum of max(z, 0) − x z.
    linear: Lanes,
    /// Product of 1 + e.
    product: Lanes,
}

impl Default for Sums {
    fn default() -> Self {
        Self { linear: Lanes::splat(0.0), product: Lanes::splat(1.0) }
    }
}

impl Sums {
    /// Adds four terms and returns their gradients.
    #[inline(always)]
    fn add(&mut self, z: Lanes, x: Lanes, scale: f32) -> [f32; LANES] {
        let zero = Lanes::splat(0.0);
        let one = Lanes::splat(1.0);
        let e = (zero - z.abs()).exp_negative();
        let sum = one + e;
        let share = one / sum;
        let probability = z.choose_negative(e * share, share);
        self.linear = self.linear + (z.max(zero) - x * z);
        self.product = self.product * sum;
        // Zero, or NaN for a NaN logit: the exponential may have lost it.
        let nothing = z * zero;
        (probability - x).multiply_add(Lanes::splat(scale), nothing).values()
    }

    fn value(&self) -> f64 {
        let product: f64 = self.product.values().map(f64::from).iter().product();
        f64::from(self.linear.sum()) + product.ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test(unsupported = test)]
    fn matches_the_f64_formula_at_every_length() {
        for count in [1, 2, 4, 7, 256, 1030] {
            let z: Vec<f32> = (0..count).map(|i| (i as f32 * 1.7).sin() * 12.0).collect();
            let x: Vec<f32> = (0..count).map(|i| ((i as f32 * 0.9).cos() * 0.5 + 0.5).clamp(0.0, 1.0)).collect();
            let mut slope = z.clone();
            let value = cross_entropy(&mut slope, &x, 0.25);
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
    fn large_wrong_logits_cost_their_magnitude() {
        let mut slope = [1000.0, -1000.0, 1000.0, -1000.0];
        let value = cross_entropy(&mut slope, &[1.0, 0.0, 0.0, 1.0], 1.0);
        assert_eq!((value, slope.map(f32::round)), (2000.0, [0.0, 0.0, 1.0, -1.0]));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn nan_is_propagated() {
        let mut slope = [0.0, f32::NAN, 0.0, 0.0, 0.0];
        assert!(cross_entropy(&mut slope, &[0.5; 5], 1.0).is_nan());
        assert!(slope[1].is_nan() && slope[0] == 0.0, "{slope:?}");
    }
}
