//! Isomap: a flat map that preserves the distances along the surface on which the points lie (Tenenbaum, de Silva and
//! Langford, Science 290, 2000).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use latente_kernels::{count_nearer, nearest, squared_distance};

use super::eigen::leading;

/// Shortest paths between all pairs of points along their nearest-neighbour graph, computed in parts.
#[derive(Debug, Clone)]
pub struct Geodesics {
    graph: Graph,
    /// Path lengths from the first points to every point, `[done, n]`.
    distances: Vec<f32>,
}

/// Neighbours of each point with their distances.
type Graph = Vec<Vec<(u32, f32)>>;

impl Geodesics {
    /// The graph that connects each of `points` `[n, d]` to its `k` nearest, at least one, by Euclidean distance.
    /// Disconnected components are joined by the shortest edge between them, as scikit-learn does.
    pub fn new(points: &[f32], d: usize, k: usize) -> Self {
        let count = points.len() / d.max(1);
        let graph = joined(points, d, neighbours(points, d, k.clamp(1, count.saturating_sub(1).max(1))));
        Self { graph, distances: Vec::new() }
    }

    /// Number of points, n.
    pub fn count(&self) -> usize {
        self.graph.len()
    }

    /// Number of points whose paths are all known.
    pub fn done(&self) -> usize {
        self.distances.len() / self.count().max(1)
    }

    /// Computes the paths from `starts` more points.
    pub fn advance(&mut self, starts: usize) {
        let done = self.done();
        for start in done..(done + starts).min(self.count()) {
            let paths = shortest(&self.graph, start);
            self.distances.extend(paths);
        }
    }

    /// The largest path length so far.
    pub fn largest(&self) -> f32 {
        self.distances.iter().fold(0.0, |most, &distance| distance.max(most))
    }

    /// Edges of the graph as pairs of points, each once.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let from = |(index, others): (usize, &'_ Vec<(u32, f32)>)| -> Vec<(usize, usize)> {
            others.iter().map(|&(other, _)| (index, other as usize)).filter(|(a, b)| a < b).collect()
        };
        self.graph.iter().enumerate().flat_map(from)
    }

    /// The points of a shortest path, including both ends, and its length.
    pub fn path(&self, from: usize, to: usize) -> (Vec<usize>, f32) {
        let distances = shortest(&self.graph, from);
        let mut path = vec![to];
        let mut here = to;
        // The predecessor's distance from the start is shorter by the length of the edge.
        let gap =
            |&&(other, length): &&(u32, f32), here: usize| (distances[other as usize] + length - distances[here]).abs();
        while here != from && path.len() < self.count() {
            let nearer = self.graph[here].iter().filter(|(other, _)| distances[*other as usize] < distances[here]);
            let Some(&(other, _)) = nearer.min_by(|a, b| gap(a, here).total_cmp(&gap(b, here))) else {
                break;
            };
            here = other as usize;
            path.push(here);
        }
        path.reverse();
        (path, distances[to])
    }

    /// Two of `points` `[n, d]` that are close in space but far apart along the graph: the pair with the largest ratio
    /// among those that start at one of 24 points; distances in space below 0.1 count as 0.1.
    pub fn detour(&self, points: &[f32], d: usize) -> [usize; 2] {
        const STARTS: usize = 24;
        let mut found = ([0, 0], 0.0);
        for from in (0..self.count()).step_by((self.count() / STARTS).max(1)) {
            let here = &points[from * d..][..d];
            for (to, (way, there)) in shortest(&self.graph, from).iter().zip(points.chunks_exact(d)).enumerate() {
                let ratio = way / squared_distance(here, there).sqrt().max(0.1);
                if ratio > found.1 {
                    found = ([from, to], ratio);
                }
            }
        }
        found.0
    }

    /// The map to `d` coordinates, `[n, d]`, by classical scaling of the path lengths: the leading eigenvectors of −½ J
    /// D² J, each scaled to the square root of its eigenvalue, the coordinate with the largest variance first. `None`
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

    /// Pearson correlation, over all pairs of points, of the path lengths with the distances on `map` `[n, d]`: 1 for a
    /// map that preserves them up to scale. `None` before all paths are known, for a map with another number of points,
    /// and if all points coincide.
    pub fn correlation(&self, map: &[f32], d: usize) -> Option<f64> {
        let n = self.count();
        if self.done() < n || map.len() != n * d {
            return None;
        }
        let place = |index: usize| &map[index * d..][..d];
        // Sums of a, b, a², b² and ab.
        let mut sums = [0.0_f64; 5];
        let mut pairs = 0.0_f64;
        for (i, row) in self.distances.chunks_exact(n.max(1)).enumerate() {
            for (j, &path) in row.iter().enumerate().skip(i + 1) {
                let (a, b) = (f64::from(path), f64::from(squared_distance(place(i), place(j)).sqrt()));
                [a, b, a * a, b * b, a * b].iter().zip(&mut sums).for_each(|(value, sum)| *sum += value);
                pairs += 1.0;
            }
        }
        let [a, b, aa, bb, ab] = sums.map(|sum| sum / pairs);
        let spread = ((aa - a * a) * (bb - b * b)).sqrt();
        (spread > 0.0).then(|| (ab - a * b) / spread)
    }
}

