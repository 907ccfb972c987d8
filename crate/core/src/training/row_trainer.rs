//! A small training run on the device that serves the lab: a step takes far less than a millisecond, and the page's
//! main run is not affected.

use burn::tensor::Tensor;
use latente_kernels::{Stack, StackCost, StackLayer};

use crate::data::batches::Batches;
use crate::data::random::RandomStream;
use crate::loss::Cost;
use crate::loss::squared_error::squared_error;
use crate::nn::architecture::Slot;
use crate::nn::layer::Shape;
use crate::nn::{Activation, Autoencoder};
use crate::objective::{Loss, Objective, Penalty};
use crate::ops;
use crate::optimizer::{Moments, Optimizer};

/// Step size of Adam.
pub(super) const RATE: f64 = 3e-3;
const BATCH: usize = 100;

/// Trains a network to reconstruct rows of numbers.
pub(crate) struct RowTrainer {
    rows: Tensor<2>,
    objective: Objective,
    batches: Batches,
    seed: u64,
    network: Autoencoder,
    moments: Moments,
    step: usize,
    /// Each row's target code, `[count, d]`, and the weight λ of the pull.
    guide: Option<(Tensor<2>, f64)>,
}

impl RowTrainer {
    /// A run of `network` on `rows` `[count, n]`, at step 0, with squared error.
    pub(crate) fn new(network: Autoencoder, rows: Tensor<2>, seed: u64) -> Self {
        let count = rows.dims()[0];
        Self {
            rows,
            objective: Objective { cost: Cost::SquaredError, penalty: Penalty::None, weight: 0.0, rho: 0.0 },
            batches: Batches::new(count, BATCH.min(count), seed),
            seed,
            network,
            moments: Moments::default(),
            step: 0,
            guide: None,
        }
    }

    /// Sets another cost.
    #[must_use]
    pub(crate) fn by(self, cost: Cost) -> Self {
        Self { objective: Objective { cost, ..self.objective }, ..self }
    }

    /// Sets a variational network's objective: codes are sampled, and their divergence from the standard Gaussian is
    /// added with weight β.
    #[must_use]
    pub(crate) fn variational(self, beta: f64) -> Self {
        let objective = Objective { penalty: Penalty::Variational, weight: beta, ..self.objective };
        Self { objective, ..self }
    }

    /// Sets the batch size, at most the number of rows.
    #[must_use]
    pub(crate) fn in_batches(mut self, batch: usize) -> Self {
        let count = self.rows.dims()[0];
        self.batches = Batches::new(count, batch.clamp(1, count), self.seed);
        self
    }

    /// Continues a network that has already done `step` steps: batches and step sizes go on from there.
    #[must_use]
    pub(crate) fn after(self, step: usize) -> Self {
        Self { step, ..self }
    }

    /// From now on adds ½ λ ‖h − e‖² to the cost, with e the row's place in `map` `[count, d]`; `None` removes it.
    pub(crate) fn guide(&mut self, map: Option<(Tensor<2>, f64)>) {
        self.guide = map;
    }

    /// Takes `steps` steps, the k-th at the base rate times `rate(k)`.
    pub(crate) fn advance(&mut self, steps: usize, rate: impl Fn(usize) -> f64) {
        self.advance_corrupted(steps, rate, |_, input| input);
    }

    /// The same, with the network's input replaced by `seen` of the k-th batch `[m, n]`; the target stays clean.
    pub(crate) fn advance_corrupted(
        &mut self,
        steps: usize,
        rate: impl Fn(usize) -> f64,
        seen: impl Fn(usize, Tensor<2>) -> Tensor<2>,
    ) {
        let Some(stack) = self.stack() else {
            for _ in 0..steps {
                let input = self.batches.take(&self.rows, self.step);
                let corrupted = seen(self.step, input.clone());
                self.take_step(input, corrupted, rate(self.step));
            }
            return;
        };
        let mut parameters = self.network.parameters().clone();
        for _ in 0..steps {
            let input = self.batches.take(&self.rows, self.step);
            let corrupted = seen(self.step, input.clone());
            parameters = self.take_stack_step(parameters, [corrupted, input], stack.clone(), rate(self.step));
        }
        self.network = Autoencoder::new(self.network.architecture().clone(), parameters);
    }

