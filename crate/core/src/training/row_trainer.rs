//! A small run on the device that answers: a step takes far less than a millisecond, and the page's training
//! run goes on untouched.

use burn::tensor::Tensor;

use crate::data::batches::Batches;
use crate::data::random::RandomStream;
use crate::loss::Cost;
use crate::loss::squared_error::squared_error;
use crate::nn::Autoencoder;
use crate::objective::{Loss, Objective, Penalty};
use crate::optimizer::{Moments, Optimizer};

/// Step size of Adam.
pub(super) const RATE: f64 = 3e-3;
const BATCH: usize = 100;

/// A network that learns to give rows of numbers back.
pub(crate) struct RowTrainer {
    rows: Tensor<2>,
    objective: Objective,
    batches: Batches,
    seed: u64,
    network: Autoencoder,
    moments: Moments,
    step: usize,
    /// Where each row's code is pulled, `[count, d]`, and how much: λ.
    guide: Option<(Tensor<2>, f64)>,
}

impl RowTrainer {
    /// A run of `network` on `rows` `[count, n]`, at step 0, by squared error.
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

    /// The same run by another cost.
    #[must_use]
    pub(crate) fn by(self, cost: Cost) -> Self {
        Self { objective: Objective { cost, ..self.objective }, ..self }
    }

    /// The same run of a variational network: the code is drawn, and its divergence from the standard Gaussian added with the
    /// weight β.
    #[must_use]
    pub(crate) fn variational(self, beta: f64) -> Self {
        let objective = Objective { penalty: Penalty::Variational, weight: beta, ..self.objective };
        Self { objective, ..self }
    }

    /// The same run in batches of `batch` rows, or of all there are.
    #[must_use]
    pub(crate) fn in_batches(mut self, batch: usize) -> Self {
        let count = self.rows.dims()[0];
        self.batches = Batches::new(count, batch.clamp(1, count), self.seed);
        self
    }

    /// From now on ½ λ ‖h − e‖² is added to the cost, with e the row's place in `map` `[count, d]`; without one nothing is.
    pub(crate) fn guide(&mut self, map: Option<(Tensor<2>, f64)>) {
        self.guide = map;
    }

    /// Does some steps, the k-th at the usual rate times `rate(k)`.
    pub(crate) fn advance(&mut self, steps: usize, rate: impl Fn(usize) -> f64) {
        self.advance_corrupted(steps, rate, |_, input| input);
    }

    /// The same with what `seen` makes of the k-th batch `[m, n]` before the network sees it; the target stays.
    pub(crate) fn advance_corrupted(
        &mut self,
        steps: usize,
        rate: impl Fn(usize) -> f64,
        seen: impl Fn(usize, Tensor<2>) -> Tensor<2>,
    ) {
        for _ in 0..steps {
            let input = self.batches.take(&self.rows, self.step);
            let corrupted = seen(self.step, input.clone());
            self.take_step(input, corrupted, rate(self.step));
        }
    }

    /// One step: apart from what differs between runs, so that it is compiled once.
    #[inline(never)]
    fn take_step(&mut self, input: Tensor<2>, corrupted: Tensor<2>, rate: f64) {
        let tracked = self.network.tracked();
        let mut source = RandomStream::of_step(self.seed, self.step);
        let Loss { total, code, .. } =
            self.objective.of(tracked.network(), corrupted, input, &mut source, &self.rows.device());
        let mut loss = total;
        if let Some((map, weight)) = &self.guide {
            loss = loss + squared_error(code, self.batches.take(map, self.step)) * *weight;
        }
        let gradient = tracked.gradient(loss);
        drop(tracked);
        let moments = &mut self.moments;
        self.network.descend(&gradient, |parameters, gradient| {
            Optimizer::Adam.step(RATE * rate, parameters, gradient, moments)
        });
        self.step += 1;
    }

    pub(crate) fn network(&self) -> &Autoencoder {
        &self.network
    }

    /// Steps done.
    pub(crate) fn step(&self) -> usize {
        self.step
    }
}
