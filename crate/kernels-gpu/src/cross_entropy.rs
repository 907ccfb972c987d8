//! The costs and their gradients.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;

use crate::launch::{THREADS, empty, line, sizes, vector, whole};
use crate::sum::{ADDERS, one_workgroup, write_sum};

/// Values, or vectors of four, that one thread processes.
const STRIP: usize = 8;

/// Cross-entropy of σ(z), summed over the values and averaged over the batch, and its gradient (σ(z) − x) / m.
///
/// # Shapes
/// - logits: `[m, n]`
/// - input: `[m, n]`, 0..1
/// - output: `[1]` and `[m, n]`
pub fn cross_entropy(logits: CubeTensor, input: CubeTensor) -> (CubeTensor, CubeTensor) {
    cost(logits, input, true)
}

/// ½(x̂ − x)², summed over the values and averaged over the batch, and its gradient (x̂ − x) / m; shapes as for
/// [`cross_entropy`].
pub fn squared_error(reconstruction: CubeTensor, input: CubeTensor) -> (CubeTensor, CubeTensor) {
    cost(reconstruction, input, false)
}

fn cost(logits: CubeTensor, input: CubeTensor, logistic: bool) -> (CubeTensor, CubeTensor) {
    let [m, n] = sizes(&logits);
    let (logits, input) = (whole(logits), whole(input));
    let slope = empty(&logits, [m, n]);
    let size = vector(m * n);
    let count = m * n / size;
    let scale = 1.0 / m.max(1) as f32;
    let (cube, adders) = one_workgroup();
    let (cubes, dim) = line(count.div_ceil(STRIP));
    let found = empty(&logits, [count.div_ceil(STRIP * THREADS as usize) * THREADS as usize]);
    let threads = found.meta.num_elements();
    let value = empty(&logits, [1]);
    // SAFETY: threads write only their own places and read only below `count`; the second kernel reads `threads`
    // values.
    unsafe {
        terms_kernel::launch_unchecked(
            &slope.client,
            cubes,
            dim,
            size,
            logits.into_buffer_arg(),
            input.into_buffer_arg(),
            slope.clone().into_buffer_arg(),
            found.clone().into_buffer_arg(),
            count,
            threads,
            scale,
            STRIP,
            logistic,
        );
        sum_kernel::launch_unchecked(
            &value.client,
            cube,
            adders,
            found.into_buffer_arg(),
            value.clone().into_buffer_arg(),
            threads,
            scale,
            ADDERS,
        );
    }
    (value, slope)
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn terms_kernel<N: Size>(
    logits: &[Vector<f32, N>],
    input: &[Vector<f32, N>],
    slope: &mut [Vector<f32, N>],
    found: &mut [f32],
    count: usize,
    threads: usize,
    scale: f32,
    #[comptime] strip: usize,
    #[comptime] logistic: bool,
) {
    let thread = ABSOLUTE_POS;
    if thread >= threads {
        terminate!();
    }
    let one = Vector::<f32, N>::new(1.0f32);
    let zero = Vector::<f32, N>::new(0.0f32);
    let mut sums = zero;
    for place in 0..strip {
        let at = thread + place * threads;
        if at < count {
            let z = logits[at];
            let x = input[at];
            if comptime!(logistic) {
                // e^{−|z|} is at most 1, so nothing overflows.
                let small = (zero - z.abs()).exp();
                let inverse = one / (one + small);
                let mut probability = inverse;
                #[unroll]
                for lane in 0..N::value() {
                    let below = small.extract(lane) * inverse.extract(lane);
                    probability.insert(lane, select(z.extract(lane) >= 0.0f32, inverse.extract(lane), below));
                }
                slope[at] = (probability - x) * Vector::new(scale);
                // log(1 + e^{−|z|}) is −log of a value between ½ and 1.
                sums += max(z, zero) - x * z - inverse.ln();
            } else {
                let residual = z - x;
                slope[at] = residual * Vector::new(scale);
                sums += residual * residual * Vector::new(0.5f32);
            }
        }
    }
    let mut sum = sums.extract(0usize);
    #[unroll]
    for lane in 1..N::value() {
        sum += sums.extract(lane);
    }
    found[thread] = sum;
}

#[cube(launch_unchecked)]
fn sum_kernel(found: &[f32], value: &mut [f32], count: usize, scale: f32, #[comptime] adders: usize) {
    let unit = UNIT_POS as usize;
    let mut sum = 0.0f32;
    for place in 0..count.div_ceil(adders) {
        let at = unit + place * adders;
        if at < count {
            sum += found[at];
        }
    }
    write_sum(sum, scale, value, adders);
}