    /// The network and the cost for [`ops::stack_gradient`], unless it needs more than that computes.
    fn stack(&self) -> Option<Stack> {
        let Objective { cost, penalty, .. } = self.objective;
        let (layers, output) = (self.network.slots(), self.network.architecture().output);
        let cost = match (cost, output) {
            (Cost::CrossEntropy, _) => StackCost::CrossEntropy,
            (Cost::SquaredError, Activation::Sigmoid) => StackCost::Sigmoid,
            (Cost::SquaredError, Activation::Identity) => StackCost::Plain,
            (Cost::SquaredError, _) => return None,
        };
        if penalty != Penalty::None || self.guide.is_some() {
            return None;
        }
        let layer = |(index, slot): (usize, &Slot)| {
            let Shape::Dense { d_in, d_out } = slot.spec.shape else { return None };
            let rectified = match slot.spec.activation {
                _ if index + 1 == layers.len() => false, // the output's is part of the cost
                Activation::Relu => true,
                Activation::Identity => false,
                Activation::Sigmoid | Activation::Tanh | Activation::Binary => return None,
            };
            let whole = StackLayer { sizes: [d_in, d_out], weight: slot.weight, bias: slot.bias, rectified };
            slot.tied.is_none().then_some(whole)
        };
        let layers = layers.iter().enumerate().map(layer).collect::<Option<_>>()?;
        Some(Stack { layers, cost })
    }

    /// [`take_step`](Self::take_step) without automatic differentiation, on the parameters alone: returns the new ones.
    #[inline(never)]
    fn take_stack_step(
        &mut self,
        parameters: Tensor<1>,
        [corrupted, input]: [Tensor<2>; 2],
        stack: Stack,
        rate: f64,
    ) -> Tensor<1> {
        let gradient = ops::stack_gradient(parameters.clone(), corrupted, input, stack);
        self.step += 1;
        Optimizer::Adam.step(RATE * rate, parameters, &gradient.into(), &mut self.moments)
    }

    /// A single step, separate from the generic callers so that it is compiled once.
    #[inline(never)]
    fn take_step(&mut self, input: Tensor<2>, corrupted: Tensor<2>, rate: f64) {
        let tracked = self.network.tracked();
        let loss = self.loss(tracked.network(), corrupted, input);
        let gradient = tracked.gradient(loss);
        drop(tracked);
        let moments = &mut self.moments;
        self.network.descend(&gradient, |parameters, gradient| {
            Optimizer::Adam.step(RATE * rate, parameters, gradient, moments)
        });
        self.step += 1;
    }

    /// The loss of this step's batch, `[1]`: the objective of the reconstructions of `seen` `[m, n]` by `network`
    /// against `input`, plus the pull of the codes.
    fn loss(&mut self, network: &Autoencoder, seen: Tensor<2>, input: Tensor<2>) -> Tensor<1> {
        let mut source = RandomStream::of_step(self.seed, self.step);
        let Loss { total, code, .. } = self.objective.of(network, seen, input, &mut source, &self.rows.device());
        match &self.guide {
            Some((map, weight)) => total + squared_error(code, self.batches.take(map, self.step)) * *weight,
            None => total,
        }
    }

    /// The training rows, `[count, n]`.
    pub(crate) fn rows(&self) -> &Tensor<2> {
        &self.rows
    }

    pub(crate) fn network(&self) -> &Autoencoder {
        &self.network
    }

