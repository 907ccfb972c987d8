//! The straight line between two digits, between their codes and between the pixels of their copies.

use latente_kernels::squared_distance;
use serde::{Deserialize, Serialize};

use super::{MOST_TILES, State, plane};
use crate::data::{PIXELS, Samples};
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::Result;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Means that differ by less than this share of the larger one count as equal.
const ALIKE: f32 = 0.03;

/// The straight line between two inputs: once between their codes, and once between the pixels of what the decoder makes of
/// both codes. So both ways have the same ends, and both are drawn by the decoder.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Walk {
    /// Of which network.
    pub network: NetworkRef,
    /// Where it begins.
    pub from: Input,
    /// Where it ends.
    pub to: Input,
    /// Images on the way with both ends, 2 to 40.
    pub count: usize,
}

/// Two ways from one input's copy to another's.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Walked {
    /// The inputs themselves, `[2, n]`.
    pub ends: Floats,
    /// Points of the straight line between the codes, `[count, 2]`.
    pub codes: Floats,
    /// What the decoder makes of them, `[count, n]`.
    pub images: Floats,
    /// The mixtures of the first and the last of these images, `[count, n]`.
    pub blends: Floats,
    /// Root mean squared error between each image and the test image that is most like it, `[count]`.
    pub image_gaps: Floats,
    /// The same of each mixture.
    pub blend_gaps: Floats,
    /// Both ways compared.
    pub between: Between,
}

/// Which of two ways stays nearer to real digits, between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Between {
    /// Mean gap of the images between the ends; 0 when there is none.
    pub codes: f32,
    /// Mean gap of the mixtures between the ends.
    pub pixels: f32,
    /// Images whose gap is smaller than that of the mixture at the same place.
    pub nearer: usize,
    /// Images between the ends.
    pub of: usize,
    /// The way with the smaller mean.
    pub nearest: Nearer,
}

/// A way across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Nearer {
    /// The one between codes.
    Codes,
    /// The one between pixels.
    Pixels,
    /// The means differ by less than 3 %.
    Neither,
}

impl Between {
    /// Compares the gaps of both ways, whose first and last are those of the ends.
    fn of(images: &[f32], blends: &[f32]) -> Self {
        let inner = |gaps: &[f32]| gaps.get(1..gaps.len().max(2) - 1).unwrap_or_default().to_vec();
        let (images, blends) = (inner(images), inner(blends));
        let mean = |gaps: &[f32]| gaps.iter().sum::<f32>() / gaps.len().max(1) as f32;
        let (codes, pixels) = (mean(&images), mean(&blends));
        let nearest = match codes - pixels {
            difference if difference.abs() <= ALIKE * codes.max(pixels) => Nearer::Neither,
            difference if difference < 0.0 => Nearer::Codes,
            _ => Nearer::Pixels,
        };
        let nearer = images.iter().zip(&blends).filter(|(image, blend)| image < blend).count();
        Self { codes, pixels, nearer, of: images.len(), nearest }
    }
}

impl Question for Walk {
    type State = State;
    type Reply = Walked;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Walked>> {
        let Self { network, from, to, count } = self;
        let count = count.clamp(2, MOST_TILES);
        let (_, subject) = network.find(desk.shared)?;
        let plane = plane(desk.shared, &network)?;
        let test = subject.test();
        desk.shared.data(test)?;
        let ends = [from.pixels()?, to.pixels()?].concat();
        // Both ends in the first and last row, and the shares of the second between them.
        let shares: Vec<f32> = (0..count).map(|index| index as f32 / (count - 1) as f32).collect();
        let tensor = |values: Vec<f32>, sizes: [usize; 2]| ops::tensor(values, sizes, desk.shared.device());
        let codes = plane.encode(tensor(ends.clone(), [2, PIXELS]));
        let weights = tensor(shares.iter().flat_map(|share| [1.0 - share, *share]).collect(), [count, 2]);
        let blends = weights.clone().matmul(plane.reconstruct_from(codes.clone()));
        let codes = weights.matmul(codes);
        let reads = vec![flat(codes.clone()), flat(plane.reconstruct_from(codes)), flat(blends)];
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [codes, images, blends] = read_all(read)?;
            let samples = desk.shared.data(test)?;
            let (image_gaps, blend_gaps) = (gaps(samples, &images), gaps(samples, &blends));
            let between = Between::of(&image_gaps, &blend_gaps);
            let [ends, codes, images, blends] = [ends, codes, images, blends].map(Floats);
            let [image_gaps, blend_gaps] = [image_gaps, blend_gaps].map(Floats);
            Ok(Walked { ends, codes, images, blends, image_gaps, blend_gaps, between })
        }))
    }
}

/// Root mean squared error between each of `images` `[count, n]` and the sample that is most like it.
fn gaps(samples: &Samples, images: &[f32]) -> Vec<f32> {
    let n = samples.width();
    let mut least = vec![f32::INFINITY; images.len() / n];
    for row in (0..samples.count()).filter_map(|index| samples.row(index)) {
        for (least, image) in least.iter_mut().zip(images.chunks_exact(n)) {
            *least = least.min(squared_distance(&row, image));
        }
    }
    least.into_iter().map(|sum| (sum / n as f32).sqrt()).collect()
}
