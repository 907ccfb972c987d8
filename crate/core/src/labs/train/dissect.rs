//! One training step in detail: input → code → reconstruction → residual → gradient → update, in actual numbers.

use burn::tensor::Tensor;
use serde::{Deserialize, Serialize};

use super::State;

use crate::engine::{Desk, Pending, Question};
use crate::error::{Error, Result};
use crate::nn::architecture::Slot;
use crate::nn::layer::Shape;
use crate::reading::{device_error, flat};
use crate::training::{Dissection, Stop, Trainer};
use crate::wire::Floats;

/// Runs one training step and returns its details.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Dissect {
    /// Dissects a step of a copy: current weights, but the batch that comes after this many others. The run stays as it
    /// is, and the copy may go beyond its end. `None` advances the run.
    pub copy_ahead: Option<usize>,
}

/// A dissected step, seen from the first sample of its batch.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepDissection {
    /// Steps done, including this one.
    pub step: usize,
    /// Index of the sample in the training set.
    pub index: usize,
    /// Its class.
    pub label: u8,
    /// x `[n]`.
    pub input: Floats,
    /// x̃ `[n]`; x if there is no noise.
    pub corrupted: Floats,
    /// h `[d]`; the drawn code of a variational autoencoder.
    pub code: Floats,
    /// x̂ `[n]`.
    pub reconstruction: Floats,
    /// ∂L/∂z `[n]`, where z are the logits.
    pub slope: Floats,
    /// ℓ of the sample.
    pub cost: f32,
    /// Minimised loss: mean ℓ of the batch plus the penalty.
    pub loss: f32,
    /// The penalty in `loss`; 0 if there is none.
    pub penalty: f32,
    /// All layers, encoder first.
    pub layers: Vec<LayerStep>,
    /// The weight (not bias) with the largest gradient.
    pub weight: WeightStep,
    /// Why the run stopped, if it did.
    pub stop: Option<Stop>,
}

/// A layer in one step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerStep {
    /// `encoder.0` and so on.
    pub name: String,
    /// ‖w‖ before the step.
    pub weight: f32,
    /// ‖∂L/∂w‖.
    pub gradient: f32,
    /// ‖Δw‖.
    pub update: f32,
}

/// One weight in one step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WeightStep {
    /// Name of its layer.
    pub layer: String,
    /// Its index in the weight as on the slides: `[row, column]`, or two channels and the kernel position.
    pub place: Vec<usize>,
    /// w before the step.
    pub before: f32,
    /// ∂L/∂w.
    pub gradient: f32,
    /// Adam's m after its update, or the momentum's v.
    pub first: Option<f32>,
    /// Adam's v after its update.
    pub second: Option<f32>,
    /// t.
    pub time: usize,
    /// w after the step.
    pub after: f32,
}