    /// Steps done.
    pub(crate) fn step(&self) -> usize {
        self.step
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use burn::tensor::Device;

    use super::*;
    use crate::metrics::assert_close;
    use crate::model::layout::{self, Parts};
    use crate::nn::Architecture;
    use crate::optimizer::cosine_decay;
    use crate::reading::{flat, floats};
    use crate::tensor_file::Values;

    fn values(tensor: Tensor<1>) -> Vec<f32> {
        floats(vec![tensor.try_into_data().unwrap()]).unwrap().remove(0)
    }

    fn plan() -> Architecture {
        Architecture { activations: vec![Activation::Tanh], ..Architecture::dense(6, &[5], 2) }
    }

    /// A guided run on four rows of six values, with the weights moved by `by` along `direction`.
    fn pulled(by: f32, direction: &[f32]) -> RowTrainer {
        let device = Device::flex();
        let wave = |count: usize, phase: f32| (0..count).map(|i| (0.7 * i as f32 + phase).sin()).collect::<Vec<_>>();
        let rows = wave(24, 0.3).into_iter().map(|x| 0.5 + x / 2.0).collect();
        let network = plan().init(1, &device);
        let moved: Vec<f32> =
            values(network.parameters().clone()).iter().zip(direction).map(|(w, v)| w + by * v).collect();
        let network = Autoencoder::new(plan(), Tensor::from_data(moved.as_slice(), &device));
        let mut run = RowTrainer::new(network, ops::tensor(rows, [4, 6], &device), 1).by(Cost::CrossEntropy);
        run.guide(Some((ops::tensor(wave(8, 1.0), [4, 2], &device), 7.0)));
        run
    }

    fn loss(mut run: RowTrainer) -> f32 {
        let input = run.batches.take(&run.rows, 0);
        values(run.loss(&run.network.clone(), input.clone(), input))[0]
    }

    #[test]
    fn the_gradient_of_the_guided_loss_equals_finite_differences() {
        let count = plan().length();
        let mut at = pulled(0.0, &vec![0.0; count]);
        let input = at.batches.take(&at.rows, 0);
        let tracked = at.network.tracked();
        let slope = values(tracked.gradient(at.loss(tracked.network(), input.clone(), input)).whole());
        for direction in 0..4 {
            // The padding between two layers' parameters has no gradient and does not affect the loss.
            let direction: Vec<f32> = (0..count).map(|i| ((i * (direction + 3)) as f32).cos()).collect();
            let along: f32 = slope.iter().zip(&direction).map(|(a, b)| a * b).sum();
            let difference = (loss(pulled(1e-2, &direction)) - loss(pulled(-1e-2, &direction))) / 2e-2;
            assert_close(&[along], &[difference], 0.01 * (1.0 + difference.abs()));
        }
    }

    #[derive(serde::Deserialize)]
    struct Named {
        shape: Vec<usize>,
        values: Vec<f32>,
    }

    /// PyTorch's results with a pull (`tests/reference/pytorch.py`).
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Pulled {
        architecture: Architecture,
        map: Vec<f32>,
        weight: f64,
        before: BTreeMap<String, Named>,
        losses: Vec<f32>,
        gradients: BTreeMap<String, Vec<f32>>,
        after: BTreeMap<String, Vec<f32>>,
    }

    #[derive(serde::Deserialize)]
    struct Reference {
        batches: Vec<Vec<f32>>,
        pulled: Pulled,
    }

    /// A pull of weight 0 needs automatic differentiation.
    #[test]
    fn steps_of_a_stack_equal_those_by_automatic_differentiation() {
        let device = Device::flex();
        let rows: Vec<f32> = (0..40 * 6).map(|i| 0.5 + (0.7 * i as f32).sin() / 2.0).collect();
        for (cost, output) in [
            (Cost::SquaredError, Activation::Identity),
            (Cost::SquaredError, Activation::Sigmoid),
            (Cost::CrossEntropy, Activation::Sigmoid),
        ] {
            let plan = Architecture { output, ..Architecture::dense(6, &[9, 5], 2) };
            let after = |is_guided: bool| {
                let rows = ops::tensor(rows.clone(), [40, 6], &device);
                let mut run = RowTrainer::new(plan.init(3, &device), rows, 1).by(cost).in_batches(16);
                run.guide(is_guided.then(|| (ops::tensor(vec![0.0; 80], [40, 2], &device), 0.0)));
                assert_eq!(run.stack().is_none(), is_guided);
                run.advance(50, |step| cosine_decay(step, 50));
                values(run.network.parameters().clone())
            };
            assert_close(&after(false), &after(true), 1e-5);
        }
    }

    #[test]
    fn ten_guided_steps_equal_pytorch() {
        let device = Device::flex();
        let json = include_str!("../../../../tests/reference/pytorch.json");
        let Reference { batches, pulled } = serde_json::from_str(json).unwrap();
        let (rows, d) = (batches[0].len() / pulled.architecture.d_input, pulled.architecture.d_code);
        let input = ops::tensor(batches[0].clone(), [rows, pulled.architecture.d_input], &device);
        let named = |(name, Named { shape, values })| (name, Values { shape, values });
        let before: BTreeMap<String, Values> = pulled.before.into_iter().map(named).collect();
        let network = layout::network("reference", &pulled.architecture, &before, &device).unwrap();
        let mut run = RowTrainer::new(network, input.clone(), 1).by(Cost::CrossEntropy);
        let map = ops::tensor(pulled.map.clone(), [rows, d], &device);
        run.guide(Some((map, pulled.weight)));
        let check = |parameters: Tensor<1>, expected: &BTreeMap<String, Vec<f32>>, tolerance: f32| {
            let parts = Parts::of(&Autoencoder::new(pulled.architecture.clone(), parameters));
            let found = parts.named(parts.tensors().into_iter().map(values));
            assert_eq!(found.len(), expected.len());
            for (name, expected) in expected {
                assert_close(&found[name].values, expected, tolerance);
            }
        };
        for (step, expected) in pulled.losses.iter().enumerate() {
            let rows = run.batches.take(&run.rows, step);
            let tracked = run.network.tracked();
            let loss = run.loss(tracked.network(), rows.clone(), rows);
            assert_close(&values(loss.clone().inner()), &[*expected], 1e-4 * expected);
            if step == 0 {
                check(tracked.gradient(loss).whole(), &pulled.gradients, 1e-4);
            }
            run.advance(1, |_| 1.0);
        }
        check(run.network.parameters().clone(), &pulled.after, 2e-4);
    }

    /// The pull adds ½ λ ‖h − e‖², mean over the rows.
    #[test]
    fn the_pull_is_half_the_squared_distance_times_its_weight() {
        let still = vec![0.0; plan().length()];
        let with = loss(pulled(0.0, &still));
        let mut run = pulled(0.0, &still);
        let codes = values(flat(run.network.encode(run.rows.clone())));
        let map = values(flat(run.guide.take().unwrap().0));
        let squared: f32 = codes.iter().zip(&map).map(|(h, e)| (h - e).powi(2)).sum();
        assert_close(&[with - loss(run)], &[7.0 * squared / 8.0], 1e-3);
    }
}
