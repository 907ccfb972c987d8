//! "Manifold learning": the plane of a code of two values, the samples on it, and paths across it. Single inputs and
//! codes are handled by the questions of [`reconstruct`](crate::labs::reconstruct).

mod digits;
mod maps;
mod shipped;
mod turning;
mod unroll;
mod walk;

use serde::{Deserialize, Serialize};

use crate::data::DataSet;
use crate::data::catalog::SUBJECTS;
use crate::engine::{Desk, NetworkRef, Pending, Question, Shared, expect_length, questions, sample_control};
use crate::error::Result;
use crate::metrics::density::{Square, density};
use crate::nn::Autoencoder;
use crate::ops;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::wire::Floats;

pub use digits::{Accuracy, CodeKnnAccuracy, CodeMotion, Lookahead};
use maps::MappedPoints;
pub use maps::{Gather, Learn, Learner, LearnerProgress, MapPoints, MapSubject, Sketch, SketchInput, SketchValues};
use shipped::{COUNT, JOINED, PULL, SEED};
pub use shipped::{Purpose, Rows, ShippedRecord, pretrain_surface};
use turning::Turning;
pub use turning::{
    Turn, TurnDecode, TurnImage, TurnMap, TurnMeasures, TurnProgress, TurnStep, TurnedImages, pretrain_turning,
};
use unroll::Unrolling;
pub use unroll::{
    Connect, GeodesicProgress, Guide, MapMeasures, PathComparison, SampleSurface, SurfaceProjection, Unroll,
    UnrolledSurface,
};
pub use walk::{Interpolation, SharperPath, SharpnessComparison, Walk};

/// Code size of a point in the plane.
const PLANE: usize = 2;
/// Maximum tiles along one side of a grid, and maximum images on a path.
const MAX_TILES: usize = 40;
/// Maximum cells along one side of the density grid.
const MAX_CELLS: usize = 256;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "manifold",
    group: Group::Idea,
    controls: &[
        Control::new(
            "scene",
            Section::View,
            Kind::Choice { options: &["turning", "surface", "digits", "maps"], default: "turning" },
        )
        .live(),
        Control::new(
            "surface",
            Section::Data,
            Kind::Choice {
                options: &["swissRoll", "sCurve", "rollWithHole", "sphere", "torus", "mobius", "knot", "cloud"],
                default: "swissRoll",
            },
        )
        .when("scene", &["surface", "maps"])
        .live(),
        Control::new("count", Section::Data, Kind::Whole { min: 200, max: 2_000, default: COUNT, suggested: &[] })
            .when("scene", &["surface"]),
        Control::new(
            "subject",
            Section::Data,
            Kind::Choice {
                options: &["surface", "turning", "digits", "fashion", "letters", "landsat"],
                default: "surface",
            },
        )
        .and_images()
        .when("scene", &["maps"])
        .live(),
        sample_control("point", Section::View, 0).when("scene", &["maps"]),
        Control::new("seed", Section::Data, Kind::Whole { min: 0, max: 999_999, default: SEED, suggested: &[] })
            .when("scene", &["surface", "maps", "turning"]),
        Control::new(
            "keep",
            Section::Objective,
            Kind::Choice { options: &["distances", "copies"], default: "distances" },
        )
        .when("scene", &["surface", "turning"])
        .live(),
        Control::new(
            "neighbours",
            Section::Objective,
            Kind::Whole { min: 3, max: 120, default: JOINED, suggested: &[] },
        )
        .when("keep", &["distances"]),
        Control::new(
            "pull",
            Section::Objective,
            Kind::Log { min: 0.01, max: 100.0, usual: 100.0, default: PULL, zero: false },
        )
        .when("keep", &["distances"]),
        Control::of_images("data", SUBJECTS).when("scene", &["digits"]).live(),
        Control::new(
            "network",
            Section::Data,
            Kind::Choice {
                options: &["digits-2", "digits-2-variational", "digits-2-guided", "run"],
                default: "digits-2",
            },
        )
        .live(),
        Control::new("points", Section::View, Kind::Choice { options: &["test", "train"], default: "test" }).live(),
        Control::new("marks", Section::View, Kind::Choice { options: &["dots", "thumbnails"], default: "dots" }).live(),
        Control::new(
            "background",
            Section::View,
            Kind::Choice { options: &["plain", "images", "density"], default: "images" },
        )
        .live(),
        sample_control("turned", Section::Data, 6).when("scene", &["turning", "maps"]),
        Control::new("turns", Section::Data, Kind::Choice { options: &["sample", "drawing"], default: "sample" })
            .when("scene", &["maps"])
            .live(),
        Control::new(
            "freedom",
            Section::Data,
            Kind::Choice { options: &["none", "thickness", "slant", "shift"], default: "none" },
        )
        .when("scene", &["turning", "maps"])
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
        Control::new("beside", Section::View, Kind::Choice { options: &["place", "walk"], default: "place" })
            .when("scene", &["digits"])
            .live(),
        sample_control("from", Section::View, 10),
        sample_control("to", Section::View, 1),
    ],
};

