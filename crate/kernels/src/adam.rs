//! Adam in one pass.

use crate::lanes::{LANES, Lanes};

/// The constants of one step.
#[derive(Debug, Clone, Copy)]
pub struct Adam {
    /// β₁.
    pub beta_1: f32,
    /// 1 − β₁, passed separately: computing it from β₁ in f32 would lose digits.
    pub rest_1: f32,
    /// β₂.
    pub beta_2: f32,
    /// 1 − β₂.
    pub rest_2: f32,
    /// ε √(1 − β₂ᵗ).
    pub epsilon: f32,
    /// η √(1 − β₂ᵗ) / (1 − β₁ᵗ).
    pub rate: f32,
}

/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², and w ← w − rate · m / (√v + epsilon).
///
/// # Panics
/// If the slices differ in length.
#[inline(never)]
#[cfg_attr(all(target_arch = "wasm32", feature = "relaxed-simd"), target_feature(enable = "relaxed-simd"))]
pub fn adam(adam: &Adam, weights: &mut [f32], gradient: &[f32], first: &mut [f32], second: &mut [f32]) {
    let count = weights.len();
    assert!([gradient.len(), first.len(), second.len()] == [count; 3], "slices must have equal lengths");
    let (weights, weights_rest) = weights.as_chunks_mut::<LANES>();
    let (gradient, gradient_rest) = gradient.as_chunks::<LANES>();
    let (first, first_rest) = first.as_chunks_mut::<LANES>();
    let (second, second_rest) = second.as_chunks_mut::<LANES>();
    for (((w, g), m), v) in weights.iter_mut().zip(gradient).zip(first).zip(second) {
        (*m, *v, *w) = one(adam, w, g, m, v);
    }
    // The remainder, padded to four values.
    let filled = |rest: &[f32]| std::array::from_fn(|i| rest.get(i).copied().unwrap_or(0.0));
    let (m, v, w) = one(adam, &filled(weights_rest), &filled(gradient_rest), &filled(first_rest), &filled(second_rest));
    let rest = weights_rest.len();
    first_rest.copy_from_slice(&m[..rest]);
    second_rest.copy_from_slice(&v[..rest]);
    weights_rest.copy_from_slice(&w[..rest]);
}

type Four = [f32; LANES];

#[inline(always)]
fn one(adam: &Adam, w: &Four, g: &Four, m: &Four, v: &Four) -> (Four, Four, Four) {
    let g = Lanes::new(g);
    let m = Lanes::new(m).multiply_add(Lanes::splat(adam.beta_1), g * Lanes::splat(adam.rest_1));
    let v = Lanes::new(v).multiply_add(Lanes::splat(adam.beta_2), g * g * Lanes::splat(adam.rest_2));
    let step = Lanes::splat(adam.rate) * m / (v.sqrt() + Lanes::splat(adam.epsilon));
    (m.values(), v.values(), (Lanes::new(w) - step).values())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Algorithm 1 of Kingma and Ba in f64, one step per gradient.
    fn reference(mut w: f64, gradients: &[f32], rate: f64) -> f64 {
        let (mut m, mut v) = (0.0, 0.0);
        for (t, &g) in (1..).zip(gradients) {
            let g = f64::from(g);
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            w -= rate * (m / (1.0 - 0.9_f64.powi(t))) / ((v / (1.0 - 0.999_f64.powi(t))).sqrt() + 1e-8);
        }
        w
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn follows_the_published_algorithm_at_every_length() {
        let gradient = |i: usize, t: usize| ((i * 7 + t * 3) as f32 * 0.37).sin() * 10.0_f32.powi((i % 5) as i32 - 3);
        for count in [1, 3, 4, 5, 8, 11] {
            let start: Vec<f32> = (0..count).map(|i| i as f32 / 10.0).collect();
            let (mut w, mut m, mut v) = (start.clone(), vec![0.0; count], vec![0.0; count]);
            for t in 1..=7 {
                let corrections = [1.0 - 0.9_f64.powi(t), 1.0 - 0.999_f64.powi(t)];
                let root = corrections[1].sqrt();
                let numbers = Adam {
                    beta_1: 0.9,
                    rest_1: 0.1,
                    beta_2: 0.999,
                    rest_2: 0.001,
                    epsilon: (1e-8 * root) as f32,
                    rate: (0.01 * root / corrections[0]) as f32,
                };
                let g: Vec<f32> = (0..count).map(|i| gradient(i, t as usize)).collect();
                adam(&numbers, &mut w, &g, &mut m, &mut v);
            }
            for i in 0..count {
                let gradients: Vec<f32> = (1..=7).map(|t| gradient(i, t)).collect();
                let expected = reference(f64::from(start[i]), &gradients, 0.01);
                assert!((f64::from(w[i]) - expected).abs() < 2e-7, "{count}, {i}: {} and {expected}", w[i]);
            }
        }
    }
}
