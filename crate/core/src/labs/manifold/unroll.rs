//! The second scene: a surface in space that an autoencoder with a code of two values unrolls, beside its principal
//! components.

use burn::tensor::Tensor;
use serde::Serialize;

use crate::data::surface::{Cloud, Surface};
use crate::error::{Error, Result};
use crate::labs::small_run::SmallRun;
use crate::metrics::mean_squared_error;
use crate::metrics::pca::Pca;
use crate::metrics::trustworthiness::Ranks;
use crate::nn::{Activation, Architecture};
use crate::ops;
use crate::protocol::Reply;
use crate::session::{Pending, Session, flat, read_all};
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
pub struct Unrolling {
    cloud: Cloud,
    points: Tensor<2>,
    ranks: Ranks,
    run: SmallRun,
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

/// Begins to unroll `count` points of a surface.
pub(super) fn roll(session: &mut Session, surface: Surface, count: usize, seed: u32) -> Pending {
    let seed = u64::from(seed);
    let cloud = surface.sample(count.clamp(4 * NEIGHBOURS, MOST_POINTS), seed);
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
    let device = session.device().clone();
    let architecture = Architecture {
        activations: vec![Activation::Tanh],
        output: Activation::Identity,
        ..Architecture::dense(SPACE, &[HIDDEN, HIDDEN], MAP)
    };
    let points = ops::tensor(cloud.points.clone(), [count, SPACE], &device);
    let run = SmallRun::new(architecture.init(seed, &device), points.clone(), seed);
    session.unrolling = Some(Unrolling { cloud, points, ranks, run });
    Pending::ready(Reply::Rolled(rolled))
}

/// Does some steps, none among them, and shows what has come of it.
///
/// # Errors
/// [`Error::NotLoaded`] before a surface is there.
pub(super) fn unroll(session: &mut Session, steps: usize) -> Result<Pending> {
    let own = session.unrolling.as_mut().ok_or_else(|| Error::NotLoaded { what: "surface".to_owned() })?;
    own.run.advance(steps.min(MOST_STEPS), |_| 1.0);
    let (step, network) = (own.run.step(), own.run.network());
    let codes = network.encode(own.points.clone());
    let copies = network.reconstruct_from(codes.clone());
    Ok(Pending::new(vec![flat(codes), flat(copies)], move |session, read| {
        let [map, copies] = read_all(read)?;
        let own = session.unrolling.as_ref().ok_or_else(|| Error::NotLoaded { what: "surface".to_owned() })?;
        let error = mean_squared_error(&own.cloud.points, &copies);
        let trust = own.ranks.trustworthiness(&map, MAP, NEIGHBOURS).unwrap_or_default();
        Ok(Reply::Unrolled(Unrolled { step, map: Floats(map), copies: Floats(copies), error, trust }))
    }))
}
