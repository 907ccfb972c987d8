//! The operations of `latente::ops` on the CPU against Burn's, with views and transposes.

use burn::tensor::{Device, Tensor, TensorData};
use latente::ops::{self, CodePenalty};
use latente_kernels::Adam;

fn numbers<const D: usize>(sizes: [usize; D], phase: f32) -> Tensor<D> {
    let count = sizes.iter().product();
    let values: Vec<f32> = (0..count).map(|i| (i as f32 * 0.7 + phase).sin()).collect();
    Tensor::from_data(TensorData::new(values, sizes), &Device::flex())
}

fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_data().unwrap().try_into_vec().unwrap()
}

fn assert_close<const D: usize>(found: Tensor<D>, expected: Tensor<D>) {
    let (found, expected) = (values(found), values(expected));
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(&expected) {
        assert!((a - b).abs() < 1e-5, "{found:?}\n{expected:?}");
    }
}

/// Inputs, weights and biases as in a network: whole, a view, transposed.
fn layers() -> Vec<(Tensor<2>, Tensor<2>, Tensor<1>)> {
    let (input, weight, bias) = (numbers([6, 10], 0.0), numbers([10, 9], 1.0), numbers([9], 2.0));
    let vector = numbers([100], 3.0);
    vec![
        (input.clone(), weight.clone(), bias.clone()),
        (numbers([9, 14], 4.0).slice([2..8, 3..13]), numbers([12, 20], 5.0).slice([1..11, 4..13]), bias.clone()),
        (numbers([10, 6], 6.0).transpose(), numbers([9, 10], 7.0).transpose(), bias),
        (input, vector.clone().slice_dim(0, 5..95).reshape([10, 9]), vector.slice_dim(0, 91..100)),
    ]
}

#[test]
fn dense_layers_and_their_gradients_match_burn() {
    for (input, weight, bias) in layers() {
        let run = |fused: bool| {
            let [input, weight] = [input.clone(), weight.clone()].map(|leaf| leaf.autodiff().require_grad());
            let bias = bias.clone().autodiff().require_grad();
            let output = if fused {
                ops::dense(input.clone(), weight.clone(), bias.clone())
            } else {
                input.clone().matmul(weight.clone()) + bias.clone().unsqueeze()
            };
            let mut gradients = (output.clone().square() + output.clone()).sum().backward();
            let of = |leaf: &Tensor<2>, gradients: &mut _| leaf.grad_remove(gradients).unwrap();
            let (by_input, by_weight) = (of(&input, &mut gradients), of(&weight, &mut gradients));
            (output.inner(), by_input, by_weight, bias.grad_remove(&mut gradients).unwrap())
        };
        let (fused, burns) = (run(true), run(false));
        assert_close(fused.0, burns.0);
        assert_close(fused.1, burns.1);
        assert_close(fused.2, burns.2);
        assert_close(fused.3, burns.3);
    }
}

#[test]
fn products_of_rows_and_columns_and_their_gradients_match_burn() {
    for (input, weight, _) in layers() {
        let run = |fused: bool| {
            let [input, weight] = [input.clone(), weight.clone()].map(|leaf| leaf.autodiff().require_grad());
            let (rows, columns) = if fused {
                (ops::row_products(input.clone(), weight.clone().transpose()), ops::column_products(weight.clone()))
            } else {
                (input.clone().matmul(weight.clone()), weight.clone().transpose().matmul(weight.clone()))
            };
            // Gradients that are not symmetric.
            let factors = numbers([9, 9], 8.0).autodiff();
            let mut gradients = (rows.clone().square().sum() + (columns.clone() * factors).sum()).backward();
            let of = |leaf: &Tensor<2>, gradients: &mut _| leaf.grad_remove(gradients).unwrap();
            (rows.inner(), columns.inner(), of(&input, &mut gradients), of(&weight, &mut gradients))
        };
        let (fused, burns) = (run(true), run(false));
        assert_close(fused.0, burns.0);
        assert_close(fused.1, burns.1);
        assert_close(fused.2, burns.2);
        assert_close(fused.3, burns.3);
    }
}

