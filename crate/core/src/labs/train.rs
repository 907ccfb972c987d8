//! "Vanilla, multicapa": an autoencoder of one's own, trained in the tab.

use burn::tensor::{Tensor, TensorData};
use serde::{Deserialize, Serialize};

use super::input::Input;
use super::{Control, Group, Kind, Lab};
use crate::data::{PIXELS, Subject};
use crate::error::{Error, Result, SettingFault};
use crate::loss::Cost;
use crate::metrics::reference::{self, Reference};
use crate::model::file;
use crate::nn::AutoencoderConfig;
use crate::protocol::{Done, Reply};
use crate::session::{Pending, Session, flat, read_all};
use crate::trainer::{Stop, Trainer};
use crate::wire::{Bytes, Floats};

/// Test samples whose codes give the scale of a code's axis.
const CODES_FOR_SCALE: usize = 500;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "train",
    group: Group::Training,
    controls: &[
        Control {
            id: "subject",
            kind: Kind::Choice { options: &["digits", "fashion"], default: "digits" },
            live: false,
        },
        Control {
            id: "images",
            kind: Kind::Whole { min: 1, max: 10_000, default: 10_000, suggested: &[500, 1_000, 2_000, 5_000, 10_000] },
            live: false,
        },
        Control { id: "hidden", kind: Kind::Sizes { layers: 3, min: 1, max: 1_024, default: &[128] }, live: false },
        Control {
            id: "dCode",
            kind: Kind::Whole { min: 1, max: 256, default: 32, suggested: &[1, 2, 4, 8, 16, 32, 64] },
            live: false,
        },
        Control {
            id: "cost",
            kind: Kind::Choice { options: &["crossEntropy", "squaredError"], default: "crossEntropy" },
            live: false,
        },
        Control {
            id: "learningRate",
            // What is far too high can be typed, to see it break.
            kind: Kind::Log { min: 1e-5, max: 1e9, usual: 10.0, default: 2e-3 },
            live: true,
        },
        Control {
            id: "batchSize",
            kind: Kind::Whole { min: 1, max: 2_048, default: 128, suggested: &[16, 32, 64, 128, 256, 512] },
            live: false,
        },
        Control {
            id: "epochs",
            kind: Kind::Whole { min: 1, max: 200, default: 15, suggested: &[1, 5, 15, 30, 60] },
            live: true,
        },
        Control { id: "seed", kind: Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }, live: false },
    ],
};

/// What to train; field by field a control of [`LAB`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrainConfig {
    /// What it is trained on.
    pub subject: Subject,
    /// How many training images, from the first on; a subject with fewer gives what it has.
    pub images: usize,
    /// Hidden layers of the encoder, from the input on; the decoder mirrors them.
    pub hidden: Vec<usize>,
    /// d.
    pub d_code: usize,
    /// ℓ.
    pub cost: Cost,
    /// Adam's step size.
    pub learning_rate: f64,
    /// m.
    pub batch_size: usize,
    /// Passes over the images.
    pub epochs: usize,
    /// Seed of the initial weights and of the order of the images.
    pub seed: u32,
}

impl TrainConfig {
    /// The network's sizes.
    pub fn network(&self) -> AutoencoderConfig {
        AutoencoderConfig { d_input: PIXELS, hidden: self.hidden.clone(), d_code: self.d_code }
    }

    /// Checks every value against its control, and the batch against `available` training images.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first that cannot work.
    pub fn check(&self, available: usize) -> Result<()> {
        let layers = self.hidden.len();
        if layers > 3 {
            return Err(Error::Setting { control: "hidden", fault: SettingFault::Layers { max: 3, got: layers } });
        }
        LAB.check("images", self.images as f64)?;
        for &size in &self.hidden {
            LAB.check("hidden", size as f64)?;
        }
        LAB.check("dCode", self.d_code as f64)?;
        LAB.check("learningRate", self.learning_rate)?;
        LAB.check("batchSize", self.batch_size as f64)?;
        LAB.check("epochs", self.epochs as f64)?;
        LAB.check("seed", f64::from(self.seed))?;
        let images = self.images.min(available);
        if self.batch_size > images {
            let fault = SettingFault::BatchLargerThanData { images, batch: self.batch_size };
            return Err(Error::Setting { control: "batchSize", fault });
        }
        Ok(())
    }
}

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
        /// Adam's step size.
        learning_rate: f64,
        /// Passes over the images.
        epochs: usize,
    },
    /// Weights, Adam's moments and the step, as a file: [`Snapshot`].
    Snapshot {},
}

