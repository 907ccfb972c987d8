//! Convolutions and their gradients against f64 sums, on each device: odd and even sides; one, a few and many channels;
//! kernels from 1 to larger than the image.

use burn::tensor::{Device, Tensor};
use latente::ops::{self, Convolution};
use latente_kernels::Convolution as Sizes;

/// Number of images, channels of the large and the small image, sides of the large image and of the kernel.
const SHAPES: [[usize; 5]; 10] = [
    [1, 1, 1, 1, 1],
    [2, 3, 1, 5, 3],
    [3, 1, 16, 28, 3],
    [17, 16, 32, 14, 3],
    [2, 16, 32, 7, 5],
    [5, 3, 5, 9, 5],
    [9, 2, 3, 2, 5],
    [2, 2, 2, 9, 27],
    [4, 7, 9, 13, 1],
    [33, 1, 1, 11, 5],
];

/// Pseudorandom values between −1 and 1.
fn numbers(count: usize, seed: usize) -> Vec<f32> {
    (0..count).map(|index| ((index * 7919 + seed * 104_729) % 2003) as f32 / 1001.5 - 1.0).collect()
}

/// A sum, and the sum of its terms' absolute values.
type Sum = (f64, f64);

/// Expected values.
struct Expected {
    output: Vec<Sum>,
    of_input: Vec<Sum>,
    of_weight: Vec<Sum>,
    of_bias: Vec<Sum>,
}

struct Given {
    input: Vec<f32>,
    weight: Vec<f32>,
    bias: Vec<f32>,
    /// ∂L/∂z.
    slope: Vec<f32>,
}

fn add(sum: &mut Sum, term: f64) {
    sum.0 += term;
    sum.1 += term.abs();
}

/// Computed product by product.
fn by_hand(count: usize, shape: Convolution, given: &Given) -> Expected {
    let Sizes { large, small, side, kernel } = shape.sizes;
    let (small_side, pixels_out) = (side.div_ceil(2), shape.output_size() / shape.channels_out());
    let zeros = |length: usize| vec![(0.0, 0.0); length];
    let mut expected = Expected {
        output: zeros(given.slope.len()),
        of_input: zeros(given.input.len()),
        of_weight: zeros(given.weight.len()),
        of_bias: zeros(given.bias.len()),
    };
    for (place, slope) in given.slope.iter().enumerate() {
        let channel = place / pixels_out % given.bias.len();
        add(&mut expected.output[place], given.bias[channel].into());
        add(&mut expected.of_bias[channel], (*slope).into());
    }
    let each = (0..count * small * large * small_side * small_side).flat_map(|place| {
        let (p, rest) = (place % (small_side * small_side), place / (small_side * small_side));
        let (l, s, image) = (rest % large, rest / large % small, rest / large / small);
        (0..kernel * kernel).map(move |tap| (image, s, l, p, tap))
    });
    for (image, s, l, p, tap) in each {
        let at = |place: usize, tap: usize| (2 * place + tap).checked_sub(kernel / 2).filter(|at| *at < side);
        let (Some(y), Some(x)) = (at(p / small_side, tap / kernel), at(p % small_side, tap % kernel)) else { continue };
        let of_small = (image * small + s) * small_side * small_side + p;
        let of_large = ((image * large + l) * side + y) * side + x;
        let (from, to) = if shape.transposed { (of_small, of_large) } else { (of_large, of_small) };
        let tap = (s * large + l) * kernel * kernel + tap;
        let [value, weight, slope] = [given.input[from], given.weight[tap], given.slope[to]].map(f64::from);
        add(&mut expected.output[to], value * weight);
        add(&mut expected.of_input[from], slope * weight);
        add(&mut expected.of_weight[tap], slope * value);
    }
    expected
}

fn check(found: Vec<f32>, expected: &[Sum], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (place, (found, (sum, size))) in found.iter().zip(expected).enumerate() {
        assert!((f64::from(*found) - sum).abs() <= 2e-6 * size, "{what} at {place}: {found} for {sum}");
    }
}

fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.try_into_data().unwrap().try_into_vec().unwrap()
}

fn compare(count: usize, shape: Convolution, device: &Device) {
    let given = Given {
        input: numbers(count * shape.input_size(), 1),
        weight: numbers(shape.sizes.weight_size(), 2),
        bias: numbers(shape.channels_out(), 3),
        slope: numbers(count * shape.output_size(), 4),
    };
    let what = format!("{count} images on {device:?}, {shape:?}");
    let matrix = |values: &[f32], rows: usize| ops::tensor(values.to_vec(), [rows, values.len() / rows], device);
    let [input, weight] = [(&given.input, count), (&given.weight, shape.sizes.small)]
        .map(|(values, rows)| matrix(values, rows).autodiff().require_grad());
    let bias = ops::tensor(given.bias.clone(), [given.bias.len()], device).autodiff().require_grad();
    let expected = by_hand(count, shape, &given);
    let output = ops::convolve(input.clone(), weight.clone(), bias.clone(), shape);
    let mut gradients = (output.clone() * matrix(&given.slope, count).autodiff()).sum().backward();
    check(values(output.clone().inner()), &expected.output, &what);
    check(values(input.grad_remove(&mut gradients).unwrap()), &expected.of_input, &what);
    check(values(weight.grad_remove(&mut gradients).unwrap()), &expected.of_weight, &what);
    check(values(bias.grad_remove(&mut gradients).unwrap()), &expected.of_bias, &what);
    let rectified = values(ops::convolve_relu(input, weight, bias, shape).inner());
    assert_eq!(rectified, values(output.inner()).iter().map(|z| z.max(0.0)).collect::<Vec<_>>(), "{what}");
}

#[test]
fn convolutions_and_their_gradients_match_f64_sums() {
    for device in crate::devices::devices() {
        for [count, large, small, side, kernel] in SHAPES {
            for transposed in [false, true] {
                let shape = Convolution { sizes: Sizes { large, small, side, kernel }, transposed };
                compare(count, shape, &device);
            }
        }
    }
}