/// State of the scenes: the surface being unrolled, the points being mapped, and the digit being turned.
#[derive(Default)]
pub struct State {
    unrolling: Option<Unrolling>,
    mapped: Option<MappedPoints>,
    turning: Option<Turning>,
}

questions!(
    /// # Errors
    /// [`crate::Error::NotLoaded`] for an unknown network or data set, or before a surface or a turned digit exists,
    /// [`crate::Error::WrongLength`] for a code without two values, [`crate::Error::Setting`] for a pull or number of
    /// neighbours out of range.
    "Manifold", State; Chart, Tiles, Walk, SampleSurface, Guide, Unroll, Connect, Accuracy, Lookahead, Gather, Learn, Sketch, Turn, TurnStep,
    TurnDecode
);

/// Maps the first samples of a data set to the plane.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chart {
    /// The network that encodes.
    pub network: NetworkRef,
    /// A loaded data set.
    pub set: DataSet,
    /// Number of samples, at least 1.
    pub count: usize,
    /// Cells of the density grid along one side, 1 to 256.
    pub cells: usize,
}

/// Samples as points of the plane.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LatentMap {
    /// `[count, 2]`.
    pub codes: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
    /// Centre of a square around nearly all of the codes.
    pub centre: [f32; 2],
    /// Half of its side.
    pub half: f32,
    /// Density estimate in the cells of that square, `[cells, cells]`, top row first: probability per unit of area.
    pub density: Floats,
}

/// Decodes a grid of points, the centres of equal tiles.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tiles {
    /// The network that decodes.
    pub network: NetworkRef,
    /// Centre of the covered square.
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
pub struct DecodedGrid {
    /// `[tiles², n]`, values 0..1, row-major, top row (largest h₂) first.
    pub images: Floats,
}

/// Returns the network if its codes have two values.
fn plane<'a>(shared: &'a Shared, network: &NetworkRef) -> Result<&'a Autoencoder> {
    let (network, _) = network.find(shared)?;
    expect_length("code", PLANE, network.architecture().d_code)?;
    Ok(network)
}

impl Question for Chart {
    type State = State;
    type Reply = LatentMap;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, LatentMap>> {
        let Self { network, set, count, cells } = self;
        let samples = desk.shared.data(set)?;
        let count = count.clamp(1, samples.count());
        let labels = samples.labels()[..count].to_vec();
        let codes = plane(desk.shared, &network)?.encode(samples.tensor(count, desk.shared.device()));
        Ok(Pending::new(vec![flat(codes)], move |_, read| {
            let [codes] = read_all(read)?;
            let square = Square::around(&codes);
            let density = Floats(density(&codes, square, cells.clamp(1, MAX_CELLS)));
            let Square { centre, half } = square;
            Ok(LatentMap { codes: Floats(codes), labels, centre, half, density })
        }))
    }
}

impl Question for Tiles {
    type State = State;
    type Reply = DecodedGrid;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, DecodedGrid>> {
        let Self { network, centre, half, tiles } = self;
        let tiles = tiles.clamp(1, MAX_TILES);
        let at = |index: usize| half * ((2 * index + 1) as f32 / tiles as f32 - 1.0);
        let rows = (0..tiles).map(|row| centre[1] - at(row));
        let codes: Vec<f32> =
            rows.flat_map(|y| (0..tiles).flat_map(move |column| [centre[0] + at(column), y])).collect();
        let codes = ops::tensor(codes, [tiles * tiles, PLANE], desk.shared.device());
        Ok(Pending::new(vec![flat(plane(desk.shared, &network)?.reconstruct_from(codes))], |_, read| {
            let [images] = read_all(read)?;
            Ok(DecodedGrid { images: Floats(images) })
        }))
    }
}
