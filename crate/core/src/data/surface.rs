//! Surfaces in space: some that an encoder with two values can unroll and a projection cannot, some that no map of the
//! plane shows without a tear or a fold; also a curve, and a solid cloud of points.

use std::f32::consts::{PI, TAU};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A shape in space. The roll and the S are scikit-learn's `make_swiss_roll` and `make_s_curve`; all are scaled
/// afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Surface {
    /// (t cos t, 21 v, t sin t) with t = 1.5 π (1 + 2u): one and a half turns.
    SwissRoll,
    /// (sin t, 2v, sign(t) (cos t − 1)) with t = 3 π (u − ½).
    SCurve,
    /// The roll without the middle of its sheet: see [`HOLE`].
    RollWithHole,
    /// Radius 1, uniform in area.
    Sphere,
    /// A tube of radius 0.4 around a circle of radius 1, uniform in area.
    Torus,
    /// A strip of width 1.2 around a circle of radius 1, with half a twist: one-sided.
    Mobius,
    /// A closed curve with a trefoil knot: (sin t + 2 sin 2t, cos t − 2 cos 2t, −sin 3t) with t = 2 π u.
    Knot,
    /// A ball of radius 1, uniformly filled: three degrees of freedom.
    Cloud,
}

/// The ranges of u and v cut out of the roll with a hole.
const HOLE: [(f32, f32); 2] = [(0.4, 0.65), (0.3, 0.7)];
/// Radius of the torus' tube.
const TUBE: f32 = 0.4;
/// Width of the strip.
const STRIP: f32 = 1.2;

/// Points of a surface.
#[derive(Debug, Clone)]
pub struct Cloud {
    /// `[count, 3]`, centred, scaled so that the largest absolute coordinate is 1.
    pub points: Vec<f32>,
    /// A colour for each point, 0..1, that varies continuously over the surface: the position along the rolled-up
    /// direction, the height on the sphere and in the cloud, on closed shapes the distance from the start, `[count]`.
    pub along: Vec<f32>,
    /// The position of each point on the unrolled surface, `[count, 2]`: arc length along and width across, in the
    /// units of `points`. Empty for a surface that cannot be unrolled.
    pub flat: Vec<f32>,
}

impl Surface {
    /// Every surface, with its name in requests and in the files of its networks.
    pub const ALL: [(Self, &str); 8] = [
        (Self::SwissRoll, "swissRoll"),
        (Self::SCurve, "sCurve"),
        (Self::RollWithHole, "rollWithHole"),
        (Self::Sphere, "sphere"),
        (Self::Torus, "torus"),
        (Self::Mobius, "mobius"),
        (Self::Knot, "knot"),
        (Self::Cloud, "cloud"),
    ];

    /// `count` points, evenly spread: u and v are uniform in 0..1 on surfaces that can be unrolled, and so is u along
    /// the knot.
    pub fn sample(self, count: usize, seed: u64) -> Cloud {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut along = Vec::with_capacity(count);
        let mut points = Vec::with_capacity(3 * count);
        let mut flat = Vec::with_capacity(2 * count);
        while along.len() < count {
            let (mut u, v) = (rng.random::<f32>(), rng.random::<f32>());
            if self == Self::Knot {
                // Stratified, one point in each of `count` equal parts: uniform draws leave gaps that no neighbour
                // graph closes.
                u = (along.len() as f32 + u) / count as f32;
            }
            // A third number where two are not enough: to reject points of the torus, and for the radius in the cloud.
            let w = if matches!(self, Self::Torus | Self::Cloud) { rng.random::<f32>() } else { 0.0 };
            if self.leaves_out(u, v, w) {
                continue;
            }
            along.push(self.colour(u, v));
            points.extend(self.at(u, v, w));
            flat.extend(self.laid(u, v).into_iter().flatten());
        }
        let half = scale(&mut points);
        flat.iter_mut().for_each(|value| *value /= half);
        Cloud { points, along, flat }
    }

    /// Whether the unrolled sheet is convex: the shortest path between two of its points is a straight line.
    pub fn is_convex(self) -> bool {
        matches!(self, Self::SwissRoll | Self::SCurve)
    }