/// A run that has begun.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Started {
    /// How many weights and biases the network has.
    pub parameters: usize,
    /// Training images in use.
    pub images: usize,
    /// Steps in an epoch.
    pub steps_per_epoch: usize,
    /// Steps done already; 0 for a new run.
    pub step: usize,
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
    /// L of the batch before each of these steps, a sum over the pixels.
    pub losses: Floats,
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
}

/// Reconstructions.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Previewed {
    /// `[count, n]`: the test samples, then the drawing if there was one.
    pub images: Floats,
    /// Mean squared error a pixel of each.
    pub errors: Floats,
}

/// A run as a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Snapshot {
    /// A safetensors file: a model that [`LoadModel`](crate::protocol::Request::LoadModel) takes, with Adam's moments.
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
        Ask::Snapshot {} => snapshot(session),
    }
}

fn begin(session: &mut Session, config: TrainConfig, snapshot: Option<&[u8]>) -> Result<Pending> {
    let train = session.data(config.subject.train())?;
    config.check(train.count())?;
    let test = session.data(config.subject.test())?;
    let (subject, cost, d_code) = (config.subject, config.cost, config.d_code);
    let mut trainer = Trainer::new(config, train, test, session.device());
    if let Some(bytes) = snapshot {
        trainer.restore(bytes)?;
    }
    let references = reference::of(cost, test, session.pca(subject), d_code);
    let started = Started {
        parameters: trainer.config().network().parameters(),
        images: trainer.images(),
        steps_per_epoch: trainer.steps_per_epoch(),
        step: trainer.step(),
        references,
    };
    session.trainer = Some(trainer);
    Ok(Pending::ready(Reply::Started(started)))
}

fn steps(session: &mut Session, count: usize) -> Result<Pending> {
    let losses = session.trainer_mut()?.advance(count.max(1));
    Ok(Pending::new(losses, |session, read| {
        let losses = read.into_iter().flatten().collect();
        let trainer = session.trainer_mut()?;
        let (losses, stop) = trainer.settle(losses);
        Ok(Reply::Stepped(Stepped { step: trainer.step(), losses: Floats(losses), stop }))
    }))
}

fn evaluate(session: &mut Session) -> Result<Pending> {
    let trainer = session.trainer_mut()?;
    let (step, count) = (trainer.step(), trainer.test_count());
    Ok(Pending::new(vec![trainer.evaluate()], move |_, read| {
        let [sums] = read_all(read)?;
        let cost = sums.iter().step_by(2).sum::<f32>() / count as f32;
        let mse = sums.iter().skip(1).step_by(2).sum::<f32>() / (count * PIXELS) as f32;
        Ok(Reply::Evaluated(Evaluated { step, cost, mse }))
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
        return Ok(Pending::ready(Reply::Previewed(Previewed {
            images: Floats::default(),
            errors: Floats::default(),
        })));
    }
    let tensor = Tensor::from_data(TensorData::new(input.clone(), [count, PIXELS]), session.device());
    let images = burn::tensor::activation::sigmoid(trainer.network().forward(tensor));
    Ok(Pending::new(vec![flat(images)], move |_, read| {
        let [images] = read_all(read)?;
        let pairs = input.chunks_exact(PIXELS).zip(images.chunks_exact(PIXELS));
        let errors = pairs.map(|(x, x_hat)| crate::metrics::mean_squared_error(x, x_hat)).collect();
        Ok(Reply::Previewed(Previewed { images: Floats(images), errors: Floats(errors) }))
    }))
}

fn adjust(session: &mut Session, learning_rate: f64, epochs: usize) -> Result<Pending> {
    LAB.check("learningRate", learning_rate)?;
    LAB.check("epochs", epochs as f64)?;
    session.trainer_mut()?.adjust(learning_rate, epochs);
    Ok(Pending::ready(Reply::Done(Done {})))
}

fn snapshot(session: &mut Session) -> Result<Pending> {
    let trainer = session.trainer_ref()?;
    let step = trainer.step();
    let layout = trainer.layout();
    let mut reads = layout.tensors();
    reads.push(flat(trainer.test_codes(CODES_FOR_SCALE)));
    Ok(Pending::new(reads, move |_, mut read| {
        let codes = read.pop().unwrap_or_default();
        let bytes = Bytes(file::write(&layout.record(&codes), &layout.named(read), file::Precision::F32)?);
        Ok(Reply::Snapshot(Snapshot { bytes, step }))
    }))
}
