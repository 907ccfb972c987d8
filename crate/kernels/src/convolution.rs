//! Convolutions that halve the side of an image, transposed ones that double it, and the gradients of both.
//!
//! Both map between a large and a small image, and store their weights in the same order. There are therefore three
//! sums: from large to small ([`shrink`]: a convolution, and the input gradient of a transposed one), from small to
//! large ([`enlarge`]: a transposed convolution, and the input gradient of a convolution), and from both to the weights
//! ([`weight_gradient`]).
//!
//! With stride 2, a tap of the kernel meets every second pixel. The large image is therefore split into four planes by
//! the parity of row and column ([`planes`]). Within a plane a tap is a constant shift, so the summed values are
//! contiguous in memory and no pixels are copied per tap.

mod blocks;
mod pass;
mod planes;
mod products;
mod rows;

use blocks::WIDEST;
use pass::Pass;
use planes::{PHASES, Planes};

use crate::lanes::{LANES, Lanes};

/// Images whose planes are held at a time for the weight gradient: few enough for the L2 cache.
const HELD: usize = 4;

/// Sizes of a zero-padded convolution with stride 2 from a large to a small image, or of its transpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Convolution {
    /// Channels of the large image.
    pub large: usize,
    /// Channels of the small image.
    pub small: usize,
    /// Side of the large image; the small one's is half, rounded up.
    pub side: usize,
    /// Side of the kernel, odd.
    pub kernel: usize,
}

impl Convolution {
    /// Number of values of the large image, `[large, side, side]`.
    pub fn large_size(&self) -> usize {
        self.large * self.side * self.side
    }

    /// Number of values of the small image.
    pub fn small_size(&self) -> usize {
        self.small * self.small_side() * self.small_side()
    }

    /// Number of weights: `[small, large · kernel²]`.
    pub fn weight_size(&self) -> usize {
        self.small * self.of_channel()
    }

    fn small_side(&self) -> usize {
        self.side.div_ceil(2)
    }

    /// Number of weights per channel of the small image.
    fn of_channel(&self) -> usize {
        self.large * self.kernel * self.kernel
    }
}

/// Maps large images to small ones: y(p) = b + Σ w(t) x(2p + t − k/2), and max(y, 0) if `rectified`. A missing bias is
/// 0.
///
/// # Panics
/// If the length of a slice does not match `shape`.
#[inline(never)]
pub fn shrink(shape: Convolution, large: &[f32], weight: &[f32], bias: Option<&[f32]>, rectified: bool) -> Vec<f32> {
    check(shape, weight, bias, shape.small);
    let planes = Planes::new(shape);
    let (taps, area) = (planes.taps(), shape.kernel * shape.kernel);
    let terms = (0..shape.large).flat_map(|channel| taps.iter().map(move |tap| (channel, tap)));
    let places = terms.clone().map(|(channel, tap)| planes.place(channel * PHASES + tap.phase, tap.shift));
    let weights = terms.map(|(channel, tap)| channel * area + tap.index);
    let weight = |channel: usize, term: usize| weight[channel * shape.of_channel() + term];
    let pass = Pass::new(places, weights, shape.small, weight);
    let pixels = shape.small_side() * shape.small_side();
    let images = large.chunks_exact(shape.large_size());
    let mut out = vec![0.0; images.len() * shape.small_size()];
    let mut parted = vec![0.0; planes.of_large()];
    let mut tiles = vec![0.0; WIDEST * planes.tiled()];
    for (image, out) in images.zip(out.chunks_exact_mut(shape.small_size())) {
        planes.part(image, &mut parted);
        for (block, channels) in pass.blocks().enumerate() {
            pass.fill(block, &parted, bias, planes.places(), &mut tiles, planes.tiled());
            let out = out[channels.start * pixels..channels.end * pixels].chunks_exact_mut(pixels);
            for (channel, tile) in out.zip(tiles.chunks_exact(planes.tiled())) {
                planes.take_rows(tile, channel, rectified);
            }
        }
    }
    out
}