/// The penalties by their formulas, in Burn's operations.
fn penalty_of(penalty: CodePenalty, codes: Tensor<2>) -> Tensor<1> {
    let [m, d] = codes.dims();
    match penalty {
        CodePenalty::L1 => codes.abs().sum() / m as f64,
        CodePenalty::Kl { rho } => {
            let (rate, rho) = (codes.mean_dim(0), f64::from(rho));
            let cross = rate.clone().log() * rho + (-rate + 1.0).log() * (1.0 - rho);
            -cross.sum() + d as f64 * (rho * rho.ln() + (1.0 - rho) * (1.0 - rho).ln())
        }
        CodePenalty::Gaussian => {
            let part = |from: usize| codes.clone().slice_dim(1, from..from + d / 2);
            (part(0).square() + part(d / 2).exp() - part(d / 2) - 1.0).sum() / (2 * m) as f64
        }
        CodePenalty::Independence => {
            let mean = codes.clone().mean_dim(0);
            let centred = codes - mean.clone();
            let deviation = centred.clone().square().mean_dim(0).sqrt();
            let unit = centred / deviation.clone();
            let correlations = unit.clone().transpose().matmul(unit) / m as f64;
            let others = correlations - ops::units(d, d, &Device::flex()).autodiff();
            (mean / deviation).square().sum() + others.square().sum() / 2.0
        }
    }
}

#[test]
fn penalties_and_their_gradients_match_their_formulas() {
    let signed =
        [numbers([7, 6], 0.0) * 3.0, numbers([4, 11], 1.0).transpose(), numbers([9, 11], 2.0).slice([1..8, 2..8])];
    let rates = signed.clone().map(|codes| codes / 8.0 + 0.5);
    let cases = [
        (CodePenalty::L1, signed.to_vec()),
        (CodePenalty::Kl { rho: 0.05 }, rates.to_vec()),
        (CodePenalty::Gaussian, signed.to_vec()),
        (CodePenalty::Independence, signed.to_vec()),
    ];
    for (penalty, all) in cases {
        for codes in all {
            let run = |fused: bool| {
                let leaf = codes.clone().autodiff().require_grad();
                let value = if fused {
                    ops::code_penalty(leaf.clone(), penalty, 0.5)
                } else {
                    penalty_of(penalty, leaf.clone()) * 0.5
                };
                let mut gradients = (value.clone() * 3.0).backward();
                (value.inner(), leaf.grad_remove(&mut gradients).unwrap())
            };
            let (fused, burns) = (run(true), run(false));
            let [found, expected] = [fused.0, burns.0].map(|value| values(value)[0]);
            assert!((found / expected - 1.0).abs() < 1e-4, "{penalty:?}: {found} and {expected}");
            assert_close(fused.1, burns.1);
        }
    }
}

#[test]
fn sampling_and_its_gradient_match_the_formula() {
    let noise = numbers([5, 3], 9.0);
    for gaussians in [numbers([5, 6], 0.0), numbers([6, 5], 1.0).transpose()] {
        let run = |fused: bool| {
            let leaf = gaussians.clone().autodiff().require_grad();
            let part = |from: usize| leaf.clone().slice_dim(1, from..from + 3);
            let output = if fused {
                ops::sample(leaf.clone(), noise.clone().autodiff())
            } else {
                part(0) + (part(3) / 2.0).exp() * noise.clone().autodiff()
            };
            let mut gradients = output.clone().square().sum().backward();
            (output.inner(), leaf.grad_remove(&mut gradients).unwrap())
        };
        let (fused, burns) = (run(true), run(false));
        assert_close(fused.0, burns.0);
        assert_close(fused.1, burns.1);
    }
}

#[test]
fn cross_entropy_gradient_scales_with_its_factor() {
    let (logits, input) = (numbers([5, 7], 0.0) * 4.0, (numbers([7, 5], 1.0).transpose() + 1.0) / 2.0);
    let gradient = |factor: f64| {
        let leaf = logits.clone().autodiff().require_grad();
        let loss = ops::cross_entropy(leaf.clone(), input.clone().autodiff()) * factor;
        let mut gradients = loss.backward();
        leaf.grad_remove(&mut gradients).unwrap()
    };
    let expected = (burn::tensor::activation::sigmoid(logits.clone()) - input.clone()) / 5.0;
    assert_close(gradient(1.0), expected.clone());
    assert_close(gradient(3.0), expected * 3.0);
}

