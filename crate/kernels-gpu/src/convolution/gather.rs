//! From large images to small ones, and back.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;
use latente_kernels::Convolution;

use super::{STRIDE, TILE};
use crate::launch::{THREADS, cubes, empty, sizes, whole};

/// Maps large images to small ones: y(p) = b + Σ w(t) x(2p + t − k/2), and max(y, 0) if `rectified`. A missing bias is
/// 0.
///
/// # Shapes
/// - large: `[m, large · side²]`
/// - weight: `[small, large · k²]`
/// - bias: `[small]`
/// - output: `[m, values of the small image]`
pub fn shrink(
    shape: Convolution,
    large: CubeTensor,
    weight: CubeTensor,
    bias: Option<CubeTensor>,
    rectified: bool,
) -> CubeTensor {
    gather(shape, false, large, weight, bias, rectified)
}

/// Maps small images to large ones: x(q) = b + Σ w(t) y(p) over all p and t with 2p + t − k/2 = q, and max(x, 0) if
/// `rectified`. A missing bias is 0.
///
/// # Shapes
/// - small: `[m, values of the small image]`
/// - weight: `[small, large · k²]`
/// - bias: `[large]`
/// - output: `[m, large · side²]`
pub fn enlarge(
    shape: Convolution,
    small: CubeTensor,
    weight: CubeTensor,
    bias: Option<CubeTensor>,
    rectified: bool,
) -> CubeTensor {
    gather(shape, true, small, weight, bias, rectified)
}

fn gather(
    shape: Convolution,
    enlarges: bool,
    input: CubeTensor,
    weight: CubeTensor,
    bias: Option<CubeTensor>,
    rectified: bool,
) -> CubeTensor {
    let [m, _] = sizes(&input);
    let Convolution { large, small, side, kernel } = shape;
    let (size, phases) = if enlarges { (shape.large_size(), STRIDE * STRIDE) } else { (shape.small_size(), 1) };
    let (depth, channels) = if enlarges { (small, large) } else { (large, small) };
    let (input, weight) = (whole(input), whole(weight));
    let output = empty(&input, [m, size]);
    let has_bias = bias.is_some();
    // An unused binding needs a buffer too.
    let bias = bias.map_or_else(|| weight.clone(), whole);
    let tile = if channels == 1 { 1 } else { TILE };
    let small_side = side.div_ceil(STRIDE);
    let places = m * small_side * small_side;
    let (across, down) = cubes(places.div_ceil(TILE * THREADS as usize));
    let count = CubeCount::Static(across, down, (channels.div_ceil(tile) * phases) as u32);
    // SAFETY: threads clamp reads beyond the images or channels to valid places, and write nothing there.
    unsafe {
        gather_kernel::launch_unchecked(
            &output.client,
            count,
            CubeDim::new_1d(THREADS),
            TILE,
            input.into_buffer_arg(),
            weight.into_buffer_arg(),
            bias.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            places,
            depth,
            channels,
            side,
            kernel,
            u32::from(has_bias),
            u32::from(rectified),
            enlarges,
            tile,
        );
    }
    output
}

