//! The gradient of a whole stack of dense layers in one call: for small networks, calls between layers take longer than
//! the arithmetic.

use crate::cross_entropy::cross_entropy;
use crate::lanes::LANES;
use crate::matrix::Matrix;
use crate::product::{append_product, product};
use crate::relu::{relu, relu_backward};
use crate::sigmoid::{sigmoid, sigmoid_backward};

/// Dense layers, each the next one's input, and the cost of the last one's output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// From the input on.
    pub layers: Vec<StackLayer>,
    /// The cost.
    pub cost: StackCost,
}

/// A dense layer z = x W + b, W row-major `[in, out]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StackLayer {
    /// Number of inputs and outputs.
    pub sizes: [usize; 2],
    /// The place of W among the parameters; those of all layers are in order, each weight before its bias.
    pub weight: usize,
    /// The place of b.
    pub bias: usize,
    /// Whether max(z, 0) follows; never in the last layer.
    pub rectified: bool,
}

/// The mean over a batch of a cost ℓ of the last layer's z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackCost {
    /// ½‖x − z‖².
    Plain,
    /// ½‖x − σ(z)‖².
    Sigmoid,
    /// The cross-entropy of σ(z).
    CrossEntropy,
}

/// ∂L/∂parameters for the batch `input` with the target outputs `target`, zero between the layers' parameters.
///
/// # Panics
/// If the sizes do not match.
#[inline(never)]
pub fn stack_gradient(stack: &Stack, parameters: &[f32], input: &[f32], target: &[f32]) -> Vec<f32> {
    let layers = &stack.layers;
    let count = input.len() / layers[0].sizes[0];
    let mut outputs: Vec<Vec<f32>> = Vec::with_capacity(layers.len());
    for layer in layers {
        let below = rows(outputs.last().map_or(input, Vec::as_slice), count);
        let mut z = product(below, layer.matrix(parameters), Some(layer.biases(parameters)));
        if layer.rectified {
            relu(&mut z);
        }
        outputs.push(z);
    }
    // ∂L/∂z of each layer, from the last one down.
    let mut slope = stack.cost.slope(outputs.pop().unwrap_or_default(), target, count);
    let mut slopes = Vec::with_capacity(layers.len());
    for (pair, output) in layers.windows(2).zip(&outputs).rev() {
        let mut below = product(rows(&slope, count), pair[1].matrix(parameters).transposed(), None);
        if pair[0].rectified {
            relu_backward(output, &mut below);
        }
        slopes.push(std::mem::replace(&mut slope, below));
    }
    slopes.push(slope);
    let mut gradient = Vec::with_capacity(parameters.len());
    let inputs = std::iter::once(input).chain(outputs.iter().map(Vec::as_slice));
    for ((layer, below), slope) in layers.iter().zip(inputs).zip(slopes.iter().rev()) {
        gradient.resize(layer.weight, 0.0);
        append_product(rows(below, count).transposed(), rows(slope, count), None, &mut gradient);
        gradient.resize(layer.bias, 0.0);
        append_sums(slope, layer.sizes[1], &mut gradient);
    }
    gradient.resize(parameters.len(), 0.0);
    gradient
}

/// Appends the sum of each column of a matrix with `columns` columns to `out`.
fn append_sums(values: &[f32], columns: usize, out: &mut Vec<f32>) {
    /// Columns at a time, whose sums stay in registers.
    const WIDE: usize = 2 * LANES;
    for first in (0..columns).step_by(WIDE) {
        let across = first..(first + WIDE).min(columns);
        let mut sums = [0.0; WIDE];
        for row in values.chunks_exact(columns) {
            match row[across.clone()].as_array::<WIDE>() {
                Some(row) => sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value),
                None => sums.iter_mut().zip(&row[across.clone()]).for_each(|(sum, value)| *sum += value),
            }
        }
        out.extend_from_slice(&sums[..across.len()]);
    }
}

/// The values as a matrix of `count` rows.
fn rows(values: &[f32], count: usize) -> Matrix<'_> {
    let columns = values.len() / count;
    Matrix::new(values, [count, columns], [columns, 1])
}

