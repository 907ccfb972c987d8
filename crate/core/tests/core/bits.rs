//! Binary codes: the penalty against hand-computed cases and finite differences, the straight-through gradient, and
//! both together in a run.

use crate::common::{ask, session};
use burn::tensor::{Device, Tensor, TensorData};
use latente::config::TrainConfig;
use latente::data::DataSet;
use latente::engine::NetworkRef;
use latente::labs::hashing;
use latente::labs::train;
use latente::loss::bits::independence;
use latente::nn::Activation;
use latente::objective::Penalty;

fn tensor(values: &[f32], columns: usize) -> Tensor<2> {
    let sizes = [values.len() / columns, columns];
    Tensor::from_data(TensorData::new(values.to_vec(), sizes), &Device::flex())
}

fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_data().unwrap().try_into_vec().unwrap()
}

/// The penalty of z `[m, columns]` and its gradient.
fn penalty(z: &[f32], columns: usize) -> (f32, Vec<f32>) {
    let z = tensor(z, columns).autodiff().require_grad();
    let penalty = independence(z.clone(), 1.0);
    let gradients = penalty.backward();
    (values(penalty.inner())[0], values(z.grad(&gradients).unwrap()))
}

#[test]
fn penalty_matches_hand_computed_cases() {
    let of = |z: &[f32], columns| penalty(z, columns).0;
    let close = |found: f32, expected: f32| assert!((found - expected).abs() < 1e-4, "{found} instead of {expected}");
    // Each pair of signs once: balanced and uncorrelated.
    close(of(&[1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0, -1.0], 2), 0.0);
    // One column is a multiple of the other: a correlation of ±1.
    close(of(&[1.0, 5.0, -1.0, -5.0, 2.0, 10.0, -2.0, -10.0], 2), 1.0);
    close(of(&[1.0, -5.0, -1.0, 5.0], 2), 1.0);
    // 1 and 3: the mean is 2, twice the standard deviation.
    close(of(&[1.0, 3.0], 1), 4.0);
    // Three equal columns: three pairs.
    close(of(&[1.0, 1.0, 1.0, -1.0, -1.0, -1.0], 3), 3.0);
    // A single sample has no variance, but the result is finite.
    assert!(of(&[0.5, -0.5], 2).is_finite());
}

#[test]
fn penalty_gradient_matches_finite_differences() {
    const STEP: f32 = 1e-2;
    let z: Vec<f32> = (0..18).map(|i| (1.3 * i as f32 + 0.4).sin() * (1.0 + 0.1 * i as f32)).collect();
    let (_, gradient) = penalty(&z, 3);
    for index in 0..z.len() {
        let moved = |offset: f32| {
            let mut moved = z.clone();
            moved[index] += offset;
            penalty(&moved, 3).0
        };
        let slope = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
        assert!((slope - gradient[index]).abs() < 2e-3, "at {index}: {} instead of {slope}", gradient[index]);
    }
    // A penalty on the size of z would have a gradient along z.
    let along: f32 = z.iter().zip(&gradient).map(|(z, slope)| z * slope).sum();
    assert!(along.abs() < 1e-3, "{along}");
}

#[test]
fn step_has_the_gradient_of_the_sigmoid() {
    let z = [-3.0, -0.5, 0.0, 0.25, 4.0];
    let input = tensor(&z, 5).autodiff().require_grad();
    let bits = Activation::Binary.forward(input.clone());
    let gradients = bits.clone().sum().backward();
    assert_eq!(values(bits.inner()), [0.0, 0.0, 0.0, 1.0, 1.0]);
    for (z, slope) in z.iter().zip(values(input.grad(&gradients).unwrap())) {
        let sigmoid = 1.0 / (1.0 + f32::exp(-z));
        assert!((slope - sigmoid * (1.0 - sigmoid)).abs() < 1e-6, "{z}: {slope}");
    }
}

#[test]
fn penalty_keeps_bits_uncorrelated_and_balanced() {
    let index_of = |penalty| {
        let mut session = session(&[DataSet::DigitsTrain, DataSet::DigitsTest]);
        let config = TrainConfig {
            d_code: 16,
            code_activation: Activation::Binary,
            penalty,
            epochs: 3,
            ..TrainConfig::default()
        };
        ask(&mut session, train::Start { config });
        ask(&mut session, train::Steps { count: 234 });
        ask(&mut session, hashing::BuildIndex { network: NetworkRef::Run })
    };
    let uneven = |balance: &[f32]| balance.iter().map(|share| (share - 0.5).abs()).fold(0.0, f32::max);
    let (free, kept) = (index_of(Penalty::None), index_of(Penalty::Bits));
    println!("{} {} / {} {}", free.effective, uneven(&free.balance), kept.effective, uneven(&kept.balance));
    assert!(uneven(&kept.balance) < 0.25 && uneven(&free.balance) > 0.3, "{:?} {:?}", kept.balance, free.balance);
    assert!(kept.effective > 2.0 * free.effective, "{} {}", kept.effective, free.effective);
}
