//! Effect of the sparsity penalties on a code: the KL divergence of each unit, and the same network without a penalty.

use serde::{Deserialize, Serialize};

use super::State;

use crate::config::TrainConfig;
use crate::data::PIXELS;
use crate::engine::{Desk, Input, Pending, Question};
use crate::error::{Result, need};
use crate::loss::sparsity;
use crate::metrics::code::{self, CodeStatistics};
use crate::metrics::mean_squared_error;
use crate::objective::Penalty;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::training::Trainer;
use crate::wire::Floats;

/// Returns the mean activation of each code unit and its KL penalty.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Rates {
    /// Further activation rates, 0 to 1, at which to compute the penalty: the curve.
    pub at: Floats,
}

/// Mean activations over the test samples.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActivationRates {
    /// Steps done.
    pub step: usize,
    /// ρ.
    pub rho: f64,
    /// ρ̂ⱼ of each unit, `[d]`.
    pub rates: Floats,
    /// KL(ρ‖ρ̂ⱼ) of each unit, `[d]`, in nats.
    pub terms: Floats,
    /// Sum of `terms`.
    pub sum: f32,
    /// KL(ρ‖ρ̂) at the rates in `at`.
    pub curve: Floats,
}

impl Question for Rates {
    type State = State;
    type Reply = ActivationRates;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, ActivationRates>> {
        let trainer = desk.shared.trainer()?;
        let (step, rho, d) = (trainer.step(), trainer.config().rho, trainer.config().d_code);
        let codes = flat(trainer.test_codes(trainer.test_count()));
        Ok(Pending::new(vec![codes], move |_, read| {
            let [codes] = read_all(read)?;
            let rates = code::unit_means(&codes, d);
            let terms = |rates: &[f32]| -> Vec<f32> {
                rates.iter().map(|&rate| sparsity::kl_of(rho, f64::from(rate)) as f32).collect()
            };
            let (curve, terms) = (terms(&self.at), terms(&rates));
            let sum = terms.iter().map(|&term| f64::from(term)).sum::<f64>() as f32;
            Ok(ActivationRates { step, rho, rates: Floats(rates), terms: Floats(terms), sum, curve: Floats(curve) })
        }))
    }
}

/// Maximum steps of the unpenalised run in one question.
const MAX_STEPS: usize = 100;

/// The run's network without its penalty: same initial weights, same batches. It trains behind the run and restarts
/// with it.
pub struct UnpenalisedRun {
    /// Settings of the run it belongs to.
    settings: TrainConfig,
    trainer: Trainer,
}

/// Trains the unpenalised run for some steps and reconstructs an input with both.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparePenalty {
    /// Maximum steps in this question; it never overtakes the run.
    pub steps: usize,
    /// The input.
    pub input: Input,
}

/// A run and the same without its penalty, which comes first in each list.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PenaltyComparison {
    /// Steps done.
    pub steps: [usize; 2],
    /// The codes of the input, `[2, d]`.
    pub codes: Floats,
    /// The reconstructions, `[2, n]`.
    pub images: Floats,
    /// Mean squared errors per pixel on the input.
    pub errors: [f32; 2],
    /// Mean squared errors per pixel on the test samples.
    pub test_errors: [f32; 2],
    /// Statistics of the test samples' codes.
    pub statistics: [CodeStatistics; 2],
}

impl Question for ComparePenalty {
    type State = State;
    type Reply = PenaltyComparison;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, PenaltyComparison>> {
        let input = self.input.pixels()?;
        let Desk { shared, state } = desk;
        let run = shared.trainer()?;
        let (config, step) = (run.config(), run.step());
        // The number of epochs and the learning rate may change during a run, and then change for the unpenalised one too.
        let same = |plain: &UnpenalisedRun| {
            let now = TrainConfig {
                learning_rate: plain.settings.learning_rate,
                epochs: plain.settings.epochs,
                ..config.clone()
            };
            now == plain.settings && plain.trainer.step() <= step
        };
        if !state.unpenalised.as_ref().is_some_and(same) {
            let without_penalty = TrainConfig { penalty: Penalty::None, weight_decay: 0.0, ..config.clone() };
            let (train, test) = (shared.data(config.subject.train())?, shared.data(config.subject.test())?);
            let trainer = Trainer::new(without_penalty, train, test, shared.device());
            state.unpenalised = Some(UnpenalisedRun { settings: config.clone(), trainer });
        }
        let plain = need(state.unpenalised.as_mut(), "unpenalised run")?;
        plain.trainer.adjust(config.learning_rate, config.epochs);
        let ahead = step - plain.trainer.step();
        let losses = plain.trainer.advance(self.steps.min(MAX_STEPS).min(ahead)).into_iter().next();
        let is_trained = losses.is_some();
        let mut reads: Vec<_> = losses.into_iter().collect();
        for trainer in [&plain.trainer, run] {
            let network = trainer.network();
            let code = network.encode(ops::tensor(input.clone(), [1, PIXELS], shared.device()));
            let (sums, codes) = trainer.evaluate();
            reads.extend([flat(code.clone()), flat(network.reconstruct_from(code)), sums, codes]);
        }
        let (steps, d) = ([plain.trainer.step(), step], config.d_code);
        let pixels = (run.test_count() * PIXELS) as f32;
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, mut read| {
            if is_trained && let Some(plain) = &mut desk.state.unpenalised {
                plain.trainer.settle(read.remove(0));
            }
            let [code, image, sums, codes, run_code, run_image, run_sums, run_codes] = read_all(read)?;
            let test_error = |sums: &[f32]| sums.iter().skip(1).step_by(2).sum::<f32>() / pixels;
            Ok(PenaltyComparison {
                steps,
                errors: [&image, &run_image].map(|image| mean_squared_error(&input, image)),
                test_errors: [&sums, &run_sums].map(|sums| test_error(sums)),
                statistics: [&codes, &run_codes].map(|codes| code::statistics(codes, d)),
                codes: Floats([code, run_code].concat()),
                images: Floats([image, run_image].concat()),
            })
        }))
    }
}
