//! Conversion of an image of any size, grey or in colour, to 28 × 28 grey values.

/// Side of the result, in pixels.
pub const SIDE: usize = 28;
/// Number of values of the result.
pub const PIXELS: usize = SIDE * SIDE;

/// Memory layout of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// 1, 3 or 4; the fourth, opacity, is ignored.
    pub channels: usize,
    /// Whether each colour is a separate plane.
    pub planes: bool,
}

/// Luma weights of red, green and blue: Rec. 601, as in Pillow's and OpenCV's conversions to grey.
pub const LUMA: [f64; 3] = [0.299, 0.587, 0.114];

impl Layout {
    /// The layout of an array of images with this shape, whose first axis counts them; `None` if it is not one of
    /// images.
    pub fn of(shape: &[u64]) -> Option<Self> {
        let side = |axis: u64| usize::try_from(axis).ok().filter(|&side| (2..=4096).contains(&side));
        let grey = |width: u64, height: u64| {
            Some(Self { width: side(width)?, height: side(height)?, channels: 1, planes: false })
        };
        match *shape {
            [_, values] => square(values),
            [_, height, width] => grey(width, height),
            [_, 1, height, width] | [_, height, width, 1] => grey(width, height),
            [_, height, width, channels @ (3 | 4)] => {
                Some(Self { channels: channels as usize, ..grey(width, height)? })
            }
            [_, channels @ (3 | 4), height, width] => {
                Some(Self { channels: channels as usize, planes: true, ..grey(width, height)? })
            }
            _ => None,
        }
    }

    /// Luma of a pixel.
    fn grey(&self, values: &[f64], column: usize, row: usize) -> f64 {
        let at = row * self.width + column;
        if self.channels == 1 {
            return values[at];
        }
        let (first, step) = if self.planes { (at, self.width * self.height) } else { (at * self.channels, 1) };
        (0..3).map(|channel| LUMA[channel] * values[first + channel * step]).sum()
    }
}

/// Layout of flattened images: a square of grey values, or CIFAR's three square planes.
fn square(values: u64) -> Option<Layout> {
    let side = |values: u64| (2..=1024).find(|side| side * side == values).map(|side| side as usize);
    let layout = |side: usize, channels: usize| Layout { width: side, height: side, channels, planes: true };
    let grey = side(values).map(|side| layout(side, 1));
    grey.or_else(|| side(values / 3).filter(|_| values.is_multiple_of(3)).map(|side| layout(side, 3)))
}

/// A rectangle of an image, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Distance from the left edge.
    pub left: f64,
    /// Distance from the top edge.
    pub top: f64,
    /// Above 0.
    pub width: f64,
    /// Above 0.
    pub height: f64,
}

/// A rectangle of the result, in whole pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Box28 {
    /// Distance from the left edge, 0 to 27.
    pub left: usize,
    /// Distance from the top edge, 0 to 27.
    pub top: usize,
    /// 1 to 28.
    pub width: usize,
    /// 1 to 28.
    pub height: usize,
}

impl Box28 {
    /// The largest centred box within a square of `side` pixels with the aspect ratio of `width` × `height`.
    pub fn fitted(width: f64, height: f64, side: usize) -> Self {
        let scale = side as f64 / width.max(height).max(f64::MIN_POSITIVE);
        let length = |axis: f64| ((axis * scale).round() as usize).clamp(1, side);
        let (width, height) = (length(width), length(height));
        Self { left: (SIDE - width) / 2, top: (SIDE - height) / 2, width, height }
    }
}