/// The smallest number of neighbours for which an edge leaves the surface: the lowest rank of a neighbour, over all
/// points `[n, d]` with positions `flat` `[n, 2]` on the unrolled surface, that is over 3 times as far along the
/// surface as through space. `None` without such an edge.
pub fn first_short_cut(points: &[f32], d: usize, flat: &[f32]) -> Option<usize> {
    const SHORTER: f32 = 3.0;
    let rank = |(index, point): (usize, &[f32])| {
        let here = &flat[2 * index..][..2];
        let gaps = points.chunks_exact(d).map(|other| squared_distance(point, other));
        let over = flat.chunks_exact(2).map(|place| squared_distance(here, place));
        let leaving = gaps.zip(over).filter(|(gap, over)| *over > SHORTER * SHORTER * gap).map(|(gap, _)| gap);
        let nearest = leaving.fold(f32::INFINITY, f32::min);
        // The number of points that are nearer, including the point itself.
        nearest.is_finite().then(|| count_nearer(points, point, &[nearest]).iter().sum())
    };
    points.chunks_exact(d.max(1)).enumerate().filter_map(rank).min()
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

/// Adds an edge between two points, unless it exists.
fn join(graph: &mut Graph, a: usize, b: usize, length: f32) {
    if graph[a].iter().any(|&(other, _)| other as usize == b) {
        return;
    }
    graph[a].push((b as u32, length));
    graph[b].push((a as u32, length));
}

/// Connects the graph: each component is joined to the nearest point of those joined so far.
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

/// Dijkstra's shortest paths from `start` to every point; infinite if unreachable.
fn shortest(graph: &Graph, start: usize) -> Vec<f32> {
    let mut distances = vec![f32::INFINITY; graph.len()];
    let mut queue = BinaryHeap::new();
    if let Some(first) = distances.get_mut(start) {
        *first = 0.0;
        queue.push(Reverse((0, start as u32)));
    }
    while let Some(Reverse((bits, index))) = queue.pop() {
        // The bits of non-negative floats sort like the numbers.
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
    fn a_path_along_a_half_circle_has_its_length() {
        let points: Vec<f32> =
            (0..101).map(|i| std::f32::consts::PI * i as f32 / 100.0).flat_map(|t| [t.cos(), t.sin()]).collect();
        let geodesics = whole(&points, 2, 2);
        let chord = 2.0 * (std::f32::consts::PI / 200.0).sin();
        let expected: Vec<f32> = (0..101).map(|i| i as f32 * chord).collect();
        assert_close(&geodesics.distances[..101], &expected, 1e-4);
        let (path, length) = geodesics.path(70, 20);
        assert_eq!(path, (20..=70).rev().collect::<Vec<_>>());
        assert!((length - 50.0 * chord).abs() < 1e-4);
        assert_eq!(geodesics.path(3, 3), (vec![3], 0.0));
        // On a line the map is the coordinate itself.
        let map = geodesics.map(1).unwrap();
        let along: Vec<f32> = map.iter().map(|x| (x - map[0]).abs()).collect();
        assert_close(&along, &expected, 1e-3);
    }

    #[test]
    fn the_correlation_of_a_map_equals_numpy() {
        let points: Vec<f32> = (0..40).map(|i| i as f32).flat_map(spiral).collect();
        let geodesics = whole(&points, 3, 6);
        assert_eq!(Geodesics::new(&points, 3, 6).correlation(&points, 3), None);
        assert_eq!(geodesics.correlation(&points[3..], 3), None);
        assert_eq!(geodesics.correlation(&vec![1.0; 80], 2), None);
        let map = geodesics.map(2).unwrap();
        let scaled: Vec<f32> = map.iter().map(|value| -3.0 * value).collect();
        let [plain, scaled] = [&map, &scaled].map(|map| geodesics.correlation(map, 2).unwrap());
        assert!((plain - scaled).abs() < 1e-6);
        // numpy.corrcoef of the paths of scikit-learn's Isomap (`dist_matrix_`) with the distances on its map, and in
        // space.
        for (map, d, expected) in [(&map, 2, CORRELATIONS[0]), (&points, 3, CORRELATIONS[1])] {
            let found = geodesics.correlation(map, d).unwrap();
            assert!((found - expected).abs() < 1e-4, "{found}");
        }
    }

    #[test]
    fn components_are_joined_by_the_shortest_edge() {
        let points = [0.0, 1.0, 2.0, 10.0, 11.0, 12.0];
        let geodesics = whole(&points, 1, 1);
        assert_close(&geodesics.distances[..6], &points, 1e-6);
        assert_eq!(geodesics.edges().count(), 5);
    }

    /// `sklearn.manifold.Isomap(n_neighbors=6, n_components=2).fit_transform` of the same points, up to the signs of
    /// the columns.
    #[test]
    fn equals_scikit_learn() {
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

    const CORRELATIONS: [f64; 2] = [0.935_007_655, 0.899_624_498];

    const SKLEARN: [f32; 8] =
        [-5.295_857, 4.514_723, -5.324_434, 1.886_917, -1.483_323, -4.380_572, 2.615_938, 8.203_876];

    #[test]
    fn a_short_cut_is_the_first_neighbour_of_another_layer() {
        // Two layers 3.5 apart, connected only far away: the 4th nearest on each side are 4 away.
        let lower = (0..41).map(|i| (i as f32, 0.0, i as f32));
        let upper = (0..41).map(|i| (i as f32, 3.5, 1000.0 - i as f32));
        let both: Vec<(f32, f32, f32)> = lower.chain(upper).collect();
        let points: Vec<f32> = both.iter().flat_map(|&(x, y, _)| [x, y]).collect();
        let flat: Vec<f32> = both.iter().flat_map(|&(_, _, along)| [along, 0.0]).collect();
        // At an end only three points are nearer than the other layer.
        assert_eq!(first_short_cut(&points, 2, &flat), Some(4));
        assert_eq!(first_short_cut(&points[..82], 2, &flat[..82]), None);
    }
}
