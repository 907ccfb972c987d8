//! Surfaces in space that are planes rolled up: what an encoder to two values can unroll, and a projection cannot.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// Which surface. Both as scikit-learn makes them (`make_swiss_roll`, `make_s_curve`), then scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Surface {
    /// (t cos t, 21 v, t sin t) with t = 1.5 π (1 + 2u): one and a half turns.
    SwissRoll,
    /// (sin t, 2v, sign(t) (cos t − 1)) with t = 3 π (u − ½).
    SCurve,
}

/// Points of a surface.
#[derive(Debug, Clone)]
pub struct Cloud {
    /// `[count, 3]`, centred, the largest coordinate 1 in size.
    pub points: Vec<f32>,
    /// u of each, 0..1: how far along the rolled-up direction it lies, `[count]`.
    pub along: Vec<f32>,
    /// Where each lies on the unrolled surface, `[count, 2]`: how far along, measured on the surface, and across, in the units of
    /// the surface's formula.
    pub flat: Vec<f32>,
}

impl Surface {
    /// `count` points whose u and v are uniform in 0..1.
    pub fn sample(self, count: usize, seed: u64) -> Cloud {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut along = Vec::with_capacity(count);
        let mut points = Vec::with_capacity(3 * count);
        let mut flat = Vec::with_capacity(2 * count);
        for _ in 0..count {
            let (u, v) = (rng.random::<f32>(), rng.random::<f32>());
            along.push(u);
            points.extend(self.at(u, v));
            flat.extend(self.unrolled(u, v));
        }
        scale(&mut points);
        Cloud { points, along, flat }
    }

    /// The length along the surface from where t is 0, and the width.
    fn unrolled(self, u: f32, v: f32) -> [f32; 2] {
        use std::f32::consts::PI;
        match self {
            Self::SwissRoll => {
                let t = 1.5 * PI * (1.0 + 2.0 * u);
                // The spiral (t cos t, t sin t) has the speed √(1 + t²).
                [0.5 * (t * t.hypot(1.0) + t.asinh()), 21.0 * v]
            }
            Self::SCurve => [3.0 * PI * (u - 0.5), 2.0 * v],
        }
    }

    fn at(self, u: f32, v: f32) -> [f32; 3] {
        use std::f32::consts::PI;
        match self {
            Self::SwissRoll => {
                let t = 1.5 * PI * (1.0 + 2.0 * u);
                [t * t.cos(), 21.0 * v, t * t.sin()]
            }
            Self::SCurve => {
                let t = 3.0 * PI * (u - 0.5);
                [t.sin(), 2.0 * v, t.signum() * (t.cos() - 1.0)]
            }
        }
    }
}

/// Puts the middle of the extent of each coordinate to 0, and the largest size to 1.
fn scale(points: &mut [f32]) {
    let ends = [0, 1, 2].map(|axis| {
        let values = points.iter().skip(axis).step_by(3);
        values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)))
    });
    let half = ends.iter().map(|(low, high)| (high - low) / 2.0).fold(f32::MIN_POSITIVE, f32::max);
    for (value, (low, high)) in points.iter_mut().zip(ends.iter().cycle()) {
        *value = (*value - f32::midpoint(*low, *high)) / half;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_on_their_surface_and_in_the_cube() {
        for surface in [Surface::SwissRoll, Surface::SCurve] {
            let Cloud { points, along, flat } = surface.sample(500, 3);
            assert_eq!(flat.len(), 1000);
            assert_eq!((points.len(), along.len()), (1500, 500));
            let largest = points.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            assert!((largest - 1.0).abs() < 1e-6, "{largest}");
            assert!(along.iter().all(|u| (0.0..1.0).contains(u)));
            assert_eq!(surface.sample(500, 3).points, points);
            assert_ne!(surface.sample(500, 4).points, points);
        }
    }

    #[test]
    fn a_small_step_on_the_surface_is_as_long_unrolled() {
        for surface in [Surface::SwissRoll, Surface::SCurve] {
            for (u, v, step) in [(0.1, 0.3, [1e-3, 0.0]), (0.7, 0.5, [1e-3, 0.0]), (0.4, 0.2, [0.0, 1e-3])] {
                let length = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                let in_space = length(&surface.at(u, v), &surface.at(u + step[0], v + step[1]));
                let flat = length(&surface.unrolled(u, v), &surface.unrolled(u + step[0], v + step[1]));
                assert!((in_space / flat - 1.0).abs() < 1e-2, "{surface:?} {u}: {in_space} {flat}");
            }
        }
    }

    #[test]
    fn the_roll_is_a_spiral_seen_from_the_side() {
        let [x, y, z] = Surface::SwissRoll.at(0.25, 0.5);
        let t = 1.5 * std::f32::consts::PI * 1.5;
        assert!(((x * x + z * z).sqrt() - t).abs() < 1e-4 && y == 10.5);
        let [x, _, z] = Surface::SCurve.at(0.75, 0.0);
        // A circle of radius 1 around (0, −1) above the middle.
        assert!((x * x + (z + 1.0) * (z + 1.0) - 1.0).abs() < 1e-5);
    }
}
