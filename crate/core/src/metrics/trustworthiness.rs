//! Trustworthiness and continuity of a map: whether neighbours on the map were neighbours before, and whether
//! neighbours are still neighbours on the map (Venna and Kaski, ICANN 2001).

use latente_kernels::{count_nearer, nearest, squared_distance};

use super::order::ascending;

/// The distance ranks of all other points for each of n points, before mapping.
#[derive(Debug, Clone)]
pub struct Ranks {
    /// Row i: the rank of each point by its distance to i; 0 for i itself, 1 for the nearest.
    ranks: Vec<u16>,
    count: usize,
}

impl Ranks {
    /// The ranks of `points` `[n, d]`, by Euclidean distance; the first of points at equal distance is nearer. n is at
    /// most 65,535.
    pub fn of(points: &[f32], d: usize) -> Self {
        let count = points.len() / d.max(1);
        let mut ranks = vec![0; count * count];
        for (i, row) in ranks.chunks_exact_mut(count.max(1)).enumerate() {
            let distances = squared_distances(points, d, i);
            let order = ascending(distances.into_iter().map(f64::from));
            for (rank, j) in (1..).zip(order.into_iter().filter(|&j| j != i)) {
                row[j] = rank;
            }
        }
        Self { ranks, count }
    }

    /// T(k) = 1 − 2 / (n k (2n − 3k − 1)) Σᵢ Σⱼ max(0, r(i, j) − k), over the k nearest neighbours j of each i on the
    /// map `[n, d]`, with r(i, j) the rank of j before: 1 if all were among the k nearest, as in scikit-learn. `None`
    /// unless 0 < k < n / 2, or if the map has another number of points.
    pub fn trustworthiness(&self, map: &[f32], d: usize, k: usize) -> Option<f64> {
        let n = self.count;
        if k == 0 || 2 * k >= n || map.len() != n * d {
            return None;
        }
        let mut intruders = 0_usize;
        for (i, (ranks, point)) in self.ranks.chunks_exact(n).zip(map.chunks_exact(d)).enumerate() {
            let others = nearest(map, point, k + 1).into_iter().filter(|&(j, _)| j != i).take(k);
            intruders += others.map(|(j, _)| usize::from(ranks[j]).saturating_sub(k)).sum::<usize>();
        }
        let (n, k) = (n as f64, k as f64);
        Some(1.0 - 2.0 / (n * k * (2.0 * n - 3.0 * k - 1.0)) * intruders as f64)
    }

    /// C(k): the same with points and map exchanged, Σᵢ Σⱼ max(0, r̂(i, j) − k) over the k nearest neighbours j of each
    /// i before, with r̂(i, j) the rank of j on the map `[n, d]`: 1 if all are among the k nearest there. Tears in the
    /// map lower it. `None` as for the trustworthiness.
    pub fn continuity(&self, map: &[f32], d: usize, k: usize) -> Option<f64> {
        let n = self.count;
        if k == 0 || 2 * k >= n || map.len() != n * d {
            return None;
        }
        let mut lost = 0_usize;
        for (i, (ranks, point)) in self.ranks.chunks_exact(n).zip(map.chunks_exact(d)).enumerate() {
            let neighbours = (0..n).filter(|&j| j != i && usize::from(ranks[j]) <= k);
            let mut limits: Vec<f32> = neighbours.map(|j| squared_distance(&map[j * d..][..d], point)).collect();
            limits.sort_by(f32::total_cmp);
            // The point itself is nearest, so the counts are ranks, except for points that coincide with it.
            let counts = count_nearer(map, point, &limits);
            lost += counts.into_iter().map(|rank| rank.saturating_sub(k)).sum::<usize>();
        }
        let (n, k) = (n as f64, k as f64);
        Some(1.0 - 2.0 / (n * k * (2.0 * n - 3.0 * k - 1.0)) * lost as f64)
    }
}

