//! Gradients of the operations, for any backend that implements them.

use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::ops::{Backward, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, AutodiffBackend};
use burn::tensor::Shape;
use latente_kernels::{Adam, CodePenalty, Stack};

use super::backward::{
    Binary, ColumnProducts, Convolve, Dense, Rectify, RowProducts, Sample, Sigmoid, Tanh, WithSlope,
};
use super::{Convolution, Fused, PARTS};

impl<B: Fused, C: CheckpointStrategy> Fused for Autodiff<B, C> {
    fn dense(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let nodes = [input.node(), weight.node(), bias.node()];
        let (is_input_tracked, is_weight_tracked) = (input.is_tracked(), weight.is_tracked());
        let compute = |input: FloatTensor<Self>, weight: FloatTensor<Self>, bias: FloatTensor<Self>| {
            B::dense(input.into_primitive(), weight.into_primitive(), bias.into_primitive(), rectified)
        };
        match Dense.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(mut step) => {
                // Each is needed for the other's gradient.
                let kept_input = is_weight_tracked.then(|| step.checkpoint(&input));
                let kept_weight = is_input_tracked.then(|| step.checkpoint(&weight));
                let output = compute(input, weight, bias);
                step.finish((kept_input, kept_weight, rectified.then(|| output.clone())), output)
            }
            OpsKind::UnTracked(step) => step.finish(compute(input, weight, bias)),
        }
    }

    fn row_products(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        let nodes = [left.node(), right.node()];
        let tracked = [left.is_tracked(), right.is_tracked()];
        match RowProducts.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(mut step) => {
                // Each is needed for the other's gradient.
                let kept_left = tracked[1].then(|| step.checkpoint(&left));
                let kept_right = tracked[0].then(|| step.checkpoint(&right));
                step.finish((kept_left, kept_right), B::row_products(left.into_primitive(), right.into_primitive()))
            }
            OpsKind::UnTracked(step) => step.finish(B::row_products(left.into_primitive(), right.into_primitive())),
        }
    }

    fn column_products(matrix: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = matrix.node();
        let matrix = matrix.into_primitive();
        match ColumnProducts.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(matrix.clone(), B::column_products(matrix)),
            OpsKind::UnTracked(step) => step.finish(B::column_products(matrix)),
        }
    }

    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        shape: Convolution,
        rectified: bool,
    ) -> FloatTensor<Self> {
        let nodes = [input.node(), weight.node(), bias.node()];
        let is_weight_tracked = weight.is_tracked();
        let compute = |input: FloatTensor<Self>, weight: FloatTensor<Self>, bias: FloatTensor<Self>| {
            B::convolve(input.into_primitive(), weight.into_primitive(), bias.into_primitive(), shape, rectified)
        };
        match Convolve.prepare::<C>(nodes).compute_bound().stateful() {
            OpsKind::Tracked(mut step) => {
                let kept_input = is_weight_tracked.then(|| step.checkpoint(&input));
                let kept_weight = step.checkpoint(&weight);
                let output = compute(input, weight, bias);
                step.finish((shape, kept_input, kept_weight, rectified.then(|| output.clone())), output)
            }
            OpsKind::UnTracked(step) => step.finish(compute(input, weight, bias)),
        }
    }

    fn cross_entropy(logits: FloatTensor<Self>, input: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        with_slope::<B, C>(logits, |logits| B::cross_entropy(logits, input.into_primitive()))
    }

    fn squared_error(
        reconstruction: FloatTensor<Self>,
        input: FloatTensor<Self>,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        with_slope::<B, C>(reconstruction, |reconstruction| B::squared_error(reconstruction, input.into_primitive()))
    }

    fn code_penalty(
        codes: FloatTensor<Self>,
        penalty: CodePenalty,
        weight: f32,
    ) -> (FloatTensor<Self>, FloatTensor<Self>) {
        with_slope::<B, C>(codes, |codes| B::code_penalty(codes, penalty, weight))
    }

    fn sample(gaussians: FloatTensor<Self>, noise: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = gaussians.node();
        let [gaussians, noise] = [gaussians, noise].map(|tensor| tensor.into_primitive());
        let output = B::sample(gaussians.clone(), noise.clone());
        match Sample.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish((gaussians, noise), output),
            OpsKind::UnTracked(step) => step.finish(output),
        }
    }

    /// The output is a constant, as in the other gradients.
    fn sample_backward(
        gaussians: FloatTensor<Self>,
        noise: FloatTensor<Self>,
        gradient: FloatTensor<Self>,
    ) -> FloatTensor<Self> {
        let [gaussians, noise, gradient] = [gaussians, noise, gradient].map(|tensor| tensor.into_primitive());
        Self::from_inner(B::sample_backward(gaussians, noise, gradient))
    }

    fn binary(z: FloatTensor<Self>) -> (FloatTensor<Self>, FloatTensor<Self>) {
        let node = z.node();
        let (bits, slope) = B::binary(z.into_primitive());
        let bits = match Binary.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(slope.clone(), bits),
            OpsKind::UnTracked(step) => step.finish(bits),
        };
        (bits, Self::from_inner(slope))
    }

    fn fused_sigmoid(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = values.node();
        let output = B::fused_sigmoid(values.into_primitive());
        match Sigmoid.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(output.clone(), output),
            OpsKind::UnTracked(step) => step.finish(output),
        }
    }

    fn fused_relu(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = values.node();
        let output = B::fused_relu(values.into_primitive());
        match Rectify.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(output.clone(), output),
            OpsKind::UnTracked(step) => step.finish(output),
        }
    }

    fn tanh(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = values.node();
        let output = B::tanh(values.into_primitive());
        match Tanh.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(output.clone(), output),
            OpsKind::UnTracked(step) => step.finish(output),
        }
    }

    /// The output is a constant, as in the methods below.
    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::fused_relu_backward(output.into_primitive(), gradient.into_primitive()))
    }

    fn fused_sigmoid_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::fused_sigmoid_backward(output.into_primitive(), gradient.into_primitive()))
    }

    fn stack_gradient(
        parameters: FloatTensor<Self>,
        input: FloatTensor<Self>,
        target: FloatTensor<Self>,
        stack: Stack,
    ) -> FloatTensor<Self> {
        let [parameters, input, target] = [parameters, input, target].map(|tensor| tensor.into_primitive());
        Self::from_inner(B::stack_gradient(parameters, input, target, stack))
    }

    fn add_scaled(left: FloatTensor<Self>, right: FloatTensor<Self>, factor: f32) -> FloatTensor<Self> {
        Self::from_inner(B::add_scaled(left.into_primitive(), right.into_primitive(), factor))
    }

    fn overlay(below: FloatTensor<Self>, above: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::overlay(below.into_primitive(), above.into_primitive()))
    }

    fn add_clamped(left: FloatTensor<Self>, right: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::add_clamped(left.into_primitive(), right.into_primitive()))
    }

    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::tanh_backward(output.into_primitive(), gradient.into_primitive()))
    }

    fn column_max_abs(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::column_max_abs(values.into_primitive()))
    }

    fn view(vector: FloatTensor<Self>, start: usize, sizes: Shape) -> FloatTensor<Self> {
        Self::from_inner(B::view(vector.into_primitive(), start, sizes))
    }

    fn scatter_parts(
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        third: FloatTensor<Self>,
        fourth: FloatTensor<Self>,
        fifth: FloatTensor<Self>,
        sixth: FloatTensor<Self>,
        starts: [usize; PARTS],
        length: usize,
    ) -> FloatTensor<Self> {
        let [first, second, third, fourth, fifth, sixth] =
            [first, second, third, fourth, fifth, sixth].map(|part| part.into_primitive());
        Self::from_inner(B::scatter_parts(first, second, third, fourth, fifth, sixth, starts, length))
    }

    /// The resulting weights are constants.
    fn adam(
        weights: FloatTensor<Self>,
        g1: FloatTensor<Self>,
        g2: FloatTensor<Self>,
        g3: FloatTensor<Self>,
        g4: FloatTensor<Self>,
        g5: FloatTensor<Self>,
        g6: FloatTensor<Self>,
        starts: [usize; PARTS],
        first: FloatTensor<Self>,
        second: FloatTensor<Self>,
        numbers: Adam,
    ) -> (FloatTensor<Self>, FloatTensor<Self>, FloatTensor<Self>) {
        let [weights, first, second] = [weights, first, second].map(|tensor| tensor.into_primitive());
        let [g1, g2, g3, g4, g5, g6] = [g1, g2, g3, g4, g5, g6].map(|part| part.into_primitive());
        let (weights, first, second) = B::adam(weights, g1, g2, g3, g4, g5, g6, starts, first, second, numbers);
        (Self::from_inner(weights), Self::from_inner(first), Self::from_inner(second))
    }
}

/// A tensor of the backend with automatic differentiation.
type Tracked<B, C> = FloatTensor<Autodiff<B, C>>;

/// The value `[1]` and the slope that `compute` returns, the value differentiable by the slope.
fn with_slope<B: Fused, C: CheckpointStrategy>(
    of: Tracked<B, C>,
    compute: impl FnOnce(FloatTensor<B>) -> (FloatTensor<B>, FloatTensor<B>),
) -> (Tracked<B, C>, Tracked<B, C>) {
    let node = of.node();
    let (value, slope) = compute(of.into_primitive());
    let value = match WithSlope.prepare::<C>([node]).compute_bound().stateful() {
        OpsKind::Tracked(step) => step.finish(slope.clone(), value),
        OpsKind::UnTracked(step) => step.finish(value),
    };
    (value, <Autodiff<B, C> as AutodiffBackend>::from_inner(slope))
}
