//! The user's image sets: loading them, fitting their principal components, and training small networks on them or on
//! any set without a shipped network.

use serde::{Deserialize, Serialize};

use super::{DataInfo, ModelInfo};
use crate::config::TrainConfig;
use crate::data::split::{read, split};
use crate::data::{PIXELS, Samples, Subject};
use crate::engine::{Desk, Pending, Question};
use crate::error::{Error, Result};
use crate::labs::States;
use crate::metrics::mean_row;
use crate::metrics::pca::Fitting;
use crate::model::Model;
use crate::ops;
use crate::optimizer::Moments;
use crate::reading::{flat, read_all};
use crate::training::Trainer;
use crate::wire::Bytes;

/// Maximum number of components fitted to a user's set.
const COMPONENTS: usize = 64;
/// Rounds of the PCA per request.
const ROUNDS: usize = 2;
/// Maximum number of steps of a small network per request.
const MAX_STEPS: usize = 100;
/// Number of test samples that determine the scale of the code axis.
const CODES_LOOKED_AT: usize = 500;

/// Stores a user's set, split into training and test images.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadImages {
    /// Its id.
    pub subject: Subject,
    /// `[count, n]`: 0 is the background, 255 ink.
    pub images: Bytes,
    /// The class of each image, or empty: then all have one class.
    pub labels: Bytes,
    /// Number of classes.
    pub classes: usize,
    /// The number of each image's original, or empty: images of one original are not separated by the split.
    pub originals: Vec<u32>,
    /// Seed of the split.
    pub seed: u32,
}

/// A stored user's set.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImagesInfo {
    /// Its training set.
    pub train: DataInfo,
    /// Its test set.
    pub test: DataInfo,
}

impl Question for LoadImages {
    type State = States;
    type Reply = ImagesInfo;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, ImagesInfo>> {
        let Self { subject, images, labels, classes, originals, seed } = self;
        if subject.shipped().is_some() {
            return Err(Error::BadRequest { reason: format!("{subject} is shipped with the page") });
        }
        let [train, test] = split(&read(images.0, labels.0, classes)?, &originals, u64::from(seed))?;
        let info = ImagesInfo { train: DataInfo::of(&train), test: DataInfo::of(&test) };
        desk.shared.put_data(subject.train(), train);
        desk.shared.put_data(subject.test(), test);
        Ok(Pending::ready(info))
    }
}

/// Continues fitting the principal components of a subject with loaded training samples; repeated until done. They and
/// the mean image are then stored.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FitPca {
    /// The subject.
    pub subject: Subject,
}

/// Progress of the PCA.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PcaFitProgress {
    /// Estimated progress, 0..1.
    pub done: f32,
    /// Number of components, when done.
    pub components: Option<usize>,
}

impl Question for FitPca {
    type State = States;
    type Reply = PcaFitProgress;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, PcaFitProgress>> {
        let subject = self.subject;
        if let Some((_, mut fitting)) = desk.shared.fitting.take().filter(|(other, _)| *other == subject) {
            let is_over = fitting.advance(ROUNDS);
            let done = fitting.done();
            let mut components = None;
            if is_over {
                let pca = fitting.finish();
                components = Some(pca.count());
                desk.shared.put_pca(subject, pca);
            } else {
                desk.shared.fitting = Some((subject, fitting));
            }
            return Ok(Pending::ready(PcaFitProgress { done, components }));
        }
        let train = desk.shared.data(subject.train())?;
        let count = train.count();
        let rows = rows_of(train);
        let mean = mean_row(&rows, PIXELS);
        let centred = ops::tensor(rows, [count, PIXELS], desk.shared.device())
            - ops::tensor(mean.clone(), [1, PIXELS], desk.shared.device());
        // A matrix product and its transpose have the same non-zero eigenvalues: use the smaller one.
        let few = count < PIXELS;
        let rows = centred.clone();
        let products = if few { ops::row_products(rows.clone(), rows) } else { ops::column_products(rows) };
        let mut reads = vec![flat(products)];
        reads.extend(few.then(|| flat(centred)));
        Ok(Pending::new(reads, move |desk: Desk<'_, States>, mut read| {
            let centred = if few { read.pop() } else { None };
            let [products] = read_all(read)?;
            desk.shared.fitting = Some((subject, Fitting::new(mean, centred, products, count, COMPONENTS)));
            Ok(PcaFitProgress { done: 0.0, components: None })
        }))
    }
}

fn rows_of(samples: &Samples) -> Vec<f32> {
    samples.rows(0..samples.count())
}

/// Trains a network beside the page's run for at most 100 steps per request. Another name or configuration starts over.
/// When done, it becomes a model of that name, as if it had been loaded.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Prepare {
    /// Name of the resulting model.
    pub name: String,
    /// The training configuration.
    pub config: TrainConfig,
    /// Number of steps.
    pub steps: usize,
}

/// Progress of a small network.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PrepareProgress {
    /// Steps done.
    pub step: usize,
    /// Total number of steps.
    pub steps: usize,
    /// The model, when done.
    pub model: Option<ModelInfo>,
}

impl Question for Prepare {
    type State = States;
    type Reply = PrepareProgress;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, PrepareProgress>> {
        let Self { name, config, steps } = self;
        let current = desk.shared.small.take();
        let current = current.filter(|(other, trainer)| *other == name && *trainer.config() == config);
        let (name, mut trainer) = match current {
            Some(current) => current,
            None => {
                let train = desk.shared.data(config.subject.train())?;
                config.check(train.count())?;
                let test = desk.shared.data(config.subject.test())?;
                (name, Trainer::new(config, train, test, desk.shared.device()))
            }
        };
        let losses = trainer.advance(steps.clamp(1, MAX_STEPS));
        let codes = flat(trainer.test_codes(CODES_LOOKED_AT));
        desk.shared.small = Some((name, trainer));
        Ok(Pending::new([vec![codes], losses].concat(), |desk: Desk<'_, States>, mut read| {
            let codes = read.remove(0);
            // Another request may have replaced the network meanwhile.
            let Some((name, mut trainer)) = desk.shared.small.take() else {
                return Err(Error::NotLoaded { what: "network".to_owned() });
            };
            let losses = read.into_iter().next().unwrap_or_default();
            if losses.iter().any(|loss| !loss.is_finite()) {
                return Err(Error::NotFinite { what: "codes" });
            }
            trainer.settle(losses);
            let (step, steps) = (trainer.step(), trainer.total_steps());
            let mut model = None;
            if step >= steps {
                let record = trainer.layout(&Moments::default()).record(&codes);
                let trained = Model { network: trainer.network().clone(), record };
                model = Some(ModelInfo::of(&name, &trained));
                desk.shared.put_model(name, trained);
            } else {
                desk.shared.small = Some((name, trainer));
            }
            Ok(PrepareProgress { step, steps, model })
        }))
    }
}
