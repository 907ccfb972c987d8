//! Gradients of the operations, for any backend that implements them.

use burn::backend::autodiff::NodeId;
use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, AutodiffBackend};
use burn::tensor::Shape;
use latente_kernels::{Adam, Stack};

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
        let node = logits.node();
        let (value, slope) = B::cross_entropy(logits.into_primitive(), input.into_primitive());
        let value = match CrossEntropy.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(slope.clone(), value),
            OpsKind::UnTracked(step) => step.finish(value),
        };
        (value, Self::from_inner(slope))
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

    fn fused_sigmoid(values: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = values.node();
        let output = B::fused_sigmoid(values.into_primitive());
        match Sigmoid.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(step) => step.finish(output.clone(), output),
            OpsKind::UnTracked(step) => step.finish(output),
        }
    }

    /// The output is a constant, as in the methods below.
    fn fused_relu_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::fused_relu_backward(output.into_primitive(), gradient.into_primitive()))
    }

    fn tanh_backward(output: FloatTensor<Self>, gradient: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::tanh_backward(output.into_primitive(), gradient.into_primitive()))
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

    fn clamp01(values: FloatTensor<Self>) -> FloatTensor<Self> {
        Self::from_inner(B::clamp01(values.into_primitive()))
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

#[derive(Debug)]
struct Dense;

impl<B: Fused> Backward<B, 3> for Dense {
    /// The nodes of the input and the weight, and the output if it is rectified.
    type State = (Option<NodeId>, Option<NodeId>, Option<FloatTensor<B>>);

    fn backward(self, ops: Ops<Self::State, 3>, gradients: &mut Gradients, kept: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        let [input, weight, bias] = ops.parents;
        let (input_kept, weight_kept, output) = ops.state;
        let gradient = match output {
            Some(output) => B::fused_relu_backward(output, gradient),
            None => gradient,
        };
        let mut retrieve = |id| kept.retrieve_node_output::<FloatTensor<B>>(id);
        let (input_kept, weight_kept) = (input_kept.map(&mut retrieve), weight_kept.map(&mut retrieve));
        if let (Some(node), Some(weight)) = (input, weight_kept) {
            gradients.register::<B>(node.id, B::dense_input_gradient(weight, gradient.clone()));
        }
        match (weight, input_kept, bias) {
            (Some(weight), Some(input), bias) => {
                let (of_weight, of_bias) = B::dense_parameter_gradients(input, gradient);
                gradients.register::<B>(weight.id, of_weight);
                if let Some(bias) = bias {
                    gradients.register::<B>(bias.id, of_bias);
                }
            }
            (_, _, Some(bias)) => gradients.register::<B>(bias.id, B::linear_bias_backward(gradient)),
            _ => {}
        }
    }
}

#[derive(Debug)]
struct Convolve;

impl<B: Fused> Backward<B, 3> for Convolve {
    /// The shape, the nodes of the input and the weight, and the output if it is rectified.
    type State = (Convolution, Option<NodeId>, NodeId, Option<FloatTensor<B>>);

    fn backward(self, ops: Ops<Self::State, 3>, gradients: &mut Gradients, kept: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        let [input, weight, bias] = ops.parents;
        let (shape, input_kept, weight_kept, output) = ops.state;
        let gradient = match output {
            Some(output) => B::fused_relu_backward(output, gradient),
            None => gradient,
        };
        let mut retrieve = |id| kept.retrieve_node_output::<FloatTensor<B>>(id);
        let (input_kept, weight_kept) = (input_kept.map(&mut retrieve), retrieve(weight_kept));
        if let Some(node) = input {
            let of_input = B::convolve_input_gradient(weight_kept.clone(), gradient.clone(), shape);
            gradients.register::<B>(node.id, of_input);
        }
        if let (Some(weight), Some(input)) = (weight, input_kept) {
            let (of_weight, of_bias) = B::convolve_parameter_gradients(input, weight_kept, gradient, shape);
            gradients.register::<B>(weight.id, of_weight);
            if let Some(bias) = bias {
                gradients.register::<B>(bias.id, of_bias);
            }
        }
    }
}

#[derive(Debug)]
struct CrossEntropy;

impl<B: Fused> Backward<B, 1> for CrossEntropy {
    /// The gradient of the logits.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(logits)] = ops.parents {
            gradients.register::<B>(logits.id, B::scale(ops.state, gradient));
        }
    }
}

#[derive(Debug)]
struct Rectify;

impl<B: Fused> Backward<B, 1> for Rectify {
    /// The output.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(values)] = ops.parents {
            gradients.register::<B>(values.id, B::fused_relu_backward(ops.state, gradient));
        }
    }
}

#[derive(Debug)]
struct Tanh;

impl<B: Fused> Backward<B, 1> for Tanh {
    /// The output.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(values)] = ops.parents {
            gradients.register::<B>(values.id, B::tanh_backward(ops.state, gradient));
        }
    }
}

#[derive(Debug)]
struct Sigmoid;

impl<B: Fused> Backward<B, 1> for Sigmoid {
    /// The output.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(values)] = ops.parents {
            gradients.register::<B>(values.id, B::fused_sigmoid_backward(ops.state, gradient));
        }
    }
}
