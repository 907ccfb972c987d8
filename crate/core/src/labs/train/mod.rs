//! "Entrenar y comparar": every kind of autoencoder of the lecture, trained in the tab.

mod check;
mod config;
mod controls;
mod dissect;
mod inside;
mod messages;

use super::input::Input;
use crate::data::PIXELS;
use crate::error::Result;
use crate::metrics::code;
use crate::metrics::reference;
use crate::model::file;
use crate::model::snippet;
use crate::nn::layer::LayerSpec;
use crate::ops;
use crate::optimizer::Moments;
use crate::protocol::{Done, Reply};
use crate::session::{Pending, Session, flat, read_all};
use crate::trainer::Trainer;
use crate::wire::{Bytes, Floats};

pub use config::{NetworkKind, TrainConfig, Weights};
pub use controls::LAB;
pub use dissect::{Dissected, LayerStep, WeightStep};
pub use inside::{Inside, LayerStatus};
pub use messages::*;

/// Test samples whose codes give the scale of a code's axis, and its statistics.
const CODES_LOOKED_AT: usize = 500;

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
    let (sums, codes) = trainer.evaluate();
    Ok(Pending::new(vec![sums, flat(codes)], move |_, read| {
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
    let tensor = ops::tensor(seen.clone(), [count, PIXELS], session.device());
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
