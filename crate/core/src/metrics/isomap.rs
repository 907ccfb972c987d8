//! Isomap: a flat map whose distances are those along the surface that the points lie on (Tenenbaum, de Silva and
//! Langford, Science 290, 2000).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use latente_kernels::{dot, nearest};
use nalgebra::DMatrix;

use super::pca::jacobi;

/// Shortest paths between all pairs of points along the graph of their nearest neighbours, found in parts.
#[derive(Debug, Clone)]
pub struct Geodesics {
    graph: Graph,
    /// Paths from the first points to each, `[done, n]`.
    distances: Vec<f32>,
}

/// Neighbours of each point with their distances.
type Graph = Vec<Vec<(u32, f32)>>;

impl Geodesics {
    /// Along the graph in which each of `points` `[n, d]` is joined to its `k` nearest, at least one, by Euclidean
    /// distance. Parts that are not joined to the others are joined by the shortest edge between them, as scikit-learn
    /// does.
    pub fn new(points: &[f32], d: usize, k: usize) -> Self {
        let count = points.len() / d.max(1);
        let graph = joined(points, d, neighbours(points, d, k.clamp(1, count.saturating_sub(1).max(1))));
        Self { graph, distances: Vec::new() }
    }

    /// n.
    pub fn count(&self) -> usize {
        self.graph.len()
    }

    /// Points from which all paths are known.
    pub fn done(&self) -> usize {
        self.distances.len() / self.count().max(1)
    }

    /// Finds the paths from some more points.
    pub fn advance(&mut self, starts: usize) {
        let done = self.done();
        for start in done..(done + starts).min(self.count()) {
            let paths = shortest(&self.graph, start);
            self.distances.extend(paths);
        }
    }

    /// The largest distance found so far.
    pub fn largest(&self) -> f32 {
        self.distances.iter().fold(0.0, |most, &distance| distance.max(most))
    }

    /// Edges of the graph, each once, with its ends.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let from = |(index, others): (usize, &'_ Vec<(u32, f32)>)| -> Vec<(usize, usize)> {
            others.iter().map(|&(other, _)| (index, other as usize)).filter(|(a, b)| a < b).collect()
        };
        self.graph.iter().enumerate().flat_map(from)
    }

    /// The map to `d` coordinates, `[n, d]`, by classical scaling of the distances: the leading eigenvectors of
    /// −½ J D² J, each with the length of the root of its eigenvalue, the coordinate with the largest spread first. `None`
    /// before all paths are known.
    pub fn map(&self, d: usize) -> Option<Vec<f32>> {
        let n = self.count();
        if self.done() < n {
            return None;
        }
        let mut kernel: Vec<f32> = self.distances.iter().map(|distance| -0.5 * distance * distance).collect();
        let means: Vec<f32> = kernel.chunks_exact(n.max(1)).map(mean).collect();
        let total = mean(&means);
        for (row, row_mean) in kernel.chunks_exact_mut(n.max(1)).zip(&means) {
            for (value, column_mean) in row.iter_mut().zip(&means) {
                *value += total - row_mean - column_mean;
            }
        }
        let vectors = leading(&kernel, n, d);
        Some((0..n).flat_map(|index| vectors.iter().map(move |vector| vector[index])).collect())
    }
}

fn mean(values: &[f32]) -> f32 {
    (values.iter().map(|&value| f64::from(value)).sum::<f64>() / values.len().max(1) as f64) as f32
}

/// Edges to the `k` nearest of each point, in both directions.
fn neighbours(points: &[f32], d: usize, k: usize) -> Graph {
    let count = points.len() / d.max(1);
    let mut graph: Graph = vec![Vec::new(); count];
    for (index, point) in points.chunks_exact(d.max(1)).enumerate() {
        for (other, squared) in nearest(points, point, k + 1).into_iter().filter(|&(other, _)| other != index) {
            join(&mut graph, index, other, squared.sqrt());
        }
    }
    graph
}