/// Squared distances from point `i` to each point.
fn squared_distances(points: &[f32], d: usize, i: usize) -> Vec<f32> {
    let from = &points[i * d..][..d];
    points.chunks_exact(d).map(|other| squared_distance(from, other)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trustworthiness_is_one_for_a_faithful_map_only() {
        let points: Vec<f32> = (0..20).flat_map(|i| [i as f32, 0.0, 0.0]).collect();
        let ranks = Ranks::of(&points, 3);
        let line: Vec<f32> = (0..20).map(|i| -2.0 * i as f32).collect();
        assert_eq!(ranks.trustworthiness(&line, 1, 3), Some(1.0));
        let folded: Vec<f32> = (0..20).map(|i| (i as f32 - 9.5).abs()).collect();
        assert!(ranks.trustworthiness(&folded, 1, 3).unwrap() < 0.9);
    }

    /// Five points on a line, reordered by the map. With k = 1 the nearest on the map are 0→3, 1→2, 2→1, 3→0, 4→1;
    /// their ranks before are 3, 2, 1, 4, 3 (the first of two at equal distance is nearer), so the sum of r − 1 is 2 +
    /// 1 + 0 + 3 + 2 = 8, and T = 1 − 2 · 8 / (5 · 1 · (10 − 3 − 1)). scikit-learn gives the same.
    #[test]
    fn equals_the_formula_by_hand() {
        let ranks = Ranks::of(&[0.0, 1.0, 2.0, 3.0, 4.0], 1);
        let found = ranks.trustworthiness(&[0.0, 5.0, 5.5, 0.4, 4.0], 1, 1).unwrap();
        assert!((found - (1.0 - 16.0 / 30.0)).abs() < 1e-12, "{found}");
    }

    /// `sklearn.manifold.trustworthiness` of the same points.
    #[test]
    fn equals_scikit_learn() {
        let points: Vec<f32> = (0..60).map(|i| i as f32).flat_map(curve).collect();
        let map: Vec<f32> =
            (0..60).map(|i| i as f32).flat_map(|i| [curve(i)[0] + 0.1 * (3.0 * i).cos(), curve(i)[1]]).collect();
        let ranks = Ranks::of(&points, 3);
        for (k, expected) in [(1, 0.913_793_103), (5, 0.861_538_462), (12, 0.871_720_214)] {
            let found = ranks.trustworthiness(&map, 2, k).unwrap();
            assert!((found - expected).abs() < 1e-6, "{k}: {found}");
        }
    }

    fn curve(i: f32) -> [f32; 3] {
        [(0.7 * i).sin(), (1.3 * i).cos(), (2.1 * i + 1.0).sin()]
    }

    /// By definition the trustworthiness with map and points exchanged: `sklearn.manifold.trustworthiness(map, points)`
    /// of the points above.
    #[test]
    fn continuity_is_the_trustworthiness_of_the_inverse_map() {
        let points: Vec<f32> = (0..60).map(|i| i as f32).flat_map(curve).collect();
        let map: Vec<f32> =
            (0..60).map(|i| i as f32).flat_map(|i| [curve(i)[0] + 0.1 * (3.0 * i).cos(), curve(i)[1]]).collect();
        let (ranks, back) = (Ranks::of(&points, 3), Ranks::of(&map, 2));
        for (k, expected) in CONTINUITY {
            let found = ranks.continuity(&map, 2, k).unwrap();
            assert!((found - expected).abs() < 1e-6, "{k}: {found}");
            assert!((found - back.trustworthiness(&points, 3, k).unwrap()).abs() < 1e-9);
        }
        assert_eq!(ranks.continuity(&map, 2, 0), None);
        assert_eq!(ranks.continuity(&map[2..], 2, 5), None);
    }

    const CONTINUITY: [(usize, f64); 3] = [(1, 0.980_172_414), (5, 0.935_961_538), (12, 0.943_975_904)];

    #[test]
    fn invalid_arguments_give_none() {
        let ranks = Ranks::of(&[0.0, 1.0, 2.0, 3.0], 1);
        for (map, k) in [(vec![0.0; 4], 0), (vec![0.0; 4], 2), (vec![0.0; 3], 1)] {
            assert_eq!(ranks.trustworthiness(&map, 1, k), None);
        }
    }
}
