//! Gradients of the weights and the bias.

use burn_cubecl::tensor::CubeTensor;
use cubecl::prelude::*;
use latente_kernels::Convolution;

use super::TILE;
use crate::launch::{cubes, empty, sizes, whole};

/// Pixels, and images, that a workgroup processes side by side: neighbouring threads read neighbouring values, and
/// small images leave few threads idle.
const LANES: usize = 8;
const IMAGES: usize = 16;
/// Threads in a workgroup.
const UNITS: usize = LANES * IMAGES;
/// Sums in a tile.
const SUMS: usize = TILE * TILE;

/// Weight gradient Σ y(p) x(2p + t − k/2) over all images and places, and bias gradient: of a convolution with input
/// `large` and output gradient `small`, or of a transposed one with input `small` and output gradient `large`.
///
/// # Shapes
/// - large: `[m, large · side²]`
/// - small: `[m, values of the small image]`
/// - output: `[small, large · k²]` and `[channels of the output]`
pub fn convolution_gradients(
    shape: Convolution,
    large: CubeTensor,
    small: CubeTensor,
    transposed: bool,
) -> (CubeTensor, CubeTensor) {
    let [m, _] = sizes(&large);
    let (large, small) = (whole(large), whole(small));
    let terms = shape.large * shape.kernel * shape.kernel;
    let channels = if transposed { shape.large } else { shape.small };
    let (weight, bias) = (empty(&large, [shape.small, terms]), empty(&large, [channels]));
    let tiles = shape.small.div_ceil(TILE) * terms.div_ceil(TILE);
    // One workgroup per tile of the weights, and one per value of the bias.
    let (across, down) = cubes(tiles + channels);
    // SAFETY: workgroups beyond the last return at once; reads beyond the images or channels are clamped to valid
    // places, and nothing is written there.
    unsafe {
        gradients_kernel::launch_unchecked(
            &weight.client,
            CubeCount::Static(across, down, 1),
            CubeDim::new_1d(UNITS as u32),
            TILE,
            large.into_buffer_arg(),
            small.into_buffer_arg(),
            weight.clone().into_buffer_arg(),
            bias.clone().into_buffer_arg(),
            m,
            shape.large,
            shape.small,
            shape.side,
            shape.kernel,
            u32::from(transposed),
        );
    }
    (weight, bias)
}

#[cube(launch_unchecked)]
#[allow(clippy::too_many_arguments)]
fn gradients_kernel<N: Size>(
    large: &[f32],
    small: &[f32],
    weight: &mut [f32],
    bias: &mut [f32],
    batch: usize,
    large_channels: usize,
    small_channels: usize,
    side: usize,
    kernel: usize,
    transposed: u32,
) {
    let small_side = side.div_ceil(2);
    let (pixels, small_pixels) = (side * side, small_side * small_side);
    let terms = large_channels * kernel * kernel;
    let across = terms.div_ceil(TILE);
    let tiles = small_channels.div_ceil(TILE) * across;
    let group = (CUBE_POS_Y * CUBE_COUNT_X + CUBE_POS_X) as usize;
    let unit = UNIT_POS as usize;
    let (lane, begin) = (unit % comptime!(LANES), unit / comptime!(LANES));
    let mut sum_0 = Vector::<f32, N>::new(0.0f32);
    let mut sum_1 = Vector::<f32, N>::new(0.0f32);
    let mut sum_2 = Vector::<f32, N>::new(0.0f32);
    let mut sum_3 = Vector::<f32, N>::new(0.0f32);
    let channel = group / across * comptime!(TILE);
    let term = group % across * comptime!(TILE);
    if group < tiles {
        let y_0 = channel * small_pixels;
        let y_1 = min(channel + 1, small_channels - 1) * small_pixels;
        let y_2 = min(channel + 2, small_channels - 1) * small_pixels;
        let y_3 = min(channel + 3, small_channels - 1) * small_pixels;
        for place in range_stepped(lane, small_pixels, LANES) {
            let (row, column) = (place / small_side * 2, place % small_side * 2);
            let mut starts = Vector::<u32, N>::empty();
            let mut inside = Vector::<u32, N>::empty();
            #[unroll]
            for element in 0..N::value() {
                let element_term = min(term + element, terms - 1);
                let tap = element_term % (kernel * kernel);
                let (y, x) = (row + tap / kernel - kernel / 2, column + tap % kernel - kernel / 2);
                // Coordinates above or left of the image have wrapped around and exceed the side too.
                let is_inside = y < side && x < side;
                let start = element_term / (kernel * kernel) * pixels + y * side + x;
                starts.insert(element, select(is_inside, start as u32, 0u32));
                inside.insert(element, select(is_inside, 1u32, 0u32));
            }
            for image in range_stepped(begin, batch, IMAGES) {
                let mut values = Vector::<f32, N>::empty();
                #[unroll]
                for element in 0..N::value() {
                    let value = large[image * large_channels * pixels + starts.extract(element) as usize];
                    values.insert(element, select(inside.extract(element) > 0, value, 0.0f32));
                }
                let at = image * small_channels * small_pixels + place;
                sum_0 += Vector::new(small[at + y_0]) * values;
                sum_1 += Vector::new(small[at + y_1]) * values;
                sum_2 += Vector::new(small[at + y_2]) * values;
                sum_3 += Vector::new(small[at + y_3]) * values;
            }
        }
    } else if transposed > 0 {
        sum_0.insert(0usize, channel_sum(large, batch, group - tiles, large_channels, pixels, lane, begin));
    } else {
        sum_0.insert(0usize, channel_sum(small, batch, group - tiles, small_channels, small_pixels, lane, begin));
    }
    // Reduces the sums of all units: each thread adds sixteen, then the remaining eight are added.
    let mut sums = Shared::<[f32]>::new_slice(comptime!(SUMS * UNITS));
    #[unroll]
    for element in 0..N::value() {
        sums[element * comptime!(UNITS) + unit] = sum_0.extract(element);
        sums[(element + 4) * comptime!(UNITS) + unit] = sum_1.extract(element);
        sums[(element + 8) * comptime!(UNITS) + unit] = sum_2.extract(element);
        sums[(element + 12) * comptime!(UNITS) + unit] = sum_3.extract(element);
    }
    sync_cube();
    let parts = comptime!(UNITS / SUMS);
    let start = unit / parts * comptime!(UNITS) + unit % parts;
    let mut sum = 0.0f32;
    for place in 0..comptime!(UNITS / (UNITS / SUMS)) {
        sum += sums[start + place * parts];
    }
    // No other thread reads this place before the next barrier.
    sums[start] = sum;
    sync_cube();
    if unit < comptime!(SUMS) {
        let mut all = 0.0f32;
        for place in 0..parts {
            all += sums[unit * comptime!(UNITS) + place];
        }
        let (to, from) = (channel + unit / 4, term + unit % 4);
        if group < tiles {
            if to < small_channels && from < terms {
                weight[to * terms + from] = all;
            }
        } else if unit == 0 && group - tiles < bias.len() {
            bias[group - tiles] = all;
        }
    }
}

/// A unit's partial sum of one channel over all images.
#[cube]
fn channel_sum(
    images: &[f32],
    batch: usize,
    channel: usize,
    channels: usize,
    pixels: usize,
    lane: usize,
    begin: usize,
) -> f32 {
    let mut sum = 0.0f32;
    if channel < channels {
        for image in range_stepped(begin, batch, IMAGES) {
            for place in range_stepped(lane, pixels, LANES) {
                sum += images[(image * channels + channel) * pixels + place];
            }
        }
    }
    sum
}