/// Resamples a part of an image into a box of the result: each pixel is the mean of the area it covers, or bilinearly
/// interpolated when enlarging. Pixels outside the box are left unchanged.
pub fn reduce(values: &[f64], layout: Layout, part: Part, into: Box28, result: &mut [f32]) {
    if part == whole(layout) && (layout.width, layout.height) == (SIDE, SIDE) && into == FULL {
        for (at, pixel) in result.iter_mut().enumerate() {
            *pixel = layout.grey(values, at % SIDE, at / SIDE) as f32;
        }
        return;
    }
    let columns = Axis::new(part.left, part.width, into.width, layout.width);
    let rows = Axis::new(part.top, part.height, into.height, layout.height);
    // Each source row along its columns first, then the rows.
    let from = rows.pixels.first().map_or(0, |pixel| pixel.first);
    let until = rows.pixels.last().map_or(0, |pixel| pixel.first + pixel.count);
    let mut narrow = Vec::with_capacity(into.width * (until - from));
    for row in from..until {
        narrow.extend(columns.iter().map(|(left, shares)| {
            shares.iter().zip(left..).map(|(share, column)| share * layout.grey(values, column, row)).sum::<f64>()
        }));
    }
    let mut sums = vec![0.0; into.width];
    for (row, (top, shares)) in rows.iter().enumerate() {
        sums.fill(0.0);
        for (share, narrow) in shares.iter().zip(narrow[(top - from) * into.width..].chunks_exact(into.width)) {
            sums.iter_mut().zip(narrow).for_each(|(sum, value)| *sum += share * value);
        }
        let result = &mut result[(into.top + row) * SIDE + into.left..][..into.width];
        result.iter_mut().zip(&sums).for_each(|(pixel, sum)| *pixel = *sum as f32);
    }
}

const FULL: Box28 = Box28 { left: 0, top: 0, width: SIDE, height: SIDE };

/// The whole image.
pub fn whole(layout: Layout) -> Part {
    Part { left: 0.0, top: 0.0, width: layout.width as f64, height: layout.height as f64 }
}

/// The source pixels along an axis that each output pixel covers.
struct Axis {
    pixels: Vec<Covered>,
    /// The weights of all of them, in order.
    shares: Vec<f64>,
}

/// The source pixels that one output pixel covers.
struct Covered {
    first: usize,
    count: usize,
}

impl Axis {
    /// The weights for `wanted` output pixels, for a part that starts at `start` and spans `length` of `count` pixels.
    fn new(start: f64, length: f64, wanted: usize, count: usize) -> Self {
        let step = length / wanted as f64;
        let mut axis = Self { pixels: Vec::with_capacity(wanted), shares: Vec::new() };
        for at in 0..wanted {
            let (mut from, mut to) = (start + at as f64 * step, start + (at + 1) as f64 * step);
            if step < 1.0 {
                // Enlarging: a window one pixel wide around the centre, which is linear interpolation.
                let middle = (from + to) / 2.0;
                (from, to) = (middle - 0.5, middle + 0.5);
            }
            axis.cover(from, to, count);
        }
        axis
    }

    /// Adds an output pixel that spans `from` to `to` of `count` pixels.
    fn cover(&mut self, from: f64, to: f64, count: usize) {
        let first = (from.max(0.0) as usize).min(count - 1); // a cast rounds down
        let covered = |pixel: usize| (to.min(pixel as f64 + 1.0) - from.max(pixel as f64)).max(0.0);
        let begin = self.shares.len();
        self.shares.extend((first..count).take_while(|&pixel| pixel == first || (pixel as f64) < to).map(covered));
        let shares = &mut self.shares[begin..];
        let sum: f64 = shares.iter().sum();
        if sum > 0.0 {
            shares.iter_mut().for_each(|share| *share /= sum);
        } else {
            self.shares.truncate(begin);
            self.shares.push(1.0);
        }
        self.pixels.push(Covered { first, count: self.shares.len() - begin });
    }

    /// The first source pixel of each output pixel, and the weights of it and its successors.
    fn iter(&self) -> impl Iterator<Item = (usize, &[f64])> {
        let mut rest = self.shares.as_slice();
        self.pixels.iter().map(move |pixel| {
            let (shares, others) = rest.split_at(pixel.count);
            rest = others;
            (pixel.first, shares)
        })
    }
}