    fn leaves_out(self, u: f32, v: f32, w: f32) -> bool {
        match self {
            Self::RollWithHole => HOLE.iter().zip([u, v]).all(|((from, to), value)| (from..to).contains(&&value)),
            // The tube's area is larger outside than inside.
            Self::Torus => w * (1.0 + TUBE) > 1.0 + TUBE * (TAU * v).cos(),
            _ => false,
        }
    }

    fn colour(self, u: f32, v: f32) -> f32 {
        match self {
            Self::Torus | Self::Mobius | Self::Knot => 1.0 - (2.0 * u - 1.0).abs(),
            Self::Cloud => v,
            _ => u,
        }
    }

    /// The arc length from t = 0, and the width.
    fn laid(self, u: f32, v: f32) -> Option<[f32; 2]> {
        match self {
            Self::SwissRoll | Self::RollWithHole => {
                let t = roll(u);
                // The spiral (t cos t, t sin t) has speed √(1 + t²).
                Some([0.5 * (t * t.hypot(1.0) + t.asinh()), 21.0 * v])
            }
            Self::SCurve => Some([3.0 * PI * (u - 0.5), 2.0 * v]),
            _ => None,
        }
    }

    fn at(self, u: f32, v: f32, w: f32) -> [f32; 3] {
        let (s, c) = (TAU * u).sin_cos();
        match self {
            Self::SwissRoll | Self::RollWithHole => {
                let t = roll(u);
                [t * t.cos(), 21.0 * v, t * t.sin()]
            }
            Self::SCurve => {
                let t = 3.0 * PI * (u - 0.5);
                [t.sin(), 2.0 * v, t.signum() * (t.cos() - 1.0)]
            }
            Self::Sphere => on_sphere(v, u, 1.0),
            Self::Torus => {
                let (up, out) = (TAU * v).sin_cos();
                let from_axis = 1.0 + TUBE * out;
                [from_axis * c, from_axis * s, TUBE * up]
            }
            Self::Mobius => {
                let (up, out) = (PI * u).sin_cos();
                let across = STRIP * (v - 0.5);
                let from_axis = 1.0 + across * out;
                [from_axis * c, from_axis * s, across * up]
            }
            Self::Knot => {
                let (double, triple) = ((2.0 * TAU * u).sin_cos(), (3.0 * TAU * u).sin());
                [s + 2.0 * double.0, c - 2.0 * double.1, -triple]
            }
            Self::Cloud => on_sphere(u, v, w.cbrt()),
        }
    }
}

/// t of the roll.
fn roll(u: f32) -> f32 {
    1.5 * PI * (1.0 + 2.0 * u)
}

/// A point at `turn` of a full turn and `height` of the way up, 0..1: equal intervals have equal areas.
fn on_sphere(turn: f32, height: f32, radius: f32) -> [f32; 3] {
    let z = 2.0 * height - 1.0;
    let from_axis = (1.0 - z * z).max(0.0).sqrt();
    let (s, c) = (TAU * turn).sin_cos();
    [radius * from_axis * c, radius * from_axis * s, radius * z]
}

