//! Tears in a map of a surface: neighbours that it separates.

/// An edge is torn if the map stretches it this many times more than the median edge.
const LONG: f32 = 4.0;

/// The torn edges of a neighbour graph, and the map's typical scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Tears {
    /// The torn edges.
    pub torn: Vec<(usize, usize)>,
    /// The inverse of the median ratio of an edge's length on the map to that in space, above 0; 1 for a map of a
    /// single point.
    pub scale: f32,
}

/// Finds the torn `edges` between `points` `[n, d]` on their map `[n, e]`: those whose ratio of the length on the map
/// to that in space exceeds 4 times the median ratio.
pub fn tears(points: &[f32], d: usize, map: &[f32], e: usize, edges: &[(usize, usize)]) -> Tears {
    let length = |of: &[f32], width: usize, (a, b): (usize, usize)| {
        let (a, b) = (&of[a * width..][..width], &of[b * width..][..width]);
        a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().sqrt()
    };
    let ratio = |&edge: &(usize, usize)| length(map, e, edge) / length(points, d, edge).max(f32::MIN_POSITIVE);
    let ratios: Vec<f32> = edges.iter().map(ratio).collect();
    let mut sorted = ratios.clone();
    let middle = sorted.len() / 2;
    let median = if sorted.is_empty() { 0.0 } else { *sorted.select_nth_unstable_by(middle, f32::total_cmp).1 };
    if median <= 0.0 || !median.is_finite() {
        return Tears { torn: Vec::new(), scale: 1.0 };
    }
    let torn = edges.iter().zip(&ratios).filter(|(_, ratio)| **ratio > LONG * median).map(|(edge, _)| *edge).collect();
    Tears { torn, scale: 1.0 / median }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretched_edge_is_torn_at_every_scale() {
        let points = [0.0, 0.0, 1.0, 0.0, 2.0, 0.0, 3.0, 0.0, 4.0, 0.0];
        let edges = [(0, 1), (1, 2), (2, 3), (3, 4)];
        for size in [0.01, 1.0, 50.0_f32] {
            let map = [0.0, 1.0, 2.0, 8.0, 9.0].map(|value| value * size);
            let found = tears(&points, 2, &map, 1, &edges);
            assert_eq!(found.torn, [(2, 3)]);
            assert!((found.scale * size - 1.0).abs() < 1e-5);
        }
        let flat = [0.0, 1.0, 2.0, 3.0, 4.0];
        assert!(tears(&points, 2, &flat, 1, &edges).torn.is_empty());
    }

    #[test]
    fn a_map_of_one_point_or_without_edges_has_no_tears() {
        let nothing = Tears { torn: Vec::new(), scale: 1.0 };
        assert_eq!(tears(&[0.0, 1.0], 1, &[5.0, 5.0], 1, &[(0, 1)]), nothing);
        assert_eq!(tears(&[0.0, 1.0], 1, &[5.0, 6.0], 1, &[]), nothing);
    }
}