#[test]
fn relu_and_its_gradient_match_burn() {
    for input in [numbers([4, 7], 0.0), numbers([7, 4], 1.0).transpose(), numbers([9, 9], 2.0).slice([2..6, 1..8])] {
        let run = |fused: bool| {
            let leaf = input.clone().autodiff().require_grad();
            let output = if fused { ops::relu(leaf.clone()) } else { burn::tensor::activation::relu(leaf.clone()) };
            let mut gradients = (output.clone().square() + output.clone() * 3.0).sum().backward();
            (output.inner(), leaf.grad_remove(&mut gradients).unwrap())
        };
        let (fused, burns) = (run(true), run(false));
        assert_close(fused.0, burns.0);
        assert_close(fused.1, burns.1);
        let ones = input.clone().greater_scalar(0.0).float();
        assert_close(ops::step(input.clone()), ones.clone());
        assert_close(ops::step(input.clone().autodiff()).inner(), ones);
        assert_close(ops::add_clamped(input.clone(), input.clone()), (input.clone() * 2.0).clamp(0.0, 1.0));
        let above = input.clone().abs().mask_fill(input.clone().lower_scalar(0.0), -1.0);
        assert_close(ops::overlay(input.clone().neg(), above), input.clone().abs());
        assert_close(ops::add_scaled(input.clone(), input.clone(), -3.0), input.clone() * -2.0);
        let [_, n] = input.dims();
        assert_close(ops::column_max_abs(input.clone()), input.clone().abs().max_dim(0).reshape([n]));
    }
}

#[test]
fn the_sigmoid_and_its_gradient_match_burn() {
    for input in
        [numbers([4, 7], 0.0) * 9.0, numbers([7, 4], 1.0).transpose(), numbers([9, 9], 2.0).slice([2..6, 1..8])]
    {
        let run = |fused: bool| {
            let leaf = input.clone().autodiff().require_grad();
            let output =
                if fused { ops::sigmoid(leaf.clone()) } else { burn::tensor::activation::sigmoid(leaf.clone()) };
            let mut gradients = (output.clone().square() + output.clone() * 3.0).sum().backward();
            (output.inner(), leaf.grad_remove(&mut gradients).unwrap())
        };
        let (fused, burns) = (run(true), run(false));
        assert_close(fused.0, burns.0);
        assert_close(fused.1, burns.1);
    }
}

/// Fewer parts than one operation takes, as many, and many more, of different lengths and with gaps: joined, and passed
/// to Adam compared with the whole vector.
#[test]
fn parts_are_joined_at_their_places() {
    let numbers = Adam { beta_1: 0.9, rest_1: 0.1, beta_2: 0.999, rest_2: 0.001, epsilon: 1e-8, rate: 0.1 };
    for count in [1, 5, 6, 7, 8, 13, 40] {
        let (mut parts, mut expected) = (Vec::new(), Vec::new());
        for index in 0..count {
            expected.resize(expected.len() + index % 3, 0.0);
            let part: Vec<f32> = (0..1 + index * 7 % 5).map(|place| (100 * (index + 1) + place) as f32).collect();
            parts.push((expected.len(), ops::tensor(part.clone(), [part.len()], &Device::flex())));
            expected.extend(part);
        }
        expected.resize(expected.len() + count % 2, 0.0);
        let whole = ops::scatter_parts(parts.clone(), expected.len());
        assert_eq!(values(whole.clone()), expected, "{count} parts");
        let adam = |gradient| {
            let [weights, first, second] = [1.0, 2.0, 3.0].map(|value| whole.zeros_like() + value);
            ops::adam(weights, gradient, first, second, numbers).map(values)
        };
        let found = adam(parts);
        assert_eq!(found, adam(vec![(0, whole.clone())]), "{count} parts");
        for (m, g) in found[1].iter().zip(expected) {
            assert!((m - (2.0 * 0.9 + g * 0.1)).abs() < 1e-3, "{count} parts: m {m} with g {g}");
        }
    }
}