/// Centres the range of each coordinate at 0 and scales the largest absolute value to 1; returns the divisor.
fn scale(points: &mut [f32]) -> f32 {
    let ends = [0, 1, 2].map(|axis| {
        let values = points.iter().skip(axis).step_by(3);
        values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)))
    });
    let half = ends.iter().map(|(low, high)| (high - low) / 2.0).fold(f32::MIN_POSITIVE, f32::max);
    for (value, (low, high)) in points.iter_mut().zip(ends.iter().cycle()) {
        *value = (*value - f32::midpoint(*low, *high)) / half;
    }
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_on_their_surface_and_in_the_cube() {
        for (surface, name) in Surface::ALL {
            assert_eq!(serde_json::from_value::<Surface>(name.into()).unwrap(), surface);
            let Cloud { points, along, flat } = surface.sample(500, 3);
            assert!(flat.len() == if surface.laid(0.5, 0.1).is_some() { 1000 } else { 0 }, "{surface:?}");
            assert_eq!((points.len(), along.len()), (1500, 500));
            let largest = points.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
            assert!((largest - 1.0).abs() < 1e-6, "{largest}");
            assert!(along.iter().all(|u| (0.0..=1.0).contains(u)));
            assert_eq!(surface.sample(500, 3).points, points);
            assert_ne!(surface.sample(500, 4).points, points);
        }
    }

    #[test]
    fn unrolling_preserves_small_distances() {
        for surface in [Surface::SwissRoll, Surface::SCurve, Surface::RollWithHole] {
            for (u, v, step) in [(0.1, 0.3, [1e-3, 0.0]), (0.7, 0.5, [1e-3, 0.0]), (0.4, 0.2, [0.0, 1e-3])] {
                let length = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                let in_space = length(&surface.at(u, v, 0.0), &surface.at(u + step[0], v + step[1], 0.0));
                let laid = |u, v| surface.laid(u, v).unwrap();
                let flat = length(&laid(u, v), &laid(u + step[0], v + step[1]));
                assert!((in_space / flat - 1.0).abs() < 1e-2, "{surface:?} {u}: {in_space} {flat}");
            }
        }
        // Also after both were scaled: the distance to a nearest neighbour.
        let Cloud { points, flat, .. } = Surface::SwissRoll.sample(2_000, 1);
        let gap = |of: &[f32], d: usize, a: usize, b: usize| {
            (0..d).map(|axis| (of[a * d + axis] - of[b * d + axis]).powi(2)).sum::<f32>().sqrt()
        };
        let nearest = (1..2_000).min_by(|&a, &b| gap(&flat, 2, 0, a).total_cmp(&gap(&flat, 2, 0, b))).unwrap();
        let ratio = gap(&points, 3, 0, nearest) / gap(&flat, 2, 0, nearest);
        assert!((ratio - 1.0).abs() < 0.01, "{ratio}");
    }

    #[test]
    fn each_formula_gives_the_named_surface() {
        let [x, y, z] = Surface::SwissRoll.at(0.25, 0.5, 0.0);
        let t = 1.5 * PI * 1.5;
        assert!((x.hypot(z) - t).abs() < 1e-4 && y == 10.5);
        let [x, _, z] = Surface::SCurve.at(0.75, 0.0, 0.0);
        // A circle of radius 1 around (0, −1), above the middle.
        assert!((x * x + (z + 1.0) * (z + 1.0) - 1.0).abs() < 1e-5);
        for (u, v) in [(0.1, 0.2), (0.6, 0.9), (0.99, 0.5)] {
            let [x, y, z] = Surface::Sphere.at(u, v, 0.0);
            assert!((x * x + y * y + z * z - 1.0).abs() < 1e-5);
            let [x, y, z] = Surface::Torus.at(u, v, 0.0);
            assert!((x.hypot(y) - 1.0).hypot(z) - TUBE < 1e-5);
            let [x, y, z] = Surface::Cloud.at(u, v, 0.125);
            assert!((x * x + y * y + z * z - 0.25).abs() < 1e-5, "half of the radius holds an eighth of the ball");
        }
        let gap = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        // Once around the strip, its left edge becomes the right one; the knot closes, and never comes near itself.
        assert!(gap(Surface::Mobius.at(0.0, 0.1, 0.0), Surface::Mobius.at(1.0, 0.9, 0.0)) < 1e-5);
        assert!(gap(Surface::Knot.at(0.0, 0.0, 0.0), Surface::Knot.at(1.0, 0.0, 0.0)) < 1e-5);
        let nearest = (0..900)
            .flat_map(|a| (a + 100..(a + 800).min(1000)).map(move |b| [a, b]))
            .map(|[a, b]| gap(Surface::Knot.at(a as f32 / 1e3, 0.0, 0.0), Surface::Knot.at(b as f32 / 1e3, 0.0, 0.0)))
            .fold(f32::INFINITY, f32::min);
        assert!(nearest > 0.5, "{nearest}");
    }

    #[test]
    fn the_hole_is_empty_and_points_are_uniform_in_area() {
        let Cloud { along, .. } = Surface::RollWithHole.sample(2_000, 1);
        let between = along.iter().filter(|u| (0.4..0.65).contains(*u)).count() as f32 / 2_000.0;
        // 0.25 × 0.6 of the remaining 0.9.
        assert!((between - 0.15 / 0.9).abs() < 0.03, "{between}");
        let Cloud { points, .. } = Surface::Torus.sample(4_000, 1);
        let outside = points.chunks_exact(3).filter(|p| p[0].hypot(p[1]) * (1.0 + TUBE) > 1.0).count() as f32 / 4_000.0;
        // The outer half of a torus has ½ + r/(πR) of its area.
        assert!((outside - (0.5 + TUBE / PI)).abs() < 0.03, "{outside}");
    }
}