impl StackLayer {
    fn matrix<'a>(&self, parameters: &'a [f32]) -> Matrix<'a> {
        Matrix::new(&parameters[self.weight..], self.sizes, [self.sizes[1], 1])
    }

    fn biases<'a>(&self, parameters: &'a [f32]) -> &'a [f32] {
        &parameters[self.bias..][..self.sizes[1]]
    }
}

impl StackCost {
    /// ∂L/∂z.
    fn slope(self, mut z: Vec<f32>, target: &[f32], count: usize) -> Vec<f32> {
        let scale = 1.0 / count as f32;
        let difference = |a: &mut [f32]| a.iter_mut().zip(target).for_each(|(a, x)| *a = (*a - x) * scale);
        match self {
            Self::Plain => difference(&mut z),
            Self::Sigmoid => {
                sigmoid(&mut z);
                let output = z.clone();
                difference(&mut z);
                sigmoid_backward(&output, &mut z);
            }
            Self::CrossEntropy => _ = cross_entropy(&mut z, target, scale),
        }
        z
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::numbers;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Three layers with gaps between their parameters, and a batch of seven.
    const LAYERS: [StackLayer; 3] = [
        StackLayer { sizes: [6, 5], weight: 0, bias: 32, rectified: true },
        StackLayer { sizes: [5, 2], weight: 40, bias: 51, rectified: false },
        StackLayer { sizes: [2, 6], weight: 53, bias: 66, rectified: false },
    ];
    const LENGTH: usize = 75;
    const COUNT: usize = 7;

    /// The mean cost in f64.
    fn cost(cost: StackCost, parameters: &[f64], input: &[f32], target: &[f32]) -> f64 {
        let mut sum = 0.0;
        for (row, target) in input.chunks_exact(6).zip(target.chunks_exact(6)) {
            let mut values: Vec<f64> = row.iter().copied().map(f64::from).collect();
            for StackLayer { sizes: [_, out], weight, bias, rectified } in LAYERS {
                let z = |j: usize| {
                    let terms = values.iter().enumerate().map(|(i, value)| value * parameters[weight + i * out + j]);
                    let z = parameters[bias + j] + terms.sum::<f64>();
                    if rectified { z.max(0.0) } else { z }
                };
                values = (0..out).map(z).collect();
            }
            for (z, x) in values.iter().zip(target) {
                let (x, a) = (f64::from(*x), 1.0 / (1.0 + (-z).exp()));
                sum += match cost {
                    StackCost::Plain => (x - z).powi(2) / 2.0,
                    StackCost::Sigmoid => (x - a).powi(2) / 2.0,
                    StackCost::CrossEntropy => -x * a.ln() - (1.0 - x) * (1.0 - a).ln(),
                };
            }
        }
        sum / COUNT as f64
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_gradient_equals_finite_differences_and_gaps_have_none() {
        let parameters = numbers(LENGTH, 1);
        let [input, target] = [2, 3].map(|seed| numbers(6 * COUNT, seed).iter().map(|x| x.abs()).collect::<Vec<_>>());
        for kind in [StackCost::Plain, StackCost::Sigmoid, StackCost::CrossEntropy] {
            let stack = Stack { layers: LAYERS.to_vec(), cost: kind };
            let gradient = stack_gradient(&stack, &parameters, &input, &target);
            assert_eq!(gradient.len(), LENGTH);
            for (place, slope) in gradient.iter().enumerate() {
                let at = |by: f64| {
                    let mut moved: Vec<f64> = parameters.iter().copied().map(f64::from).collect();
                    moved[place] += by;
                    cost(kind, &moved, &input, &target)
                };
                let expected = (at(1e-6) - at(-1e-6)) / 2e-6;
                assert!((f64::from(*slope) - expected).abs() < 2e-6, "{kind:?}, {place}: {slope} {expected}");
            }
            assert!([30, 31, 37, 39, 50, 65, 72].iter().all(|&gap| gradient[gap] == 0.0), "{gradient:?}");
        }
    }
}
