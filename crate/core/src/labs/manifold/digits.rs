//! Quality of a network's map, and where the next training steps move it.

use serde::{Deserialize, Serialize};

use super::{State, plane};
use crate::data::{DataSet, PIXELS, Samples};
use crate::engine::{Desk, NetworkRef, Pending, Question};
use crate::error::Result;
use crate::metrics::mean_squared_error;
use crate::metrics::neighbors::{self, Points};
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Maximum steps to look ahead: they run on a copy.
const MAX_STEPS: usize = 20;

/// Classifies test samples by the nearest training codes, and by as many principal components. Requires the subject's
/// training and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Accuracy {
    /// The network to evaluate.
    pub network: NetworkRef,
    /// Number of neighbours that vote, at least 1.
    pub k: usize,
}

/// Accuracy of k nearest neighbours: the fraction of test samples, 0..1, whose neighbours' majority class is right.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeKnnAccuracy {
    /// With codes.
    pub autoencoder: f32,
    /// With as many principal components; `null` before the PCA file has been loaded, or if it has too few.
    pub pca: Option<f32>,
    /// Mean squared error per pixel of the test reconstructions.
    pub error: f32,
    /// Number of training samples used as possible neighbours.
    pub references: usize,
    /// Number of test samples.
    pub queries: usize,
}

/// Predicts where the next training steps move the codes of a data set's first samples. The steps run on a copy of the
/// run, with the batches it will see; the run itself does not advance.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Lookahead {
    /// A loaded data set.
    pub set: DataSet,
    /// Number of samples, at least 1.
    pub count: usize,
    /// Number of steps, 1 to 20.
    pub steps: usize,
}

/// Codes before and after the next steps.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeMotion {
    /// Current codes, `[count, 2]`.
    pub from: Floats,
    /// Codes after the steps (or after those left in the run), `[count, 2]`.
    pub to: Floats,
}

impl Question for Accuracy {
    type State = State;
    type Reply = CodeKnnAccuracy;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, CodeKnnAccuracy>> {
        let Self { network, k } = self;
        let k = k.max(1);
        let (autoencoder, subject) = network.find(desk.shared)?;
        let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
        let d = autoencoder.architecture().d_code;
        let encode =
            |samples: &Samples| flat(autoencoder.encode(samples.tensor(samples.count(), desk.shared.device())));
        let copies = flat(autoencoder.reconstruct(test.tensor(test.count(), desk.shared.device())));
        Ok(Pending::new(vec![encode(train), encode(test), copies], move |desk: Desk<'_, State>, read| {
            let [references, queries, copies] = read_all(read)?;
            let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
            let share = |references: &[f32], queries: &[f32]| {
                let references = Points { values: references, labels: train.labels() };
                neighbors::accuracy(references, Points { values: queries, labels: test.labels() }, k)
            };
            let rows = (0..test.count()).filter_map(|index| test.row(index));
            let errors = rows.zip(copies.chunks_exact(PIXELS)).map(|(row, copy)| mean_squared_error(&row, copy));
            let pca = desk.shared.pca(subject).filter(|pca| pca.count() >= d);
            Ok(CodeKnnAccuracy {
                autoencoder: share(&references, &queries),
                pca: pca.map(|pca| share(&pca.all_scores(train, d), &pca.all_scores(test, d))),
                error: errors.sum::<f32>() / test.count() as f32,
                references: train.count(),
                queries: test.count(),
            })
        }))
    }
}

impl Question for Lookahead {
    type State = State;
    type Reply = CodeMotion;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, CodeMotion>> {
        let Self { set, count, steps } = self;
        let samples = desk.shared.data(set)?;
        let input = samples.tensor(count.clamp(1, samples.count()), desk.shared.device());
        let now = plane(desk.shared, &NetworkRef::Run)?.encode(input.clone());
        let mut copy = desk.shared.trainer()?.clone();
        copy.advance(steps.clamp(1, MAX_STEPS));
        Ok(Pending::new(vec![flat(now), flat(copy.network().encode(input))], |_, read| {
            let [from, to] = read_all(read)?;
            Ok(CodeMotion { from: Floats(from), to: Floats(to) })
        }))
    }
}
