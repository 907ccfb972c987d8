//! The way back through the operations.

use burn::backend::autodiff::NodeId;
use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops};
use burn::backend::tensor::FloatTensor;

use super::{Convolution, Fused};

/// A dense layer.
#[derive(Debug)]
pub struct Dense;

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
            gradients.register::<B>(node.id, B::row_products(gradient.clone(), weight));
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

/// The products of rows.
#[derive(Debug)]
pub struct RowProducts;

impl<B: Fused> Backward<B, 2> for RowProducts {
    /// The nodes of both factors.
    type State = (Option<NodeId>, Option<NodeId>);

    fn backward(self, ops: Ops<Self::State, 2>, gradients: &mut Gradients, kept: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        let [left, right] = ops.parents;
        let (left_kept, right_kept) = ops.state;
        let mut retrieve = |id| kept.retrieve_node_output::<FloatTensor<B>>(id);
        let (left_kept, right_kept) = (left_kept.map(&mut retrieve), right_kept.map(&mut retrieve));
        if let (Some(node), Some(right)) = (left, right_kept) {
            let columns = B::float_transpose(right);
            gradients.register::<B>(node.id, B::row_products(gradient.clone(), columns));
        }
        if let (Some(node), Some(left)) = (right, left_kept) {
            gradients.register::<B>(node.id, B::dense_parameter_gradients(gradient, left).0);
        }
    }
}

/// The products of columns.
#[derive(Debug)]
pub struct ColumnProducts;

impl<B: Fused> Backward<B, 1> for ColumnProducts {
    /// X.
    type State = FloatTensor<B>;

    /// ∂L/∂X = X (G + Gᵀ) for the gradient G of XᵀX.
    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(matrix)] = ops.parents {
            let both = B::float_add(gradient.clone(), B::float_transpose(gradient));
            gradients.register::<B>(matrix.id, B::row_products(ops.state, both));
        }
    }
}

/// A convolution.
#[derive(Debug)]
pub struct Convolve;

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

/// A value that came with its gradient.
#[derive(Debug)]
pub struct WithSlope;

impl<B: Fused> Backward<B, 1> for WithSlope {
    /// The gradient of the value.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(of)] = ops.parents {
            gradients.register::<B>(of.id, B::scale(ops.state, gradient));
        }
    }
}

/// ReLU.
#[derive(Debug)]
pub struct Rectify;

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

/// The sigmoid.
#[derive(Debug)]
pub struct Sigmoid;

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

/// A bit.
#[derive(Debug)]
pub struct Binary;

impl<B: Fused> Backward<B, 1> for Binary {
    /// The slope that stands in for its own.
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        if let [Some(z)] = ops.parents {
            gradients.register::<B>(z.id, B::float_mul(ops.state, gradient));
        }
    }
}

/// The sampling of a Gaussian code.
#[derive(Debug)]
pub struct Sample;

impl<B: Fused> Backward<B, 1> for Sample {
    /// The Gaussians and the noise.
    type State = (FloatTensor<B>, FloatTensor<B>);

    fn backward(self, ops: Ops<Self::State, 1>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let gradient = gradients.consume::<B>(&ops.node);
        let (gaussians, noise) = ops.state;
        if let [Some(node)] = ops.parents {
            gradients.register::<B>(node.id, B::sample_backward(gaussians, noise, gradient));
        }
    }
}

/// tanh.
#[derive(Debug)]
pub struct Tanh;

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
