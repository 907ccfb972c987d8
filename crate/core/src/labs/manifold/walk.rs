//! The straight line between two digits, between their codes and between their reconstructions' pixels.

use serde::{Deserialize, Serialize};

use super::{MAX_TILES, State, plane};
use crate::data::PIXELS;
use crate::engine::{Desk, Input, NetworkRef, Pending, Question};
use crate::error::Result;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::wire::Floats;

/// Means that differ by less than this fraction of the larger one count as equal.
const ALIKE: f32 = 0.03;

/// Interpolates linearly between two inputs: between their codes, and between the pixels of the two reconstructions.
/// Both paths have the same ends, and the decoder draws both.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Walk {
    /// The network to use.
    pub network: NetworkRef,
    /// Start.
    pub from: Input,
    /// End.
    pub to: Input,
    /// Number of images including both ends, 2 to 40.
    pub count: usize,
}

/// Two paths from one reconstruction to another.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Interpolation {
    /// The two inputs, `[2, n]`.
    pub ends: Floats,
    /// Interpolated codes, `[count, 2]`.
    pub codes: Floats,
    /// Decoded codes, `[count, n]`.
    pub images: Floats,
    /// Interpolated pixels between the first and the last of these images, `[count, n]`.
    pub blends: Floats,
    /// Greyness of each image's ink, 0..1, `[count]`: 1 − Σ x² / Σ x, the mean distance of its ink from white. It is 0
    /// if every pixel is black or white, and ½ if two digits overlap, each faded to half.
    pub image_greys: Floats,
    /// Greyness of each blend.
    pub blend_greys: Floats,
    /// Comparison of the two paths.
    pub between: SharpnessComparison,
}

/// Which of the two paths has clearer images between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SharpnessComparison {
    /// Mean greyness of the images between the ends; 0 if there are none.
    pub codes: f32,
    /// Mean greyness of the blends between the ends.
    pub pixels: f32,
    /// Mean greyness of the test images.
    pub real: f32,
    /// The path with the smaller mean.
    pub clearer: SharperPath,
}

/// One of the two paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SharperPath {
    /// Through the codes.
    Codes,
    /// Through the pixels.
    Pixels,
    /// The means differ by less than 3 %.
    Neither,
}

impl SharpnessComparison {
    /// Compares the greyness of both paths without their ends.
    fn of(images: &[f32], blends: &[f32], real: f32) -> Self {
        let inner = |greys: &[f32]| mean(greys.get(1..greys.len().max(2) - 1).unwrap_or_default());
        let (codes, pixels) = (inner(images), inner(blends));
        let clearer = match codes - pixels {
            difference if difference.abs() <= ALIKE * codes.max(pixels) => SharperPath::Neither,
            difference if difference < 0.0 => SharperPath::Codes,
            _ => SharperPath::Pixels,
        };
        Self { codes, pixels, real, clearer }
    }
}

impl Question for Walk {
    type State = State;
    type Reply = Interpolation;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Interpolation>> {
        let Self { network, from, to, count } = self;
        let count = count.clamp(2, MAX_TILES);
        let (_, subject) = network.find(desk.shared)?;
        let plane = plane(desk.shared, &network)?;
        let test = subject.test();
        desk.shared.data(test)?;
        let ends = [from.pixels()?, to.pixels()?].concat();
        // Weight of the second end, from 0 in the first row to 1 in the last.
        let shares: Vec<f32> = (0..count).map(|index| index as f32 / (count - 1) as f32).collect();
        let tensor = |values: Vec<f32>, sizes: [usize; 2]| ops::tensor(values, sizes, desk.shared.device());
        let codes = plane.encode(tensor(ends.clone(), [2, PIXELS]));
        let weights = tensor(shares.iter().flat_map(|share| [1.0 - share, *share]).collect(), [count, 2]);
        let blends = ops::row_products(weights.clone(), plane.reconstruct_from(codes.clone()).transpose());
        let codes = ops::row_products(weights, codes.transpose());
        let reads = vec![flat(codes.clone()), flat(plane.reconstruct_from(codes)), flat(blends)];
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [codes, images, blends] = read_all(read)?;
            let samples = desk.shared.data(test)?;
            let real: Vec<f32> =
                (0..samples.count()).filter_map(|index| samples.row(index)).map(|row| grey(&row)).collect();
            let greys = |images: &[f32]| images.chunks_exact(PIXELS).map(grey).collect::<Vec<_>>();
            let (image_greys, blend_greys) = (greys(&images), greys(&blends));
            let between = SharpnessComparison::of(&image_greys, &blend_greys, mean(&real));
            let [ends, codes, images, blends] = [ends, codes, images, blends].map(Floats);
            let [image_greys, blend_greys] = [image_greys, blend_greys].map(Floats);
            Ok(Interpolation { ends, codes, images, blends, image_greys, blend_greys, between })
        }))
    }
}

/// 1 − Σ x² / Σ x; 0 for an image without ink.
fn grey(image: &[f32]) -> f32 {
    let ink: f32 = image.iter().sum();
    if ink > 0.0 { 1.0 - image.iter().map(|x| x * x).sum::<f32>() / ink } else { 0.0 }
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}