impl Question for Dissect {
    type State = State;
    type Reply = StepDissection;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, StepDissection>> {
        let mut copied = match self.copy_ahead {
            Some(ahead) => Some(desk.shared.trainer()?.copy_ahead(ahead)),
            None => None,
        };
        let trainer = match &mut copied {
            Some(copy) => copy,
            None => desk.shared.trainer_mut()?,
        };
        let Some(opened) = trainer.dissect() else {
            return Err(Error::BadRequest { reason: "the run has ended".to_owned() });
        };
        let moments = trainer.moments().clone();
        let has = (moments.first.is_some(), moments.second.is_some(), opened.update.loss.penalty.is_some());
        let reads = reads(trainer, &opened);
        let reads = reads.into_iter().chain(moments.first).chain(moments.second).chain(opened.update.loss.penalty);
        let index = opened.indices.first().map_or(0, |&index| index as usize);
        Ok(Pending::new(reads.collect(), move |desk: Desk<'_, State>, read| {
            let mut read = read.into_iter();
            let mut next = || read.next().ok_or_else(|| device_error("a readback is missing"));
            let (total, sample_cost, code, reconstruction) = (next()?, next()?, next()?, next()?);
            let (input, corrupted) = (next()?, next()?);
            let (gradient, before, after) = (next()?, next()?, next()?);
            let first = if has.0 { Some(next()?) } else { None };
            let second = if has.1 { Some(next()?) } else { None };
            let penalty = if has.2 { next()? } else { vec![0.0] };
            let trainer = match &mut copied {
                Some(copy) => copy,
                None => desk.shared.trainer_mut()?,
            };
            let config = trainer.config();
            let (cost, output, m) = (config.cost, config.output, config.batch_size);
            let set = config.subject.train();
            let slots = trainer.network().slots().to_vec();
            let (largest, place) = largest(&gradient, &slots);
            let at = |values: &[f32]| values.get(place).copied().unwrap_or(f32::NAN);
            let weight = WeightStep {
                layer: slots[largest].name.clone(),
                place: coordinates(&slots[largest], place),
                before: at(&before),
                gradient: at(&gradient),
                first: first.as_deref().map(at),
                second: second.as_deref().map(at),
                time: moments.time,
                after: at(&after),
            };
            let (losses, stop) = trainer.settle(total);
            let step = trainer.step();
            let label = desk.shared.data(set)?.labels().get(index).copied().unwrap_or(0);
            Ok(StepDissection {
                step,
                index,
                label,
                slope: Floats(cost.slope(output, m, &input, &reconstruction)),
                cost: sample_cost.first().copied().unwrap_or(f32::NAN),
                loss: losses.first().copied().unwrap_or(f32::NAN),
                penalty: penalty.first().copied().unwrap_or(0.0),
                layers: slots.iter().map(|slot| layer_step(slot, &before, &gradient, &after)).collect(),
                weight,
                stop,
                input: Floats(input),
                corrupted: Floats(corrupted),
                code: Floats(code),
                reconstruction: Floats(reconstruction),
            })
        }))
    }
}

/// Reads the loss of the batch; ℓ, code, reconstruction, input and corrupted input of the first sample; the gradient;
/// the weights before and after.
fn reads(trainer: &Trainer, Dissection { before, update, .. }: &Dissection) -> Vec<Tensor<1>> {
    let first = |tensor: &Tensor<2>| tensor.clone().slice_dim(0, 0..1);
    let output = trainer.network().architecture().output;
    let (code, input) = (first(&update.loss.code), first(&update.input));
    let logits = before.decode(code.clone());
    vec![
        update.loss.total.clone(),
        trainer.config().cost.forward(output, logits.clone(), input.clone()),
        flat(code),
        flat(output.forward(logits)),
        flat(input),
        flat(first(&update.corrupted)),
        update.gradient.whole(),
        before.parameters().clone(),
        trainer.network().parameters().clone(),
    ]
}

/// Slot and position of the largest gradient among the weights. Biases are excluded: in the first step theirs is always
/// the largest.
fn largest(gradient: &[f32], slots: &[Slot]) -> (usize, usize) {
    let mut best = (0, 0, -1.0_f32);
    for (index, slot) in slots.iter().enumerate() {
        for place in slot.weights() {
            let size = gradient.get(place).map_or(0.0, |value| value.abs());
            if size > best.2 {
                best = (index, place, size);
            }
        }
    }
    (best.0, best.1)
}

/// Index of a parameter in its layer's weight, in the file's layout.
fn coordinates(slot: &Slot, place: usize) -> Vec<usize> {
    let place = place - slot.weight;
    match slot.spec.shape {
        Shape::Dense { d_out, .. } => vec![place % d_out, place / d_out],
        Shape::Convolution { kernel, .. } | Shape::Transposed { kernel, .. } => {
            let area = kernel * kernel;
            let inner = slot.spec.shape.weight()[1] / area;
            vec![place / (inner * area), place / area % inner, place % area / kernel, place % kernel]
        }
    }
}

fn layer_step(slot: &Slot, before: &[f32], gradient: &[f32], after: &[f32]) -> LayerStep {
    let range = slot.weight..slot.biases().end;
    let norm = |values: &[f32]| values.iter().map(|&value| f64::from(value).powi(2)).sum::<f64>().sqrt() as f32;
    let cut = |values: &[f32]| values.get(range.clone()).unwrap_or_default().to_vec();
    let update: Vec<f32> = cut(after).iter().zip(cut(before)).map(|(after, before)| after - before).collect();
    LayerStep {
        name: slot.name.clone(),
        weight: norm(&cut(before)),
        gradient: norm(&cut(gradient)),
        update: norm(&update),
    }
}
