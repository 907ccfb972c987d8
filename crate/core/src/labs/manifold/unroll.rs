//! The second scene: a surface in space that an autoencoder with a code of two values unrolls, beside its principal
//! components.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::State;

use crate::data::surface::{Cloud, Surface};
use crate::engine::{Desk, Pending, Question};
use crate::error::{Result, need};
use crate::metrics::mean_squared_error;
use crate::metrics::pca::Pca;
use crate::metrics::trustworthiness::Ranks;
use crate::nn::{Activation, Architecture};
use crate::ops;
use crate::reading::{flat, read_all};
use crate::training::RowTrainer;
use crate::wire::Floats;

/// Coordinates of a point in space.
const SPACE: usize = 3;
/// Coordinates of a point on the map.
const MAP: usize = 2;
/// Most points: what was near to what is found out for each pair of them.
const MOST_POINTS: usize = 2_000;
/// Most steps in one question.
const MOST_STEPS: usize = 1_000;
/// Units in each of the two hidden layers on either side.
const HIDDEN: usize = 64;
/// k of the trustworthiness.
const NEIGHBOURS: usize = 12;

/// A surface that is being unrolled.
pub(super) struct Unrolling {
    cloud: Cloud,
    points: Tensor<2>,
    ranks: Ranks,
    run: RowTrainer,
}

/// A surface in space, to be unrolled from the start.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Roll {
    /// Which one.
    pub surface: Surface,
    /// How many points, 48 to 2,000.
    pub count: usize,
    /// Seed of the points, of the initial weights and of the order.
    pub seed: u32,
}

/// A surface, and its projection on the plane of its first two principal components.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rolled {
    /// `[count, 3]`, −1..1.
    pub points: Floats,
    /// How far along the rolled-up direction each lies, 0..1, `[count]`.
    pub along: Floats,
    /// Scores of two principal components, `[count, 2]`.
    pub map: Floats,
    /// Mean squared error a coordinate of the points that the two scores give back.
    pub error: f32,
    /// Trustworthiness of the projection, 0..1.
    pub trust: f64,
}

impl Question for Roll {
    type State = State;
    type Reply = Rolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Rolled>> {
        let seed = u64::from(self.seed);
        let cloud = self.surface.sample(self.count.clamp(4 * NEIGHBOURS, MOST_POINTS), seed);
        let count = cloud.along.len();
        let ranks = Ranks::of(&cloud.points, SPACE);
        let pca = Pca::fit_few(SPACE, cloud.points.chunks_exact(SPACE).map(<[f32]>::to_vec), MAP);
        let map = pca.scores_of(&cloud.points, MAP);
        let copies = pca.copies_of(&cloud.points, MAP);
        let rolled = Rolled {
            points: Floats(cloud.points.clone()),
            along: Floats(cloud.along.clone()),
            error: mean_squared_error(&cloud.points, &copies),
            trust: ranks.trustworthiness(&map, MAP, NEIGHBOURS).unwrap_or_default(),
            map: Floats(map),
        };
        let device = desk.shared.device().clone();
        let architecture = Architecture {
            activations: vec![Activation::Tanh],
            output: Activation::Identity,
            ..Architecture::dense(SPACE, &[HIDDEN, HIDDEN], MAP)
        };
        let points = ops::tensor(cloud.points.clone(), [count, SPACE], &device);
        let run = RowTrainer::new(architecture.init(seed, &device), points.clone(), seed);
        desk.state.unrolling = Some(Unrolling { cloud, points, ranks, run });
        Ok(Pending::ready(rolled))
    }
}

/// Trains on that surface for some steps, at most 1,000.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unroll {
    /// How many; none shows how it is.
    pub steps: usize,
}

/// What the autoencoder makes of the surface.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unrolled {
    /// Steps done.
    pub step: usize,
    /// Codes, `[count, 2]`.
    pub map: Floats,
    /// Decoded codes, `[count, 3]`.
    pub copies: Floats,
    /// Mean squared error a coordinate.
    pub error: f32,
    /// Trustworthiness of the codes, 0..1.
    pub trust: f64,
}

impl Question for Unroll {
    type State = State;
    type Reply = Unrolled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Unrolled>> {
        let unrolling = need(desk.state.unrolling.as_mut(), "surface")?;
        unrolling.run.advance(self.steps.min(MOST_STEPS), |_| 1.0);
        let (step, network) = (unrolling.run.step(), unrolling.run.network());
        let codes = network.encode(unrolling.points.clone());
        let copies = network.reconstruct_from(codes.clone());
        Ok(Pending::new(vec![flat(codes), flat(copies)], move |desk: Desk<'_, State>, read| {
            let [map, copies] = read_all(read)?;
            let unrolling = need(desk.state.unrolling.as_ref(), "surface")?;
            let error = mean_squared_error(&unrolling.cloud.points, &copies);
            let trust = unrolling.ranks.trustworthiness(&map, MAP, NEIGHBOURS).unwrap_or_default();
            Ok(Unrolled { step, map: Floats(map), copies: Floats(copies), error, trust })
        }))
    }
}
