//! Closed curves: their winding numbers, their evenness, and points where they nearly meet themselves.

use super::pca::Pca;

/// Points less than an eighth of the curve apart are close on any curve.
const NEAR: usize = 8;

/// Measures of closed curves through equally many points each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rings {
    /// The smallest and largest number of turns of a curve about its centre, in either direction.
    pub rounds: [usize; 2],
    /// Fraction of the steps that go in the direction of their curve, 0..1.
    pub forward: f32,
    /// The largest step relative to the median one of its curve; 0 if that is 0.
    pub jump: f32,
    /// The point before the largest step.
    pub at: usize,
}

impl Rings {
    /// Measures `points` `[curves · length, d]`, whole curves, d ≥ 2. Curves with more than two coordinates are
    /// projected onto their first two principal components for the turns; steps use all coordinates.
    pub fn of(points: &[f32], d: usize, length: usize) -> Self {
        let count = points.len() / d.max(1);
        let (mut rounds, mut forward) = ([usize::MAX, 0], 0);
        for curve in points.chunks_exact(d * length.max(1)) {
            let steps = if d > 2 {
                angles(&Pca::fit_few(d, curve.chunks_exact(d).map(<[f32]>::to_vec), 2).scores_of(curve, 2))
            } else {
                angles(curve)
            };
            let total: f32 = steps.iter().sum();
            let times = (total.abs() / std::f32::consts::TAU).round() as usize;
            rounds = [rounds[0].min(times), rounds[1].max(times)];
            forward += steps.iter().filter(|&&step| step * total > 0.0).count();
        }
        let (mut jump, mut at) = (0.0, 0);
        for start in (0..count).step_by(length.max(1)) {
            let step = |index: usize| (distance(points, d, index, next(index, 1, length)), index);
            let mut steps: Vec<(f32, usize)> = (start..start + length).map(step).collect();
            steps.sort_unstable_by(|(one, _), (other, _)| one.total_cmp(other));
            let (median, (largest, index)) = (steps[length / 2].0, steps[length - 1]);
            if median > 0.0 && largest / median > jump {
                (jump, at) = (largest / median, index);
            }
        }
        Self { rounds, forward: forward as f32 / count.max(1) as f32, jump, at }
    }
}

/// Two points of a curve that nearly coincide, independent of its starting point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recurrence {
    /// Number of steps between them, from an eighth to half of the curve.
    pub apart: usize,
    /// Their mean distance over the largest such mean at any separation, 0..1.
    pub gap: f32,
}

impl Recurrence {
    /// Measures the curves of `points` `[curves · length, d]`.
    pub fn of(points: &[f32], d: usize, length: usize) -> Self {
        let count = points.len() / d.max(1);
        let mean = |apart: usize| {
            (0..count).map(|index| distance(points, d, index, next(index, apart, length))).sum::<f32>()
                / count.max(1) as f32
        };
        let gaps: Vec<f32> = (0..=length / 2).map(mean).collect();
        let most = gaps.iter().fold(f32::MIN_POSITIVE, |most, &gap| gap.max(most));
        let apart = (length / NEAR..=length / 2).min_by(|&a, &b| gaps[a].total_cmp(&gaps[b])).unwrap_or_default();
        Self { apart, gap: gaps.get(apart).map_or(1.0, |gap| gap / most) }
    }
}

/// The index of the point `by` steps on, on the same curve.
fn next(index: usize, by: usize, length: usize) -> usize {
    let length = length.max(1);
    index - index % length + (index + by) % length
}

fn distance(points: &[f32], d: usize, a: usize, b: usize) -> f32 {
    latente_kernels::squared_distance(&points[a * d..][..d], &points[b * d..][..d]).sqrt()
}

/// The angles in radians, at most half a turn, between successive points of a closed plane curve as seen from its
/// centre.
fn angles(curve: &[f32]) -> Vec<f32> {
    let count = curve.len() / 2;
    let middle = super::mean_row(curve, 2);
    let at = |index: usize| [curve[2 * (index % count)] - middle[0], curve[2 * (index % count) + 1] - middle[1]];
    let turn = |index: usize| {
        let ([x, y], [u, v]) = (at(index), at(index + 1));
        (x * v - y * u).atan2(x * u + y * v)
    };
    (0..count).map(turn).collect()
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;

    use super::*;

    fn circle(count: usize, rounds: f32) -> Vec<f32> {
        (0..count)
            .map(|i| TAU * rounds * i as f32 / count as f32)
            .flat_map(|t| [3.0 + t.cos(), t.sin() - 2.0])
            .collect()
    }

    #[test]
    fn rounds_count_the_turns_of_a_circle() {
        for rounds in [1, 2, 3] {
            for way in [1.0, -1.0] {
                let found = Rings::of(&circle(90, way * rounds as f32), 2, 90);
                assert_eq!((found.rounds, found.forward), ([rounds, rounds], 1.0));
                assert!((found.jump - 1.0).abs() < 1e-3, "{found:?}");
            }
        }
        let both = [circle(90, 1.0), circle(90, 2.0)].concat();
        assert_eq!(Rings::of(&both, 2, 90).rounds, [1, 2]);
    }

    #[test]
    fn the_largest_step_is_located() {
        // A half circle: its ends are 2 apart, and no other step exceeds π / 59.
        let arc: Vec<f32> = (0..60).map(|i| TAU * i as f32 / 118.0).flat_map(|t| [t.cos(), t.sin()]).collect();
        let found = Rings::of(&arc, 2, 60);
        assert_eq!(found.at, 59);
        assert!((found.jump - 2.0 / (TAU / 118.0)).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn a_ring_in_space_is_projected_onto_its_plane() {
        let tilted: Vec<f32> =
            (0..72).map(|i| TAU * i as f32 / 72.0).flat_map(|t| [t.sin(), 0.8 * t.cos(), 0.6 * t.cos()]).collect();
        let found = Rings::of(&tilted, 3, 72);
        assert_eq!((found.rounds, found.forward), ([1, 1], 1.0));
        assert!((found.jump - 1.0).abs() < 1e-3);
    }

    #[test]
    fn a_curve_recurs_where_it_meets_itself() {
        let twice = Recurrence::of(&circle(120, 2.0), 2, 120);
        assert_eq!(twice.apart, 60);
        assert!(twice.gap < 1e-5, "{twice:?}");
        let thrice = Recurrence::of(&circle(120, 3.0), 2, 120);
        assert_eq!(thrice.apart, 40);
        // A plain ring does not recur: an eighth apart is the smallest separation considered.
        let once = Recurrence::of(&circle(120, 1.0), 2, 120);
        assert_eq!(once.apart, 15);
        assert!((once.gap - (TAU / 16.0).sin()).abs() < 1e-4, "{once:?}");
    }

    #[test]
    fn coincident_points_have_no_steps() {
        let found = Rings::of(&[1.0; 40], 2, 20);
        assert_eq!((found.rounds, found.forward, found.jump), ([0, 0], 0.0, 0.0));
    }
}
