//! Penalties on a batch of codes with their gradients, and the sampling of a Gaussian code.

use crate::{Matrix, product};

/// A penalty on codes `[m, d]`, averaged over the batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CodePenalty {
    /// Σⱼ |aⱼ|.
    L1,
    /// Σⱼ KL(ρ‖ρ̂ⱼ) with ρ̂ⱼ the mean of unit j over the batch.
    Kl {
        /// ρ.
        rho: f32,
    },
    /// KL(N(μ, σ²)‖N(0, 1)) for means and log σ² side by side, `[m, 2d]`.
    Gaussian,
    /// Σⱼ (z̄ⱼ/σⱼ)² + Σ_{j<k} corr(zⱼ, zₖ)².
    Independence,
}

/// Mean activations are kept this far from 0 and 1, where the logarithms of the KL divergence diverge.
pub const SMALLEST_RATE: f32 = 1e-6;
/// Variances are at least this, so that a unit that is constant over the batch causes no division by zero.
pub const SMALLEST_VARIANCE: f32 = 1e-6;

/// `weight` times the penalty of codes in rows of `columns`, and its gradient.
#[inline(never)]
pub fn code_penalty(penalty: CodePenalty, codes: &[f32], columns: usize, weight: f32) -> (f32, Vec<f32>) {
    let batch = (codes.len() / columns.max(1)).max(1);
    let (value, mut slope) = match penalty {
        CodePenalty::L1 => each(codes, |_, a| (a.abs(), if a == 0.0 { 0.0 } else { a.signum() }), batch),
        CodePenalty::Gaussian => each(codes, |place, a| gaussian(place % columns < columns / 2, a), batch),
        CodePenalty::Kl { rho } => kl(codes, columns, batch, f64::from(rho)),
        CodePenalty::Independence => independence(codes, columns, batch),
    };
    slope.iter_mut().for_each(|slope| *slope *= weight);
    ((value * f64::from(weight)) as f32, slope)
}

/// The sum of the terms of all values, and the slopes, both over the batch.
fn each(codes: &[f32], term: impl Fn(usize, f32) -> (f32, f32), batch: usize) -> (f64, Vec<f32>) {
    let (mut sum, batch) = (0.0, batch as f32);
    let mut of = |(place, &a)| {
        let (value, slope) = term(place, a);
        sum += f64::from(value);
        slope / batch
    };
    let slopes = codes.iter().enumerate().map(&mut of).collect();
    (sum / f64::from(batch), slopes)
}

/// ½μ², or ½(σ² − log σ² − 1), and its slope.
fn gaussian(is_mean: bool, a: f32) -> (f32, f32) {
    if is_mean {
        return (a * a / 2.0, a);
    }
    let variance = a.exp();
    ((variance - a - 1.0) / 2.0, (variance - 1.0) / 2.0)
}

/// KL(ρ‖ρ̂) of one unit, in nats, and its slope in ρ̂.
pub fn kl_of_rate(rho: f64, rate: f64) -> (f64, f64) {
    let inner = 1.0 - 2.0 * f64::from(SMALLEST_RATE);
    let rate = rate * inner + f64::from(SMALLEST_RATE);
    let value = rho * (rho / rate).ln() + (1.0 - rho) * ((1.0 - rho) / (1.0 - rate)).ln();
    (value, inner * ((1.0 - rho) / (1.0 - rate) - rho / rate))
}

fn kl(codes: &[f32], columns: usize, batch: usize, rho: f64) -> (f64, Vec<f32>) {
    let terms: Vec<(f64, f64)> = column_means(codes, columns).map(|rate| kl_of_rate(rho, rate)).collect();
    let slopes: Vec<f32> = terms.iter().map(|(_, slope)| (slope / batch as f64) as f32).collect();
    (terms.iter().map(|(value, _)| value).sum(), slopes.repeat(batch))
}

