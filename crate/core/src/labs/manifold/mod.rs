//! "Manifold learning": the plane of a code of two values, what lies where on it, and the ways across it. One input or one
//! code is asked about with the questions of [`reconstruct`](crate::labs::reconstruct).

mod turning;
mod unroll;

use latente_kernels::squared_distance;
use serde::{Deserialize, Serialize};

use crate::data::{DataSet, PIXELS, Samples};
use crate::engine::{Desk, Input, NetworkRef, Pending, Question, Shared, expect_length, questions, sample_control};
use crate::error::Result;
use crate::metrics::density::{Square, density};
use crate::metrics::neighbors::{self, Points};
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

use turning::Turning;
pub use turning::{Turn, TurnDecode, TurnDecoded, TurnMap, TurnMeasures, TurnStep, TurnStepped, TurnedImages};
use unroll::Unrolling;
pub use unroll::{Guide, Guided, MapMeasures, Roll, Rolled, Unroll, Unrolled};

/// Values of a code that is a point of a plane.
const PLANE: usize = 2;
/// Most tiles along one side of a grid, and most images on a way.
const MOST_TILES: usize = 40;
/// Most cells along one side of a density.
const MOST_CELLS: usize = 256;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "manifold",
    group: Group::LatentSpace,
    controls: &[
        Control::new("scene", Section::View, Kind::Choice { options: &["digits", "surface", "turning"], default: "digits" })
            .live(),
        Control::new("surface", Section::Data, Kind::Choice { options: &["sCurve", "swissRoll"], default: "sCurve" })
            .when("scene", &["surface"])
            .live(),
        Control::new("seed", Section::Data, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] })
            .when("scene", &["surface", "turning"]),
        Control::new(
            "keep",
            Section::Objective,
            Kind::Choice { options: &["distances", "copies"], default: "distances" },
        )
        .when("scene", &["surface", "turning"])
        .live(),
        Control::new("neighbours", Section::Objective, Kind::Whole { min: 3, max: 40, default: 10, suggested: &[] })
            .when("keep", &["distances"]),
        Control::new(
            "pull",
            Section::Objective,
            Kind::Log { min: 0.01, max: 100.0, usual: 100.0, default: 1.0, zero: false },
        )
        .when("keep", &["distances"]),
        Control::new("network", Section::Data, Kind::Choice { options: &["digits-2", "run"], default: "digits-2" })
            .live(),
        Control::new("points", Section::View, Kind::Choice { options: &["test", "train"], default: "test" }).live(),
        Control::new("marks", Section::View, Kind::Choice { options: &["dots", "thumbnails"], default: "dots" }).live(),
        Control::new(
            "background",
            Section::View,
            Kind::Choice { options: &["plain", "images", "density"], default: "images" },
        )
        .live(),
        sample_control("turned", Section::Data, 6).when("scene", &["turning"]),
        Control::new(
            "freedom",
            Section::Data,
            Kind::Choice { options: &["none", "thickness", "slant", "shift"], default: "none" },
        )
        .when("scene", &["turning"])
        .live(),
        Control::new("values", Section::Network, Kind::Whole { min: 2, max: 3, default: 2, suggested: &[2, 3] })
            .when("scene", &["turning"])
            .live(),
        Control::new("level", Section::View, Kind::Whole { min: 0, max: 6, default: 3, suggested: &[] })
            .when("freedom", &["thickness", "slant", "shift"])
            .live(),
        Control::new("angle", Section::View, Kind::Whole { min: 0, max: 359, default: 0, suggested: &[] })
            .when("scene", &["turning"])
            .live(),
        sample_control("from", Section::View, 10),
        sample_control("to", Section::View, 1),
    ],
};

/// The surface that is being unrolled, and the digit that is being turned.
#[derive(Default)]
pub struct State {
    unrolling: Option<Unrolling>,
    turning: Option<Turning>,
}

questions!(
    /// # Errors
    /// [`crate::Error::NotLoaded`] for an unknown network or data set, or before a surface or a turned digit is
    /// there,
    /// [`crate::Error::WrongLength`] for a code that is no point of a plane, [`crate::Error::Setting`] for a pull or a number of
    /// neighbours out of its range.
    "Manifold", State; Chart, Tiles, Walk, Roll, Guide, Unroll, Judge, Turn, TurnStep, TurnDecode
);

/// Where the first samples of a data set lie.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chart {
    /// Of which network.
    pub network: NetworkRef,
    /// A loaded data set.
    pub set: DataSet,
    /// How many samples, at least 1.
    pub count: usize,
    /// Cells of the density along one side, 1 to 256.
    pub cells: usize,
}

/// Samples as points of the plane.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Charted {
    /// `[count, 2]`.
    pub codes: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
    /// The middle of a square around nearly all of them.
    pub centre: [f32; 2],
    /// Half of its side.
    pub half: f32,
    /// How densely they lie in the cells of that square, `[cells, cells]`, the topmost row first: an estimate of the
    /// probability for each unit of area.
    pub density: Floats,
}

/// What the decoder makes of a grid of points, the middles of equal tiles.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tiles {
    /// Of which network.
    pub network: NetworkRef,
    /// The middle of the square that is covered.
    pub centre: [f32; 2],
    /// Half of its side, above 0.
    pub half: f32,
    /// Tiles along one side, 1 to 40.
    pub tiles: usize,
}

/// Decoded images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tiled {
    /// `[tiles², n]`, values 0..1, row by row, the topmost row (the largest h₂) first.
    pub images: Floats,
}

/// The straight line between two inputs, once between their codes and once between their pixels.
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

