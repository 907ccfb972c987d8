//! The gradient of a stack of dense layers, for backends without a kernel.

use burn::backend::TensorMetadata;
use burn::backend::tensor::FloatTensor;
use burn::tensor::Shape;
use latente_kernels::{Stack, StackCost};

use super::{Fused, PARTS};

/// ∂L/∂parameters, by the other operations.
pub(super) fn gradient<B: Fused>(
    parameters: FloatTensor<B>,
    input: FloatTensor<B>,
    target: FloatTensor<B>,
    stack: &Stack,
) -> FloatTensor<B> {
    let length = parameters.shape().num_elements();
    let mut values = vec![input];
    let mut weights = Vec::with_capacity(stack.layers.len());
    for layer in &stack.layers {
        let weight = B::view(parameters.clone(), layer.weight, Shape::new(layer.sizes));
        let bias = B::view(parameters.clone(), layer.bias, Shape::new([layer.sizes[1]]));
        values.push(B::dense(values[values.len() - 1].clone(), weight.clone(), bias, layer.rectified));
        weights.push(weight);
    }
    let mut parts = Vec::with_capacity(2 * weights.len());
    let mut gradient = slope::<B>(stack.cost, values.remove(weights.len()), target);
    for (index, layer) in stack.layers.iter().enumerate().rev() {
        let below = values[index].clone();
        let (of_weight, of_bias) = B::dense_parameter_gradients(below.clone(), gradient.clone());
        parts.extend([
            (layer.bias, of_bias),
            (layer.weight, B::float_reshape(of_weight, Shape::new([layer.sizes[0] * layer.sizes[1]]))),
        ]);
        if index > 0 {
            gradient = B::row_products(gradient, weights[index].clone());
            if stack.layers[index - 1].rectified {
                gradient = B::fused_relu_backward(below, gradient);
            }
        }
    }
    parts.reverse();
    // As many at a time as one operation takes; each leaves zeros at the others' places.
    let some = |parts: &[(usize, FloatTensor<B>)]| {
        let part = |index: usize| parts.get(index).unwrap_or(&parts[0]).1.clone();
        let starts = std::array::from_fn(|index| parts.get(index).map_or(length, |(start, _)| *start));
        B::scatter_parts(part(0), part(1), part(2), part(3), part(4), part(5), starts, length)
    };
    let first = some(&parts[..PARTS.min(parts.len())]);
    parts.chunks(PARTS).skip(1).fold(first, |sum, parts| B::float_add(sum, some(parts)))
}

/// ∂L/∂z of the last layer.
fn slope<B: Fused>(cost: StackCost, z: FloatTensor<B>, target: FloatTensor<B>) -> FloatTensor<B> {
    let scale = 1.0 / z.shape()[0].max(1) as f64;
    let difference = |a: FloatTensor<B>| B::float_mul_scalar(B::float_sub(a, target.clone()), scale.into());
    match cost {
        StackCost::Plain => difference(z),
        StackCost::Sigmoid => {
            let output = B::fused_sigmoid(z);
            B::fused_sigmoid_backward(output.clone(), difference(output))
        }
        StackCost::CrossEntropy => B::cross_entropy(z, target).1,
    }
}

#[cfg(test)]
mod tests {
    use burn::backend::Flex;
    use burn::backend::ops::FloatTensorOps;
    use burn::tensor::TensorData;
    use latente_kernels::{StackLayer, stack_gradient};

    use super::*;
    use crate::metrics::assert_close;

    /// Four layers need more parts than one operation takes.
    #[test]
    fn the_other_operations_give_the_gradient_of_the_kernel() {
        let layer = |weight, sizes: [usize; 2], rectified| {
            let bias = weight + sizes[0] * sizes[1] + 3;
            StackLayer { sizes, weight, bias, rectified }
        };
        let layers =
            vec![layer(0, [6, 5], true), layer(40, [5, 2], false), layer(60, [2, 5], true), layer(80, [5, 6], false)];
        let wave = |count: usize, around: f32| -> Vec<f32> {
            (0..count).map(|i| around + (0.7 * i as f32 + around).sin() / 2.0).collect()
        };
        let (parameters, input, target) = (wave(130, 0.0), wave(42, 0.5), wave(42, 0.5));
        let tensor = |values: &[f32], sizes: &[usize]| {
            Flex::float_from_data(TensorData::new(values.to_vec(), Shape::from(sizes.to_vec())), &Default::default())
        };
        for cost in [StackCost::Plain, StackCost::Sigmoid, StackCost::CrossEntropy] {
            let stack = Stack { layers: layers.clone(), cost };
            let found = gradient::<Flex>(
                tensor(&parameters, &[130]),
                tensor(&input, &[7, 6]),
                tensor(&target, &[7, 6]),
                &stack,
            );
            let expected = stack_gradient(&stack, &parameters, &input, &target);
            assert_close(found.storage(), &expected, 1e-6);
            assert!(expected.iter().any(|slope| slope.abs() > 0.01), "{expected:?}");
        }
    }
}