/// The mean of each column.
fn column_means(codes: &[f32], columns: usize) -> impl Iterator<Item = f64> {
    let count = (codes.len() / columns.max(1)).max(1) as f64;
    let mean = move |column| codes.iter().skip(column).step_by(columns).map(|&a| f64::from(a)).sum::<f64>() / count;
    (0..columns).map(mean)
}

/// With u the standardised codes, C = uᵀu/m − I and t = z̄/σ: ∂/∂u = 2 u C/m, and from there back through
/// u = (z − z̄)/σ.
fn independence(codes: &[f32], columns: usize, batch: usize) -> (f64, Vec<f32>) {
    let m = batch as f32;
    let means: Vec<f32> = column_means(codes, columns).map(|mean| mean as f32).collect();
    let mut units: Vec<f32> = codes.iter().enumerate().map(|(place, z)| z - means[place % columns]).collect();
    let squares: Vec<f32> = units.iter().map(|unit| unit * unit).collect();
    let inverse: Vec<f32> =
        column_means(&squares, columns).map(|square| 1.0 / (square as f32 + SMALLEST_VARIANCE).sqrt()).collect();
    units.iter_mut().enumerate().for_each(|(place, unit)| *unit *= inverse[place % columns]);
    let matrix = Matrix::new(&units, [batch, columns], [columns, 1]);
    let mut others = product(matrix.transposed(), matrix, None);
    for (place, other) in others.iter_mut().enumerate() {
        *other = *other / m - f32::from(u8::from(place % (columns + 1) == 0));
    }
    let balance: Vec<f32> = means.iter().zip(&inverse).map(|(mean, inverse)| mean * inverse).collect();
    let sum = |values: &[f32]| values.iter().map(|&value| f64::from(value * value)).sum::<f64>();
    let value = sum(&balance) + sum(&others) / 2.0;
    let mut slopes = product(matrix, Matrix::new(&others, [columns, columns], [columns, 1]), None);
    slopes.iter_mut().for_each(|slope| *slope *= 2.0 / m);
    let along: Vec<f32> = slopes.iter().zip(&units).map(|(slope, unit)| slope * unit).collect();
    let along: Vec<f32> = column_means(&along, columns).map(|mean| mean as f32).collect();
    for (place, (slope, unit)) in slopes.iter_mut().zip(&units).enumerate() {
        let column = place % columns;
        let (t, inverse) = (balance[column], inverse[column]);
        *slope = inverse * (*slope - unit * (along[column] + 2.0 * t * t / m) + 2.0 * t / m);
    }
    (value, slopes)
}

/// h = μ + σ ⊙ ε of Gaussians `[m, 2d]`, means and log σ² side by side, for noise ε `[m, d]`.
#[inline(never)]
pub fn sample(gaussians: &[f32], noise: &[f32], d: usize) -> Vec<f32> {
    let one = |(gaussian, noise): (&[f32], &[f32])| {
        let (means, logs) = gaussian.split_at(d);
        let of = move |((mean, log), noise): ((&f32, &f32), &f32)| mean + (log / 2.0).exp() * noise;
        means.iter().zip(logs).zip(noise).map(of).collect::<Vec<f32>>()
    };
    gaussians.chunks_exact(2 * d).zip(noise.chunks_exact(d)).flat_map(one).collect()
}

/// The gradient of [`sample`] for the Gaussians, `[m, 2d]`.
#[inline(never)]
pub fn sample_backward(gaussians: &[f32], noise: &[f32], gradient: &[f32], d: usize) -> Vec<f32> {
    let mut out = Vec::with_capacity(gaussians.len());
    for (row, gradient) in gradient.chunks_exact(d).enumerate() {
        let logs = &gaussians[(2 * row + 1) * d..][..d];
        let noise = &noise[row * d..][..d];
        out.extend_from_slice(gradient);
        out.extend(
            logs.iter().zip(noise).zip(gradient).map(|((log, noise), slope)| slope * noise * (log / 2.0).exp() / 2.0),
        );
    }
    out
}
