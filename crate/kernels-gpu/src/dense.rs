//! A dense layer and its gradients.
//!
//! Each thread computes a tile of 4 × 4 values in registers and reads its factors four at a time. Neighbouring threads
//! read adjacent or identical values, so that caches work well. Tiles in shared memory would need a barrier per step of
//! the sum, which pays off only for far larger matrices.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

use crate::launch::{empty, plane, sizes, vector, whole};

/// Rows of a tile.
const ROWS: usize = 4;

/// z = x W + b, or max(z, 0) if `rectified`.
///
/// # Shapes
/// - input: `[m, d_in]`
/// - weight: `[d_in, d_out]`
/// - bias: `[d_out]`
/// - output: `[m, d_out]`
pub fn dense(input: CubeTensor, weight: CubeTensor, bias: CubeTensor, rectified: bool) -> CubeTensor {
    let ([m, d_in], [_, d_out]) = (sizes(&input), sizes(&weight));
    let (input, weight, bias) = (whole(input), whole(weight), whole(bias));
    let output = empty(&input, [m, d_out]);
    let (deep, wide) = (vector(d_in), vector(d_out));
    let (count, dim) = plane(d_out / wide, m.div_ceil(ROWS));
    // SAFETY: threads outside the output return at once, and rows beyond the last are read as the last.
    unsafe {
        dense_kernel::launch_unchecked(
            &output.client,
            count,
            dim,
            deep,
            wide,
            input.into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            m,
            d_in / deep,
            d_out / wide,
            rectified,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn dense_kernel<K: Size, N: Size>(
    input: &[Vector<f32, K>],
    weight: &[Vector<f32, N>],
    bias: &[Vector<f32, N>],
    output: &mut [Vector<f32, N>],
    rows: usize,
    depth: usize,
    columns: usize,
    #[comptime] rectified: bool,
) {
    let column = ABSOLUTE_POS_X as usize;
    let row = ABSOLUTE_POS_Y as usize * 4;
    if column >= columns || row >= rows {
        terminate!();
    }
    let at_0 = begin(row, rows, depth);
    let at_1 = begin(row + 1, rows, depth);
    let at_2 = begin(row + 2, rows, depth);
    let at_3 = begin(row + 3, rows, depth);
    let start = bias[column];
    let mut sum_0 = start;
    let mut sum_1 = start;
    let mut sum_2 = start;
    let mut sum_3 = start;
    for place in 0..depth {
        let x_0 = input[at_0 + place];
        let x_1 = input[at_1 + place];
        let x_2 = input[at_2 + place];
        let x_3 = input[at_3 + place];
        #[unroll]
        for lane in 0..K::value() {
            let w = weight[(place * K::value() + lane) * columns + column];
            sum_0 += Vector::new(x_0.extract(lane)) * w;
            sum_1 += Vector::new(x_1.extract(lane)) * w;
            sum_2 += Vector::new(x_2.extract(lane)) * w;
            sum_3 += Vector::new(x_3.extract(lane)) * w;
        }
    }
    if rectified {
        let zero = Vector::new(0.0f32);
        sum_0 = max(sum_0, zero);
        sum_1 = max(sum_1, zero);
        sum_2 = max(sum_2, zero);
        sum_3 = max(sum_3, zero);
    }
    store(output, sum_0, row, column, rows, columns);
    store(output, sum_1, row + 1, column, rows, columns);
    store(output, sum_2, row + 2, column, rows, columns);
    store(output, sum_3, row + 3, column, rows, columns);
}

/// Start of a row, clamped to the last row.
#[cube]
fn begin(row: usize, rows: usize, depth: usize) -> usize {
    select(row < rows, row, rows - 1) * depth
}

/// Stores a sum if its place exists.
#[cube]
fn store<N: Size>(
    output: &mut [Vector<f32, N>],
    sum: Vector<f32, N>,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
) {
    if row < rows {
        output[row * columns + column] = sum;
    }
}

/// The inner products of the rows of two matrices, left · rightᵀ; so also ∂L/∂x = (∂L/∂z) Wᵀ.
///
/// # Shapes
/// - left: `[m, n]`
/// - right: `[k, n]`
/// - output: `[m, k]`
pub fn row_products(left: CubeTensor, right: CubeTensor) -> CubeTensor {
    let ([m, n], [k, _]) = (sizes(&left), sizes(&right));
    let (left, right) = (whole(left), whole(right));
    let output = empty(&left, [m, k]);
    let (deep, wide) = (vector(n), vector(k));
    let (count, dim) = plane(k / wide, m.div_ceil(ROWS));
    // SAFETY: as in `dense`.
    unsafe {
        row_products_kernel::launch_unchecked(
            &output.client,
            count,
            dim,
            deep,
            wide,
            left.into_buffer_arg(),
            right.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            m,
            n / deep,
            k / wide,
        );
    }
    output
}

#[cube(launch_unchecked)]
fn row_products_kernel<K: Size, N: Size>(
    left: &[Vector<f32, K>],
    right: &[Vector<f32, K>],
    output: &mut [Vector<f32, N>],
    rows: usize,
    depth: usize,
    columns: usize,
) {
    let column = ABSOLUTE_POS_X as usize;
    let row = ABSOLUTE_POS_Y as usize * 4;
    if column >= columns || row >= rows {
        terminate!();
    }
    let at_0 = begin(row, rows, depth);
    let at_1 = begin(row + 1, rows, depth);
    let at_2 = begin(row + 2, rows, depth);
    let at_3 = begin(row + 3, rows, depth);
    let from = column * N::value() * depth;
    let mut sum_0 = Vector::<f32, N>::new(0.0f32);
    let mut sum_1 = Vector::<f32, N>::new(0.0f32);
    let mut sum_2 = Vector::<f32, N>::new(0.0f32);
    let mut sum_3 = Vector::<f32, N>::new(0.0f32);
    for place in 0..depth {
        let x_0 = left[at_0 + place];
        let x_1 = left[at_1 + place];
        let x_2 = left[at_2 + place];
        let x_3 = left[at_3 + place];
        #[unroll]
        for unit in 0..N::value() {
            let w = right[from + unit * depth + place];
            sum_0.insert(unit, sum_0.extract(unit) + dot(x_0, w));
            sum_1.insert(unit, sum_1.extract(unit) + dot(x_1, w));
            sum_2.insert(unit, sum_2.extract(unit) + dot(x_2, w));
            sum_3.insert(unit, sum_3.extract(unit) + dot(x_3, w));
        }
    }
    store(output, sum_0, row, column, rows, columns);
    store(output, sum_1, row + 1, column, rows, columns);
    store(output, sum_2, row + 2, column, rows, columns);
    store(output, sum_3, row + 3, column, rows, columns);
}

#[cube]
fn dot<N: Size>(left: Vector<f32, N>, right: Vector<f32, N>) -> f32 {
    let product = left * right;
    let mut sum = product.extract(0usize);
    #[unroll]
    for lane in 1..N::value() {
        sum += product.extract(lane);
    }
    sum
}

/// ∂L/∂W = xᵀ (∂L/∂z), and ∂L/∂b, the sum of ∂L/∂z over the batch.
///
/// # Shapes
/// - input: `[m, d_in]`
/// - gradient: `[m, d_out]`
/// - output: `[d_in, d_out]` and `[d_out]`
pub fn parameter_gradients(input: CubeTensor, gradient: CubeTensor) -> (CubeTensor, CubeTensor) {
    let ([m, d_in], [_, d_out]) = (sizes(&input), sizes(&gradient));
    let (input, gradient) = (whole(input), whole(gradient));
    let (weight, bias) = (empty(&input, [d_in, d_out]), empty(&input, [d_out]));
    let (tall, wide) = (vector(d_in), vector(d_out));
    let groups = d_in / tall;
    // One extra row of threads for the bias.
    let (count, dim) = plane(d_out / wide, groups + 1);
    // SAFETY: threads outside both outputs return at once.
    unsafe {
        parameter_gradients_kernel::launch_unchecked(
            &weight.client,
            count,
            dim,
            tall,
            wide,
            input.into_buffer_arg(),
            gradient.into_buffer_arg(),
            weight.clone().into_buffer_arg(),
            bias.clone().into_buffer_arg(),
            m,
            groups,
            d_out / wide,
        );
    }
    (weight, bias)
}

#[cube(launch_unchecked)]
fn parameter_gradients_kernel<K: Size, N: Size>(
    input: &[Vector<f32, K>],
    gradient: &[Vector<f32, N>],
    weight: &mut [Vector<f32, N>],
    bias: &mut [Vector<f32, N>],
    batch: usize,
    groups: usize,
    columns: usize,
) {
    let column = ABSOLUTE_POS_X as usize;
    let group = ABSOLUTE_POS_Y as usize;
    if column >= columns || group > groups {
        terminate!();
    }
    let tall = K::value();
    let mut sum_0 = Vector::<f32, N>::new(0.0f32);
    if group == groups {
        for sample in 0..batch {
            sum_0 += gradient[sample * columns + column];
        }
        bias[column] = sum_0;
    } else if comptime!(tall == 1) {
        for sample in 0..batch {
            let x = input[sample * groups + group];
            sum_0 += Vector::new(x.extract(0usize)) * gradient[sample * columns + column];
        }
        weight[group * columns + column] = sum_0;
    } else {
        let mut sum_1 = Vector::<f32, N>::new(0.0f32);
        let mut sum_2 = Vector::<f32, N>::new(0.0f32);
        let mut sum_3 = Vector::<f32, N>::new(0.0f32);
        for sample in 0..batch {
            let x = input[sample * groups + group];
            let g = gradient[sample * columns + column];
            sum_0 += Vector::new(x.extract(0usize)) * g;
            sum_1 += Vector::new(x.extract(1usize)) * g;
            sum_2 += Vector::new(x.extract(2usize)) * g;
            sum_3 += Vector::new(x.extract(3usize)) * g;
        }
        let at = group * 4 * columns + column;
        weight[at] = sum_0;
        weight[at + columns] = sum_1;
        weight[at + 2 * columns] = sum_2;
        weight[at + 3 * columns] = sum_3;
    }
}