/// A thread's pixels lie [`THREADS`] apart, so that neighbouring threads read neighbouring values.
///
/// # Arguments
/// - places: pixels of all small images; from small to large, each stands for a pixel of each phase
/// - depth: input channels
/// - side: of the large image
#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn gather_kernel<N: Size>(
    input: &[f32],
    weight: &[f32],
    bias: &[f32],
    output: &mut [f32],
    places: usize,
    depth: usize,
    channels: usize,
    side: usize,
    kernel: usize,
    has_bias: u32,
    rectified: u32,
    #[comptime] enlarges: bool,
    #[comptime] tile: usize,
) {
    let small_side = side.div_ceil(2);
    let from_side = if enlarges { small_side } else { side };
    let to_side = if enlarges { side } else { small_side };
    let phases = if enlarges { 4usize } else { 1usize };
    let (area, pixels, to_pixels) = (kernel * kernel, from_side * from_side, to_side * to_side);
    let by_channel = if enlarges { area } else { depth * area };
    let by_depth = if enlarges { channels * area } else { area };
    let part = CUBE_POS_Z as usize;
    let channel = part / phases * tile;
    let phase = part % phases;
    let first =
        (CUBE_POS_Y * CUBE_COUNT_X + CUBE_POS_X) as usize * comptime!(TILE * THREADS as usize) + UNIT_POS as usize;
    if first >= places {
        terminate!();
    }
    let mut images = Vector::<u32, N>::empty();
    let mut rows = Vector::<u32, N>::empty();
    let mut columns = Vector::<u32, N>::empty();
    #[unroll]
    for lane in 0..N::value() {
        let place = min(first + lane * comptime!(THREADS as usize), places - 1);
        let pixel = place % (small_side * small_side);
        images.insert(lane, (place / (small_side * small_side)) as u32);
        rows.insert(lane, (pixel / small_side) as u32);
        columns.insert(lane, (pixel % small_side) as u32);
    }
    let (high_y, high_x) = (phase / 2 + kernel / 2, phase % 2 + kernel / 2);
    let at_0 = channel * by_channel;
    let at_1 = min(channel + 1, channels - 1) * by_channel;
    let at_2 = min(channel + 2, channels - 1) * by_channel;
    let at_3 = min(channel + 3, channels - 1) * by_channel;
    let mut sum_0 = Vector::<f32, N>::new(0.0f32);
    let mut sum_1 = Vector::<f32, N>::new(0.0f32);
    let mut sum_2 = Vector::<f32, N>::new(0.0f32);
    let mut sum_3 = Vector::<f32, N>::new(0.0f32);
    // From small to large, every second tap reaches a pixel.
    let step = comptime!(if enlarges { STRIDE } else { 1 });
    let (first_y, first_x) = (high_y % step, high_x % step);
    for row in 0..(kernel - first_y).div_ceil(step) {
        for column in 0..(kernel - first_x).div_ceil(step) {
            let tap = (first_y + row * step) * kernel + first_x + column * step;
            let mut starts = Vector::<u32, N>::empty();
            let mut inside = Vector::<u32, N>::empty();
            #[unroll]
            for lane in 0..N::value() {
                let y = reached(rows.extract(lane) as usize, row, high_y, enlarges);
                let x = reached(columns.extract(lane) as usize, column, high_x, enlarges);
                // Coordinates above or left of the image have wrapped around and exceed the side too.
                let is_inside = y < from_side && x < from_side;
                let start = images.extract(lane) as usize * depth * pixels + y * from_side + x;
                starts.insert(lane, select(is_inside, start as u32, 0u32));
                inside.insert(lane, select(is_inside, 1u32, 0u32));
            }
            for from in 0..depth {
                let mut values = Vector::<f32, N>::empty();
                #[unroll]
                for lane in 0..N::value() {
                    let value = input[starts.extract(lane) as usize + from * pixels];
                    values.insert(lane, select(inside.extract(lane) > 0, value, 0.0f32));
                }
                let at = from * by_depth + tap;
                sum_0 += Vector::new(weight[at_0 + at]) * values;
                if comptime!(tile > 1) {
                    sum_1 += Vector::new(weight[at_1 + at]) * values;
                    sum_2 += Vector::new(weight[at_2 + at]) * values;
                    sum_3 += Vector::new(weight[at_3 + at]) * values;
                }
            }
        }
    }
    #[unroll]
    for lane in 0..N::value() {
        let row = rows.extract(lane) as usize;
        let column = columns.extract(lane) as usize;
        let y = if enlarges { row * 2 + phase / 2 } else { row };
        let x = if enlarges { column * 2 + phase % 2 } else { column };
        if first + lane * comptime!(THREADS as usize) < places && y < to_side && x < to_side {
            let at = images.extract(lane) as usize * channels * to_pixels + y * to_side + x;
            store(output, bias, sum_0.extract(lane), channel, channels, to_pixels, at, has_bias, rectified);
            if comptime!(tile > 1) {
                store(output, bias, sum_1.extract(lane), channel + 1, channels, to_pixels, at, has_bias, rectified);
                store(output, bias, sum_2.extract(lane), channel + 2, channels, to_pixels, at, has_bias, rectified);
                store(output, bias, sum_3.extract(lane), channel + 3, channels, to_pixels, at, has_bias, rectified);
            }
        }
    }
}

/// Returns the row or column that a tap reaches from a pixel's.
///
/// # Arguments
/// - tap: index among those that reach a pixel
/// - high: half of the kernel plus the pixel's phase
#[cube]
fn reached(place: usize, tap: usize, high: usize, #[comptime] enlarges: bool) -> usize {
    if enlarges { place + high / 2 - tap } else { place * 2 + tap - high }
}

/// Stores a sum for channel `channel`, if it exists.
#[cube]
#[allow(clippy::too_many_arguments)]
fn store(
    output: &mut [f32],
    bias: &[f32],
    sum: f32,
    channel: usize,
    channels: usize,
    pixels: usize,
    at: usize,
    has_bias: u32,
    rectified: u32,
) {
    if channel < channels {
        let mut value = sum;
        if has_bias > 0 {
            value += bias[channel];
        }
        if rectified > 0 {
            value = max(value, 0.0f32);
        }
        output[at + channel * pixels] = value;
    }
}
