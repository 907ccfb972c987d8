//! "Entrenar y comparar": every kind of autoencoder of the lecture, trained in the tab.

mod config;
mod dissect;
mod inside;

use burn::tensor::{Tensor, TensorData};
use serde::{Deserialize, Serialize};

use super::input::Input;
use crate::data::PIXELS;
use crate::error::Result;
use crate::metrics::code::{self, CodeStatistics};
use crate::metrics::reference::{self, Reference};
use crate::model::file;
use crate::model::snippet;
use crate::nn::LayerInfo;
use crate::nn::layer::LayerSpec;
use crate::optimizer::Moments;
use crate::protocol::{Done, Reply};
use crate::session::{Pending, Session, flat, read_all};
use crate::trainer::{Stop, Trainer};
use crate::wire::{Bytes, Floats};

pub use config::{LAB, NetworkKind, TrainConfig, Weights};
pub use dissect::{Dissected, LayerStep, WeightStep};
pub use inside::{Inside, LayerStatus};

/// Test samples whose codes give the scale of a code's axis, and its statistics.
const CODES_LOOKED_AT: usize = 500;

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "TrainAsk"))]
pub enum Ask {
    /// Begin a run, in place of any other: [`Started`]. Needs the subject's train and test sets.
    Start {
        /// What to train.
        config: TrainConfig,
    },
    /// Go on with a run from its snapshot, on this or another device: [`Started`].
    Resume {
        /// What was trained.
        config: TrainConfig,
        /// [`Snapshot::bytes`].
        bytes: Bytes,
    },
    /// Train some steps: [`Stepped`].
    Steps {
        /// How many, at least 1; fewer are done when the run ends first.
        count: usize,
    },
    /// Cost and error on the whole test set: [`Evaluated`].
    Evaluate {},
    /// Reconstructions of some test samples and of the person's drawing: [`Previewed`].
    #[serde(rename_all = "camelCase")]
    Preview {
        /// Indices into the test set.
        indices: Vec<usize>,
        /// The drawing.
        drawing: Option<Input>,
    },
    /// Change what may change during a run: [`Done`].
    #[serde(rename_all = "camelCase")]
    Adjust {
        /// η.
        learning_rate: f64,
        /// Passes over the images.
        epochs: usize,
    },
    /// Weights, what the optimiser remembers and the step, as a file: [`Snapshot`].
    Snapshot {},
    /// The same without what the optimiser remembers, a third of the size: [`Snapshot`].
    Model {},
    /// The network that a config makes, without training it: [`Described`].
    Describe {
        /// What would be trained.
        config: TrainConfig,
    },
    /// Weights, codes, feature maps and gradients as they are now: [`Inside`].
    Inside {
        /// The test sample whose feature maps are shown.
        index: usize,
    },
    /// One step, opened up: [`Dissected`].
    Dissect {},
    /// Python with PyTorch that rebuilds a network and reads its file: [`Snippet`].
    Snippet {
        /// What was trained.
        config: TrainConfig,
        /// Name of its safetensors file.
        file: String,
    },
}

/// A run that has begun.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Started {
    /// How many weights and biases there are to learn.
    pub parameters: usize,
    /// Training images in use.
    pub images: usize,
    /// Steps in an epoch.
    pub steps_per_epoch: usize,
    /// Steps done already; 0 for a new run.
    pub step: usize,
    /// Whether something is added to the reconstruction cost.
    pub penalised: bool,
    /// What else could be had on the test set.
    pub references: Vec<Reference>,
}

/// Steps that were done.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Stepped {
    /// Steps done since the run began.
    pub step: usize,
    /// What was minimised on the batch, before each of these steps: mean ℓ, a sum over the pixels, and the penalty.
    pub losses: Floats,
    /// The penalty in each of them; empty when there is none.
    pub penalties: Floats,
    /// Why the run stopped, if it did.
    pub stop: Option<Stop>,
}

/// Test cost and error.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Evaluated {
    /// Steps done.
    pub step: usize,
    /// Mean ℓ of the test samples.
    pub cost: f32,
    /// Mean squared error a pixel.
    pub mse: f32,
    /// The codes of the first test samples.
    pub code: CodeStatistics,
}

/// The network that a config makes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Described {
    /// From the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// From the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// How many weights and biases there are to learn.
    pub parameters: usize,
}

/// A program.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snippet {
    /// Its text.
    pub text: String,
}

/// Reconstructions.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Previewed {
    /// What the network saw: the inputs with the run's noise, `[count, n]`.
    pub seen: Floats,
    /// Reconstructions, `[count, n]`: the test samples, then the drawing if there was one.
    pub images: Floats,
    /// Mean squared error a pixel of each, against the clean input.
    pub errors: Floats,
}