/// An edge between two points, once.
fn join(graph: &mut Graph, a: usize, b: usize, length: f32) {
    if graph[a].iter().any(|&(other, _)| other as usize == b) {
        return;
    }
    graph[a].push((b as u32, length));
    graph[b].push((a as u32, length));
}

/// The graph with its parts joined, each to the nearest point of the parts joined so far.
fn joined(points: &[f32], d: usize, mut graph: Graph) -> Graph {
    loop {
        let reached = shortest(&graph, 0);
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..graph.len()).partition(|&index| reached[index].is_finite());
        let between = outside.iter().flat_map(|&a| inside.iter().map(move |&b| (a, b)));
        let length = |&(a, b): &(usize, usize)| {
            let (a, b) = (&points[a * d..][..d], &points[b * d..][..d]);
            a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>()
        };
        let Some((a, b)) = between.min_by(|one, other| length(one).total_cmp(&length(other))) else {
            return graph;
        };
        join(&mut graph, a, b, length(&(a, b)).sqrt());
    }
}

/// Shortest paths from `start` to each point, by Dijkstra's algorithm; infinite where there is none.
fn shortest(graph: &Graph, start: usize) -> Vec<f32> {
    let mut distances = vec![f32::INFINITY; graph.len()];
    let mut queue = BinaryHeap::new();
    if let Some(first) = distances.get_mut(start) {
        *first = 0.0;
        queue.push(Reverse((0, start as u32)));
    }
    while let Some(Reverse((bits, index))) = queue.pop() {
        // Of floats that are not negative the bits have the order of the numbers.
        let distance = f32::from_bits(bits);
        if distance > distances[index as usize] {
            continue;
        }
        for &(other, length) in &graph[index as usize] {
            let longer = distance + length;
            if longer < distances[other as usize] {
                distances[other as usize] = longer;
                queue.push(Reverse((longer.to_bits(), other)));
            }
        }
    }
    distances
}

/// The `count` eigenvectors of a symmetric matrix `[n, n]` with the largest eigenvalues, each as long as the root of its
/// eigenvalue (0 for a negative one) and with its largest entry positive, by orthogonal iteration with a Rayleigh-Ritz
/// step (Golub and Van Loan, Matrix Computations, 8.2 and 8.3).
pub(super) fn leading(matrix: &[f32], n: usize, count: usize) -> Vec<Vec<f32>> {
    const MOST_ROUNDS: usize = 100;
    /// Vectors beside those that are wanted: the last of these settle by their distance to what is left out.
    const SPARE: usize = 6;
    /// Change of an eigenvalue, relative to itself, below which it has settled.
    const SETTLED: f64 = 1e-7;
    let times = |vector: &[f32]| -> Vec<f32> { matrix.chunks_exact(n.max(1)).map(|row| dot(row, vector)).collect() };
    let start = |axis: usize| (0..n).map(|i| ((i * (2 * axis + 3)) as f32 * 0.618_034).fract() - 0.5).collect();
    let mut vectors: Vec<Vec<f32>> = (0..(count + SPARE).min(n)).map(start).collect();
    let mut values = vec![0.0_f64; vectors.len()];
    for _ in 0..MOST_ROUNDS {
        orthonormalise(&mut vectors);
        let products: Vec<Vec<f32>> = vectors.iter().map(|vector| times(vector)).collect();
        // The best that the space of the vectors has: the eigenvectors of the matrix within it.
        let within = DMatrix::from_fn(vectors.len(), vectors.len(), |i, j| f64::from(dot(&vectors[i], &products[j])));
        let mut pairs = jacobi((&within + within.transpose()) / 2.0);
        pairs.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let rotated = |from: &[Vec<f32>], weights: &[f64]| -> Vec<f32> {
            (0..n).map(|i| from.iter().zip(weights).map(|(v, w)| f64::from(v[i]) * w).sum::<f64>() as f32).collect()
        };
        let before: Vec<f64> = std::mem::replace(&mut values, pairs.iter().map(|(value, _)| *value).collect());
        let is_settled = values
            .iter()
            .zip(&before)
            .take(count)
            .all(|(value, before)| (value - before).abs() <= SETTLED * value.abs());
        let from = if is_settled { &vectors } else { &products };
        vectors = pairs.iter().map(|(_, weights)| rotated(from, weights)).collect();
        if is_settled {
            break;
        }
    }
    orthonormalise(&mut vectors);
    vectors.truncate(count);
    for (vector, value) in vectors.iter_mut().zip(&values) {
        let largest = vector.iter().fold(0.0_f32, |most, &entry| if entry.abs() > most.abs() { entry } else { most });
        let length = value.max(0.0).sqrt() as f32 * if largest < 0.0 { -1.0 } else { 1.0 };
        vector.iter_mut().for_each(|entry| *entry *= length);
    }
    vectors
}