/// Maps small images to large ones: x(q) = b + Σ w(t) y(p) over all p and t with 2p + t − k/2 = q, and max(x, 0) if
/// `rectified`. A missing bias is 0.
///
/// # Panics
/// If the length of a slice does not match `shape`.
#[inline(never)]
pub fn enlarge(shape: Convolution, small: &[f32], weight: &[f32], bias: Option<&[f32]>, rectified: bool) -> Vec<f32> {
    check(shape, weight, bias, shape.large);
    let planes = Planes::new(shape);
    let (taps, area) = (planes.taps(), shape.kernel * shape.kernel);
    let passes: [Pass; PHASES] = std::array::from_fn(|phase| {
        let taps = taps.iter().filter(move |tap| tap.phase == phase);
        let terms = (0..shape.small).flat_map(|channel| taps.clone().map(move |tap| (channel, tap)));
        let places = terms.clone().map(|(channel, tap)| planes.place(channel, -tap.shift));
        let weights = terms.map(|(channel, tap)| channel * shape.of_channel() + tap.index);
        Pass::new(places, weights, shape.large, |channel, term| weight[term + channel * area])
    });
    let pixels = shape.side * shape.side;
    let images = small.chunks_exact(shape.small_size());
    let mut out = vec![0.0; images.len() * shape.large_size()];
    let mut padded = vec![0.0; planes.of_small()];
    let mut tiles = vec![0.0; PHASES * WIDEST * planes.tiled()];
    for (image, out) in images.zip(out.chunks_exact_mut(shape.large_size())) {
        planes.pad(image, &mut padded);
        for (block, channels) in passes[0].blocks().enumerate() {
            for (pass, tiles) in passes.iter().zip(tiles.chunks_exact_mut(WIDEST * planes.tiled())) {
                pass.fill(block, &padded, bias, planes.places(), tiles, planes.tiled());
            }
            let out = out[channels.start * pixels..channels.end * pixels].chunks_exact_mut(pixels);
            for (channel, out) in out.enumerate() {
                let tile = |phase| &tiles[(phase * WIDEST + channel) * planes.tiled()..][..planes.tiled()];
                planes.join(tile, out, rectified);
            }
        }
    }
    out
}

/// Weight gradient Σ y(p) x(2p + t − k/2) over all images and places: of a convolution with input `large` and output
/// gradient `small`, or of a transposed one with input `small` and output gradient `large`.
///
/// # Panics
/// If there are not as many large images as small ones.
#[inline(never)]
pub fn weight_gradient(shape: Convolution, large: &[f32], small: &[f32]) -> Vec<f32> {
    let (large, small) = (large.chunks(HELD * shape.large_size()), small.chunks(HELD * shape.small_size()));
    assert_eq!(large.len(), small.len(), "numbers of large and small images must match");
    let planes = Planes::new(shape);
    let taps = planes.taps();
    let terms = (0..shape.large).flat_map(|channel| taps.iter().map(move |tap| (channel, tap)));
    let places: Vec<usize> =
        terms.map(|(channel, tap)| planes.place(channel * PHASES + tap.phase, tap.shift)).collect();
    let mut blocks = products::blocks(&planes, shape.small, places.len());
    let (mut parted, mut padded) = (vec![0.0; HELD * planes.of_large()], vec![0.0; HELD * planes.of_small()]);
    for (large, small) in large.zip(small) {
        let mut held = Vec::with_capacity(HELD);
        let planes_of = padded.chunks_exact_mut(planes.of_small()).zip(parted.chunks_exact_mut(planes.of_large()));
        let images = small.chunks_exact(shape.small_size()).zip(large.chunks_exact(shape.large_size()));
        for ((small, large), (padded, parted)) in images.zip(planes_of) {
            planes.pad(small, padded);
            planes.part(large, parted);
            held.push((&*padded, &*parted));
        }
        for block in &mut blocks {
            block.add(&held, &places);
        }
    }
    let mut sums = Vec::with_capacity(shape.weight_size());
    blocks.iter().for_each(|block| block.append(places.len(), &mut sums));
    let mut out = vec![0.0; shape.weight_size()];
    for (sums, out) in sums.chunks_exact(taps.len()).zip(out.chunks_exact_mut(taps.len())) {
        for (sum, tap) in sums.iter().zip(&taps) {
            out[tap.index] = *sum;
        }
    }
    out
}

/// Bias gradient: the sum of each channel over all images.
#[inline(never)]
pub fn channel_sums(images: &[f32], channels: usize, pixels: usize) -> Vec<f32> {
    let mut out = vec![0.0; channels];
    for image in images.chunks_exact(channels * pixels) {
        for (sum, channel) in out.iter_mut().zip(image.chunks_exact(pixels)) {
            // Two sums of vectors: each addition would otherwise wait for the one before.
            let (pairs, rest) = channel.as_chunks::<{ 2 * LANES }>();
            let mut sums = [Lanes::splat(0.0); 2];
            for pair in pairs {
                let [first, second] = bytemuck::cast::<_, [[f32; LANES]; 2]>(*pair);
                sums = [sums[0] + Lanes::new(&first), sums[1] + Lanes::new(&second)];
            }
            *sum += (sums[0] + sums[1]).sum() + rest.iter().sum::<f32>();
        }
    }
    out
}