/// A run as a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    /// A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes, with what the
    /// optimiser remembers.
    pub bytes: Bytes,
    /// Steps done.
    pub step: usize,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::Setting`] for a config that cannot work, [`Error::NotLoaded`] before the data are there or a run has begun,
/// [`Error::File`] for a snapshot that cannot be read.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Start { config } => begin(session, config, None),
        Ask::Resume { config, bytes } => begin(session, config, Some(&bytes)),
        Ask::Steps { count } => steps(session, count),
        Ask::Evaluate {} => evaluate(session),
        Ask::Preview { indices, drawing } => preview(session, &indices, drawing),
        Ask::Adjust { learning_rate, epochs } => adjust(session, learning_rate, epochs),
        Ask::Snapshot {} => {
            let moments = session.trainer_ref()?.moments().clone();
            snapshot(session, &moments)
        }
        Ask::Model {} => snapshot(session, &Moments::default()),
        Ask::Describe { config } => describe(session, &config),
        Ask::Inside { index } => inside::inside(session, index),
        Ask::Dissect {} => dissect::dissect(session),
        Ask::Snippet { config, file } => {
            config.check_network()?;
            Ok(Pending::ready(Reply::Snippet(Snippet { text: snippet::pytorch(&config, &file) })))
        }
    }
}

fn describe(session: &Session, config: &TrainConfig) -> Result<Pending> {
    // Before its data are there the batch is compared with as many images as are asked for.
    let available = session.data(config.subject.train()).map_or(config.images, |samples| samples.count());
    config.check(available)?;
    let architecture = config.architecture();
    Ok(Pending::ready(Reply::Described(Described {
        encoder: architecture.encoder().iter().map(LayerSpec::info).collect(),
        decoder: architecture.decoder().iter().map(LayerSpec::info).collect(),
        parameters: architecture.parameters(),
    })))
}

fn begin(session: &mut Session, config: TrainConfig, snapshot: Option<&[u8]>) -> Result<Pending> {
    let train = session.data(config.subject.train())?;
    config.check(train.count())?;
    let test = session.data(config.subject.test())?;
    let mut trainer = Trainer::new(config.clone(), train, test, session.device());
    if let Some(bytes) = snapshot {
        trainer.restore(bytes)?;
    }
    let corrupt = |values: &mut [f32]| config.corrupt_test(values);
    let references = reference::of(config.cost, test, corrupt, session.pca(config.subject), config.d_code);
    let started = Started {
        parameters: trainer.network().architecture().parameters(),
        images: trainer.images(),
        steps_per_epoch: trainer.steps_per_epoch(),
        step: trainer.step(),
        penalised: trainer.config().is_penalised(),
        references,
    };
    session.trainer = Some(trainer);
    Ok(Pending::ready(Reply::Started(started)))
}

fn steps(session: &mut Session, count: usize) -> Result<Pending> {
    let losses = session.trainer_mut()?.advance(count.max(1));
    Ok(Pending::new(losses, |session, read| {
        let mut read = read.into_iter();
        let (losses, mut penalties) = (read.next().unwrap_or_default(), read.next().unwrap_or_default());
        let trainer = session.trainer_mut()?;
        let (losses, stop) = trainer.settle(losses);
        penalties.truncate(losses.len());
        let (losses, penalties) = (Floats(losses), Floats(penalties));
        Ok(Reply::Stepped(Stepped { step: trainer.step(), losses, penalties, stop }))
    }))
}

fn evaluate(session: &mut Session) -> Result<Pending> {
    let trainer = session.trainer_mut()?;
    let (step, count) = (trainer.step(), trainer.test_count());
    let d = trainer.config().d_code;
    let reads = vec![trainer.evaluate(), flat(trainer.test_codes(CODES_LOOKED_AT))];
    Ok(Pending::new(reads, move |_, read| {
        let [sums, codes] = read_all(read)?;
        let cost = sums.iter().step_by(2).sum::<f32>() / count as f32;
        let mse = sums.iter().skip(1).step_by(2).sum::<f32>() / (count * PIXELS) as f32;
        Ok(Reply::Evaluated(Evaluated { step, cost, mse, code: code::statistics(&codes, d) }))
    }))
}

fn preview(session: &mut Session, indices: &[usize], drawing: Option<Input>) -> Result<Pending> {
    let trainer = session.trainer_ref()?;
    let pictures = session.pictures(trainer.config().subject.test(), indices)?;
    let mut input = pictures.pixels.0;
    if let Some(drawing) = drawing {
        input.extend(drawing.pixels()?);
    }
    let count = input.len() / PIXELS;
    if count == 0 {
        return Ok(Pending::ready(Reply::Previewed(Previewed::default())));
    }
    let mut seen = input.clone();
    trainer.config().corrupt_test(&mut seen);
    let tensor = Tensor::from_data(TensorData::new(seen.clone(), [count, PIXELS]), session.device());
    let images = trainer.network().reconstruct(tensor);
    Ok(Pending::new(vec![flat(images)], move |_, read| {
        let [images] = read_all(read)?;
        let pairs = input.chunks_exact(PIXELS).zip(images.chunks_exact(PIXELS));
        let errors = pairs.map(|(x, x_hat)| crate::metrics::mean_squared_error(x, x_hat)).collect();
        Ok(Reply::Previewed(Previewed { seen: Floats(seen), images: Floats(images), errors: Floats(errors) }))
    }))
}

fn adjust(session: &mut Session, learning_rate: f64, epochs: usize) -> Result<Pending> {
    LAB.check("learningRate", learning_rate)?;
    LAB.check("epochs", epochs as f64)?;
    session.trainer_mut()?.adjust(learning_rate, epochs);
    Ok(Pending::ready(Reply::Done(Done {})))
}

fn snapshot(session: &mut Session, moments: &Moments) -> Result<Pending> {
    let trainer = session.trainer_ref()?;
    let step = trainer.step();
    let layout = trainer.layout(moments);
    let mut reads = layout.tensors();
    reads.push(flat(trainer.test_codes(CODES_LOOKED_AT)));
    Ok(Pending::new(reads, move |_, mut read| {
        let codes = read.pop().unwrap_or_default();
        let bytes = Bytes(file::write(&layout.record(&codes), &layout.named(read), file::Precision::F32)?);
        Ok(Reply::Snapshot(Snapshot { bytes, step }))
    }))
}