/// Gram and Schmidt's method, the first vector first.
fn orthonormalise(vectors: &mut [Vec<f32>]) {
    for index in 0..vectors.len() {
        let (before, rest) = vectors.split_at_mut(index);
        let vector = &mut rest[0];
        for other in before {
            let along = dot(vector, other);
            vector.iter_mut().zip(other.iter()).for_each(|(value, other)| *value -= along * other);
        }
        let length = dot(vector, vector).sqrt().max(f32::MIN_POSITIVE);
        vector.iter_mut().for_each(|value| *value /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::assert_close;

    fn whole(points: &[f32], d: usize, k: usize) -> Geodesics {
        let mut geodesics = Geodesics::new(points, d, k);
        assert_eq!((geodesics.done(), geodesics.map(1)), (0, None));
        while geodesics.done() < geodesics.count() {
            geodesics.advance(7);
        }
        geodesics
    }

    #[test]
    fn a_path_along_a_half_circle_is_its_length() {
        let points: Vec<f32> =
            (0..101).map(|i| std::f32::consts::PI * i as f32 / 100.0).flat_map(|t| [t.cos(), t.sin()]).collect();
        let geodesics = whole(&points, 2, 2);
        let chord = 2.0 * (std::f32::consts::PI / 200.0).sin();
        let expected: Vec<f32> = (0..101).map(|i| i as f32 * chord).collect();
        assert_close(&geodesics.distances[..101], &expected, 1e-4);
        // On a line they are the coordinates themselves.
        let map = geodesics.map(1).unwrap();
        let along: Vec<f32> = map.iter().map(|x| (x - map[0]).abs()).collect();
        assert_close(&along, &expected, 1e-3);
    }

    #[test]
    fn parts_are_joined_by_the_shortest_edge() {
        let points = [0.0, 1.0, 2.0, 10.0, 11.0, 12.0];
        let geodesics = whole(&points, 1, 1);
        assert_close(&geodesics.distances[..6], &points, 1e-6);
        assert_eq!(geodesics.edges().count(), 5);
    }

    /// `sklearn.manifold.Isomap(n_neighbors=6, n_components=2).fit_transform` of the same points, up to the signs of its
    /// columns.
    #[test]
    fn equals_scikit_learns() {
        let points: Vec<f32> = (0..40).map(|i| i as f32).flat_map(spiral).collect();
        let map = whole(&points, 3, 6).map(2).unwrap();
        let picked: Vec<f32> = [0, 7, 20, 39].iter().flat_map(|&row| map[2 * row..2 * row + 2].to_vec()).collect();
        let sign = |axis: usize| (picked[axis] * SKLEARN[axis]).signum();
        let signed: Vec<f32> = picked.iter().enumerate().map(|(place, value)| value * sign(place % 2)).collect();
        assert_close(&signed, &SKLEARN, 1e-3);
    }

    fn spiral(i: f32) -> [f32; 3] {
        let t = 1.0 + 0.15 * i;
        [t * t.cos(), 3.0 * (1.7 * i).sin(), t * t.sin()]
    }

    const SKLEARN: [f32; 8] =
        [-5.295_857, 4.514_723, -5.324_434, 1.886_917, -1.483_323, -4.380_572, 2.615_938, 8.203_876];
}
