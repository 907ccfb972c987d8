//! Sets of images that a person brings: handed to the engine, their principal components, and small networks that are trained
//! on them, or on any other set, where none is shipped.

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

/// Most components that are fitted to a set of the person's.
const COMPONENTS: usize = 64;
/// Rounds of the search for components in one question.
const ROUNDS: usize = 2;
/// Most steps of a small network in one question.
const MOST_STEPS: usize = 100;
/// Test samples whose codes give the scale of a code's axis.
const CODES_LOOKED_AT: usize = 500;

/// Keeps a set of the person's, split into images to train and to test with.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadImages {
    /// Its id.
    pub subject: Subject,
    /// `[count, n]`: 0 is the ground, 255 ink.
    pub images: Bytes,
    /// The class of each, or nothing: then all are of one class.
    pub labels: Bytes,
    /// How many classes there are.
    pub classes: usize,
    /// Of each a number of the image that it was made of, or nothing: what was made of one image is not parted.
    pub originals: Vec<u32>,
    /// Of the split.
    pub seed: u32,
}

/// A set of the person's that is kept.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImagesInfo {
    /// What it is trained on.
    pub train: DataInfo,
    /// What it is tested on.
    pub test: DataInfo,
}

impl Question for LoadImages {
    type State = States;
    type Reply = ImagesInfo;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, ImagesInfo>> {
        let Self { subject, images, labels, classes, originals, seed } = self;
        if subject.shipped().is_some() {
            return Err(Error::BadRequest { reason: format!("{subject} comes with the page") });
        }
        let [train, test] = split(&read(images.0, labels.0, classes)?, &originals, u64::from(seed))?;
        let info = ImagesInfo { train: DataInfo::of(&train), test: DataInfo::of(&test) };
        desk.shared.put_data(subject.train(), train);
        desk.shared.put_data(subject.test(), test);
        Ok(Pending::ready(info))
    }
}

/// Goes on with the search for the principal components of a subject, whose training samples must have been loaded: it is asked
/// until they are there. They and the mean image are then kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FitPca {
    /// Whose they are.
    pub subject: Subject,
}

/// How far the search is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PcaFitted {
    /// 0..1, as far as is known.
    pub done: f32,
    /// How many components there are, at the end.
    pub components: Option<usize>,
}

impl Question for FitPca {
    type State = States;
    type Reply = PcaFitted;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, PcaFitted>> {
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
            return Ok(Pending::ready(PcaFitted { done, components }));
        }
        let train = desk.shared.data(subject.train())?;
        let count = train.count();
        let rows = rows_of(train);
        let mean = mean_row(&rows, PIXELS);
        let centred = ops::tensor(rows, [count, PIXELS], desk.shared.device())
            - ops::tensor(mean.clone(), [1, PIXELS], desk.shared.device());
        // Of a matrix and its transpose the smaller product has the same eigenvalues, but for zeros.
        let few = count < PIXELS;
        let (rows, columns) = (centred.clone(), centred.clone().transpose());
        let products = if few { rows.matmul(columns) } else { columns.matmul(rows) };
        let mut reads = vec![flat(products)];
        reads.extend(few.then(|| flat(centred)));
        Ok(Pending::new(reads, move |desk: Desk<'_, States>, mut read| {
            let centred = if few { read.pop() } else { None };
            let [products] = read_all(read)?;
            desk.shared.fitting = Some((subject, Fitting::new(mean, centred, products, count, COMPONENTS)));
            Ok(PcaFitted { done: 0.0, components: None })
        }))
    }
}

fn rows_of(samples: &Samples) -> Vec<f32> {
    samples.rows(0..samples.count())
}

/// Trains a network beside the page's run for some steps, at most 100, and to its end. Another name or config begins another
/// one. At its end it is a model of that name, as if it had been loaded.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Prepare {
    /// Of the model that it becomes.
    pub name: String,
    /// What is trained.
    pub config: TrainConfig,
    /// How many steps.
    pub steps: usize,
}

/// How far a small network is.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Prepared {
    /// Steps done.
    pub step: usize,
    /// Steps in all.
    pub steps: usize,
    /// The model, at the end.
    pub model: Option<ModelInfo>,
}

impl Question for Prepare {
    type State = States;
    type Reply = Prepared;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Prepared>> {
        let Self { name, config, steps } = self;
        let begun = desk.shared.small.take();
        let begun = begun.filter(|(other, trainer)| *other == name && *trainer.config() == config);
        let (name, mut trainer) = match begun {
            Some(begun) => begun,
            None => {
                let train = desk.shared.data(config.subject.train())?;
                config.check(train.count())?;
                let test = desk.shared.data(config.subject.test())?;
                (name, Trainer::new(config, train, test, desk.shared.device()))
            }
        };
        let losses = trainer.advance(steps.clamp(1, MOST_STEPS));
        let codes = flat(trainer.test_codes(CODES_LOOKED_AT));
        desk.shared.small = Some((name, trainer));
        Ok(Pending::new([vec![codes], losses].concat(), |desk: Desk<'_, States>, mut read| {
            let codes = read.remove(0);
            // Another question may have begun another one meanwhile.
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
            Ok(Prepared { step, steps, model })
        }))
    }
}