/// Two ways from one input to another.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Walked {
    /// Points of the straight line between the codes, `[count, 2]`.
    pub codes: Floats,
    /// What the decoder makes of them, `[count, n]`.
    pub images: Floats,
    /// The mixtures of the two inputs themselves, `[count, n]`.
    pub blends: Floats,
    /// Root mean squared error between each image and the test image that is most like it, `[count]`.
    pub image_gaps: Floats,
    /// The same of each mixture.
    pub blend_gaps: Floats,
}

/// How well the codes tell the classes, beside as many principal components. Needs the subject's train
/// and test sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Judge {
    /// Of which network.
    pub network: NetworkRef,
    /// Neighbours that vote, at least 1.
    pub k: usize,
}

/// Share of the test samples, 0..1, whose class is the one of most of their nearest training samples.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Judged {
    /// By their codes.
    pub autoencoder: f32,
    /// By as many principal components; `null` before the PCA file has been loaded, or when it has not so many.
    pub pca: Option<f32>,
    /// Training samples that may be neighbours.
    pub references: usize,
    /// Test samples.
    pub queries: usize,
}

/// The network, if its codes are points of a plane.
fn plane<'a>(shared: &'a Shared, network: &NetworkRef) -> Result<&'a Autoencoder> {
    let (network, _) = network.find(shared)?;
    expect_length("code", PLANE, network.architecture().d_code)?;
    Ok(network)
}

impl Question for Chart {
    type State = State;
    type Reply = Charted;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Charted>> {
        let Self { network, set, count, cells } = self;
        let samples = desk.shared.data(set)?;
        let count = count.clamp(1, samples.count());
        let labels = samples.labels()[..count].to_vec();
        let codes = plane(desk.shared, &network)?.encode(samples.tensor(count, desk.shared.device()));
        Ok(Pending::new(vec![flat(codes)], move |_, read| {
            let [codes] = read_all(read)?;
            let square = Square::around(&codes);
            let density = Floats(density(&codes, square, cells.clamp(1, MOST_CELLS)));
            let Square { centre, half } = square;
            Ok(Charted { codes: Floats(codes), labels, centre, half, density })
        }))
    }
}

impl Question for Tiles {
    type State = State;
    type Reply = Tiled;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Tiled>> {
        let Self { network, centre, half, tiles } = self;
        let tiles = tiles.clamp(1, MOST_TILES);
        let at = |index: usize| half * ((2 * index + 1) as f32 / tiles as f32 - 1.0);
        let rows = (0..tiles).map(|row| centre[1] - at(row));
        let codes: Vec<f32> =
            rows.flat_map(|y| (0..tiles).flat_map(move |column| [centre[0] + at(column), y])).collect();
        let codes = ops::tensor(codes, [tiles * tiles, PLANE], desk.shared.device());
        Ok(Pending::new(vec![flat(plane(desk.shared, &network)?.reconstruct_from(codes))], |_, read| {
            let [images] = read_all(read)?;
            Ok(Tiled { images: Floats(images) })
        }))
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
        let ends = [from.pixels()?, to.pixels()?];
        // Both ends in the first and last row, and the shares of the second between them.
        let shares: Vec<f32> = (0..count).map(|index| index as f32 / (count - 1) as f32).collect();
        let tensor = |values: Vec<f32>, sizes: [usize; 2]| ops::tensor(values, sizes, desk.shared.device());
        let codes = plane.encode(tensor(ends.concat(), [2, PIXELS]));
        let weights = tensor(shares.iter().flat_map(|share| [1.0 - share, *share]).collect(), [count, 2]);
        let codes = weights.matmul(codes);
        let reads = vec![flat(codes.clone()), flat(plane.reconstruct_from(codes))];
        Ok(Pending::new(reads, move |desk: Desk<'_, State>, read| {
            let [codes, images] = read_all(read)?;
            let [from, to] = &ends;
            let blend = |share: &f32| {
                let (rest, share) = (1.0 - share, *share);
                from.iter().zip(to).map(move |(a, b)| rest * a + share * b).collect::<Vec<_>>()
            };
            let blends: Vec<f32> = shares.iter().flat_map(blend).collect();
            let samples = desk.shared.data(test)?;
            let (image_gaps, blend_gaps) = (Floats(gaps(samples, &images)), Floats(gaps(samples, &blends)));
            let (codes, images, blends) = (Floats(codes), Floats(images), Floats(blends));
            Ok(Walked { codes, images, blends, image_gaps, blend_gaps })
        }))
    }
}

impl Question for Judge {
    type State = State;
    type Reply = Judged;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Judged>> {
        let Self { network, k } = self;
        let k = k.max(1);
        let (autoencoder, subject) = network.find(desk.shared)?;
        let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
        let d = autoencoder.architecture().d_code;
        let encode =
            |samples: &Samples| flat(autoencoder.encode(samples.tensor(samples.count(), desk.shared.device())));
        Ok(Pending::new(vec![encode(train), encode(test)], move |desk: Desk<'_, State>, read| {
            let [references, queries] = read_all(read)?;
            let (train, test) = (desk.shared.data(subject.train())?, desk.shared.data(subject.test())?);
            let share = |references: &[f32], queries: &[f32]| {
                let references = Points { values: references, labels: train.labels() };
                neighbors::accuracy(references, Points { values: queries, labels: test.labels() }, k)
            };
            let pca = desk.shared.pca(subject).filter(|pca| pca.count() >= d);
            Ok(Judged {
                autoencoder: share(&references, &queries),
                pca: pca.map(|pca| share(&pca.all_scores(train, d), &pca.all_scores(test, d))),
                references: train.count(),
                queries: test.count(),
            })
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
