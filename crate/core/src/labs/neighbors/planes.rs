//! The planes on which neighbours are shown.

use super::{Planes, ReferenceSet, Space, SpacePlanes, State};
use crate::engine::{Desk, Pending, Question};
use crate::error::{Result, need};
use crate::metrics::mean_row;
use crate::metrics::pca::Pca;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Training samples used to fit the plane: the time grows with the square of the code size.
const LOOKED_AT: usize = 2_000;

/// Projection from a space to a plane.
pub(super) enum Projection {
    /// The first two values: of at most two, or of principal components, the first two of which vary most.
    First,
    /// The first two principal components of the values.
    Components(Pca),
}

impl Projection {
    fn of(set: &ReferenceSet, space: Space) -> Self {
        let size = set.sizes[space as usize];
        if space == Space::Code && size > 2 {
            let rows = &set.spaces[space as usize];
            Self::Components(Pca::of_rows(&rows[..rows.len().min(LOOKED_AT * size)], size, 2))
        } else {
            Self::First
        }
    }

    /// Position on the plane. A single value lies on a line.
    pub(super) fn place(&self, values: &[f32]) -> [f32; 2] {
        let scores = match self {
            Self::First => None,
            Self::Components(pca) => pca.scores(values, 2),
        };
        let place = scores.as_deref().unwrap_or(values);
        [0, 1].map(|axis| place.get(axis).copied().unwrap_or_default())
    }

    fn places(&self, rows: &[f32], size: usize) -> Vec<f32> {
        rows.chunks_exact(size).flat_map(|row| self.place(row)).collect()
    }
}

/// Total squared deviation of rows `[rows, n]` from their mean.
fn variance(rows: &[f32], n: usize) -> f64 {
    let mean = mean_row(rows, n);
    let square = |(value, mean): (&f32, &f32)| f64::from(value - mean).powi(2);
    rows.chunks_exact(n).flat_map(|row| row.iter().zip(&mean)).map(square).sum()
}

/// A space projected to its plane.
struct Plane {
    projection: Projection,
    points: Floats,
    tests: Floats,
    share: f32,
}

impl Plane {
    /// Projects the reference set, and the test samples' values in that space.
    fn of(set: &ReferenceSet, space: Space, tests: &[f32]) -> Self {
        let (rows, size) = (&set.spaces[space as usize], set.sizes[space as usize]);
        let projection = Projection::of(set, space);
        let points = projection.places(rows, size);
        let share = (variance(&points, 2) / variance(rows, size).max(f64::MIN_POSITIVE)).min(1.0) as f32;
        let tests = Floats(projection.places(tests, size));
        Self { projection, points: Floats(points), tests, share }
    }
}

impl Question for Planes {
    type State = State;
    type Reply = SpacePlanes;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, SpacePlanes>> {
        let set = desk.state.references()?;
        let rows = set.samples.queries(desk.shared, 0, usize::MAX)?;
        let n = set.sizes[0];
        let input = ops::tensor(rows.clone(), [rows.len() / n, n], desk.shared.device());
        let codes = flat(set.samples.network(desk.shared)?.encode(input));
        Ok(Pending::new(vec![codes], move |desk: Desk<'_, State>, read| {
            let [codes] = read_all(read)?;
            let set = desk.state.references()?;
            let scores = set.samples.components(desk.shared, &rows, set.sizes[Space::Pca as usize])?;
            let [pca, code] =
                [(Space::Pca, &scores), (Space::Code, &codes)].map(|(space, tests)| Plane::of(set, space, tests));
            let planed = SpacePlanes {
                components: pca.points,
                codes: code.points,
                component_tests: pca.tests,
                code_tests: code.tests,
                shares: [pca.share, code.share],
                labels: set.labels.clone(),
                test_labels: set.samples.truth(desk.shared)?,
            };
            let set = need(desk.state.references.as_mut(), "references")?;
            set.projections = [None, Some(pca.projection), Some(code.projection)];
            Ok(planed)
        }))
    }
}
