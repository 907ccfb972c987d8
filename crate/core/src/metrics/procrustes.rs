//! The rotation that best aligns points of a plane with their targets, in space or on a plane.

/// Places a map `[n, 2]` as a flat sheet in space, `[n, 3]`: rotated (and mirrored, if that fits better) to align best
/// with `points` `[n, 3]`, centred on them, and scaled by `scale`.
pub fn laid_into(points: &[f32], map: &[f32], scale: f32) -> Vec<f32> {
    let (from, to) = (means::<2>(map), means::<3>(points));
    let turn = procrustes::<3>(map, points);
    let at = |h: &[f32]| {
        let centred = [f64::from(h[0]) - from[0], f64::from(h[1]) - from[1]];
        let place =
            |axis: usize| to[axis] + f64::from(scale) * (turn[axis][0] * centred[0] + turn[axis][1] * centred[1]);
        [place(0) as f32, place(1) as f32, place(2) as f32]
    };
    map.chunks_exact(2).flat_map(at).collect()
}

/// The rotation of the plane, mirrored if that fits better, that best aligns `points` `[n, 2]` with `onto` `[n, R]`,
/// both centred. Orthogonal Procrustes analysis (Schönemann, Psychometrika 31, 1966): with M from [`products`] it is M
/// (MᵀM)^(−½). It multiplies column vectors.
pub fn procrustes<const R: usize>(points: &[f32], onto: &[f32]) -> [[f64; 2]; R] {
    polar(&products(points, onto))
}

/// Σ (x − x̄)(h − h̄)ᵀ of points h `[n, 2]` and x `[n, R]`.
pub fn products<const R: usize>(points: &[f32], onto: &[f32]) -> [[f64; 2]; R] {
    let (from, to) = (means::<2>(points), means::<R>(onto));
    let mut products = [[0.0; 2]; R];
    for (x, h) in onto.chunks_exact(R).zip(points.chunks_exact(2)) {
        for (row, (x, mean)) in products.iter_mut().zip(x.iter().zip(to)) {
            for (sum, (h, from)) in row.iter_mut().zip(h.iter().zip(from)) {
                *sum += (f64::from(*x) - mean) * (f64::from(*h) - from);
            }
        }
    }
    products
}

fn means<const D: usize>(values: &[f32]) -> [f64; D] {
    let count = (values.len() / D).max(1) as f64;
    std::array::from_fn(|axis| values.iter().skip(axis).step_by(D).map(|&value| f64::from(value)).sum::<f64>() / count)
}

/// The orthonormal columns nearest to those of a matrix. If its rank is below two, missing directions are chosen.
fn polar<const R: usize>(matrix: &[[f64; 2]; R]) -> [[f64; 2]; R] {
    let column = |j: usize| matrix.map(|row| row[j]);
    let (first, second) = (column(0), column(1));
    let (a, b, c) = (dot(first, first), dot(first, second), dot(second, second));
    let root = (a * c - b * b).max(0.0).sqrt();
    // The square root of a symmetric 2 × 2 matrix: (A + √det A) / √(tr A + 2 √det A).
    let spread = (a + c + 2.0 * root).sqrt();
    if root <= 1e-6 * (a + c) || spread == 0.0 {
        let along_axis = |axis: usize| std::array::from_fn(|i| f64::from(u8::from(i == axis)));
        let one = unit(if a >= c { first } else { second }).unwrap_or(along_axis(0));
        let across = (0..R).rev().map(along_axis).find_map(|axis| {
            let along = dot(axis, one);
            (along.abs() < 0.9).then(|| unit(std::array::from_fn(|i| axis[i] - along * one[i])))?
        });
        let other = across.unwrap_or(along_axis(R - 1));
        let (first, second) = if a >= c { (one, other) } else { (other, one) };
        return std::array::from_fn(|i| [first[i], second[i]]);
    }
    // (MᵀM)^(−½): the adjugate of the square root over its determinant, which is √det.
    let [p, q, r] = [(a + root) / spread, b / spread, (c + root) / spread];
    let determinant = p * r - q * q;
    matrix.map(|[x, y]| [(x * r - y * q) / determinant, (y * p - x * q) / determinant])
}

fn dot<const R: usize>(a: [f64; R], b: [f64; R]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn unit<const R: usize>(vector: [f64; R]) -> Option<[f64; R]> {
    let length = dot(vector, vector).sqrt();
    (length > 0.0).then(|| vector.map(|value| value / length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::assert_close;

    const MAP: [f32; 10] = [0.0, 0.0, 2.0, 0.0, 2.0, 1.0, 0.0, 1.0, 0.5, 3.0];

    #[test]
    fn a_sheet_in_space_is_recovered() {
        // Orthonormal columns with a reflection; a shift; scale 3.
        let columns = [[0.6, 0.0], [0.0, -1.0], [0.8, 0.0]];
        let points: Vec<f32> = MAP
            .chunks_exact(2)
            .flat_map(|h| columns.map(|row: [f32; 2]| 3.0 * (row[0] * h[0] + row[1] * h[1])))
            .enumerate()
            .map(|(index, value)| value + [1.0, -2.0, 0.5][index % 3])
            .collect();
        assert_close(&laid_into(&points, &MAP, 3.0), &points, 1e-5);
    }

    /// `scipy.linalg.orthogonal_procrustes` of the centred map, with a column of zeros, to the centred points.
    #[test]
    fn the_rotation_equals_scipy() {
        let points = [0.1, 0.9, 0.3, -0.5, 0.2, 0.8, 0.7, -0.6, 0.1, 0.4, 0.4, -0.9, -0.2, 0.5, 0.6];
        assert_close(&laid_into(&points, &MAP, 1.0), &SCIPY, 1e-5);
    }

    const SCIPY: [f32; 15] = [
        -0.185_709, 0.571_493, -1.101_952, -0.365_948, -1.114_294, -0.040_992, 0.000_869, -0.647_183, 0.763_528,
        0.181_107, 1.038_604, -0.297_432, 0.869_681, 1.551_38, 1.576_848,
    ];

    #[test]
    fn degenerate_maps_give_finite_points() {
        for map in [[0.0; 10], [0.0, 0.0, 1.0, 0.0, 2.0, 0.0, 3.0, 0.0, 4.0, 0.0]] {
            let points: Vec<f32> = (0..15_u8).map(|i| f32::from(i * i % 7)).collect();
            assert!(laid_into(&points, &map, 1.0).iter().all(|value| value.is_finite()));
        }
        assert!(laid_into(&[], &[], 1.0).is_empty());
    }
}