fn check(shape: Convolution, weight: &[f32], bias: Option<&[f32]>, channels: usize) {
    assert_eq!(weight.len(), shape.weight_size(), "weights must match the shape");
    assert!(bias.is_none_or(|bias| bias.len() == channels), "bias must have a value per channel");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::numbers;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// Odd and even sides; one channel and more than a block; kernels of one pixel, larger than the small image, and as
    /// in the networks; image counts that are no multiple of [`HELD`].
    const SHAPES: [(usize, Convolution); 8] = [
        (1, Convolution { large: 1, small: 1, side: 1, kernel: 1 }),
        (2, Convolution { large: 3, small: 1, side: 5, kernel: 3 }),
        (6, Convolution { large: 1, small: 5, side: 28, kernel: 3 }),
        (5, Convolution { large: 4, small: 6, side: 14, kernel: 5 }),
        (3, Convolution { large: 5, small: 4, side: 7, kernel: 7 }),
        (9, Convolution { large: 2, small: 3, side: 2, kernel: 5 }),
        (2, Convolution { large: 2, small: 2, side: 9, kernel: 27 }),
        (4, Convolution { large: 7, small: 9, side: 13, kernel: 1 }),
    ];

    /// Calls `act` for every product with the indices into the small image, the large image and the weights.
    fn each(shape: Convolution, mut act: impl FnMut(usize, usize, usize)) {
        let (side, small_side, kernel) = (shape.side, shape.side.div_ceil(2), shape.kernel);
        for (s, l) in (0..shape.small).flat_map(|s| (0..shape.large).map(move |l| (s, l))) {
            for (place, tap) in (0..small_side * small_side).flat_map(|p| (0..kernel * kernel).map(move |t| (p, t))) {
                let at = |place: usize, tap: usize| (2 * place + tap).checked_sub(kernel / 2).filter(|at| *at < side);
                let (y, x) = (at(place / small_side, tap / kernel), at(place % small_side, tap % kernel));
                if let (Some(y), Some(x)) = (y, x) {
                    let weight = (s * shape.large + l) * kernel * kernel + tap;
                    act(s * small_side * small_side + place, (l * side + y) * side + x, weight);
                }
            }
        }
    }

    /// Compares each value with the sum of its terms in f64.
    fn check_sums(values: &[f32], sums: &[f64], sizes: &[f64], what: &str) {
        assert_eq!(values.len(), sums.len(), "{what}");
        for (index, ((value, sum), size)) in values.iter().zip(sums).zip(sizes).enumerate() {
            assert!((f64::from(*value) - sum).abs() <= 2e-6 * size, "{what} at {index}: {value} for {sum}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn matches_f64_sums_at_every_size() {
        for (count, shape) in SHAPES {
            let (large_size, small_size) = (shape.large_size(), shape.small_size());
            let (large, small) = (numbers(count * large_size, 1), numbers(count * small_size, 2));
            let weight = numbers(shape.weight_size(), 3);
            let [mut to_small, mut to_large, mut to_weight] =
                [small.len(), large.len(), weight.len()].map(|length| [vec![0.0_f64; length], vec![0.0_f64; length]]);
            for image in 0..count {
                each(shape, |s, l, w| {
                    let (s, l) = (image * small_size + s, image * large_size + l);
                    let [x, y, v] = [large[l], small[s], weight[w]].map(f64::from);
                    for ([sums, sizes], index, term) in
                        [(&mut to_small, s, x * v), (&mut to_large, l, y * v), (&mut to_weight, w, x * y)]
                    {
                        sums[index] += term;
                        sizes[index] += term.abs();
                    }
                });
            }
            let what = format!("{shape:?}");
            check_sums(&shrink(shape, &large, &weight, None, false), &to_small[0], &to_small[1], &what);
            check_sums(&enlarge(shape, &small, &weight, None, false), &to_large[0], &to_large[1], &what);
            check_sums(&weight_gradient(shape, &large, &small), &to_weight[0], &to_weight[1], &what);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn adds_the_bias_and_rectifies() {
        let (count, shape) = SHAPES[3];
        let (large, small) = (numbers(count * shape.large_size(), 4), numbers(count * shape.small_size(), 5));
        let weight = numbers(shape.weight_size(), 6);
        let shrunk = |bias: Option<&[f32]>, rectified| shrink(shape, &large, &weight, bias, rectified);
        let enlarged = |bias: Option<&[f32]>, rectified| enlarge(shape, &small, &weight, bias, rectified);
        check_bias(shrunk, shape.small, 49);
        check_bias(enlarged, shape.large, 196);
    }

    /// # Arguments
    /// - run: with or without bias and rectifier
    /// - channels, pixels: of an output image
    fn check_bias(run: impl Fn(Option<&[f32]>, bool) -> Vec<f32>, channels: usize, pixels: usize) {
        let bias = numbers(channels, 7);
        let (plain, biased, rectified) = (run(None, false), run(Some(&bias), false), run(Some(&bias), true));
        for (index, value) in biased.iter().enumerate() {
            let sum = plain[index] + bias[index / pixels % channels];
            assert!((value - sum).abs() < 1e-5, "{value} for {sum}");
            assert_eq!(rectified[index], value.max(0.0));
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn sums_channels() {
        assert_eq!(channel_sums(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], 2, 2), [14.0, 22.0]);
        let images: Vec<f32> = (0..2 * 3 * 19).map(|i| i as f32).collect();
        let channel = |c: usize| images.chunks_exact(19).skip(c).step_by(3).flatten().sum::<f32>();
        assert_eq!(channel_sums(&images, 3, 19), [0, 1, 2].map(channel));
    }
}
