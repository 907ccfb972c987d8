//! "Datos anómalos": a network trained on normal samples only reconstructs anomalies badly.

mod heart;
mod messages;

use burn::tensor::Tensor;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use crate::data::catalog::SUBJECTS;
use crate::data::split::MAX_CLASSES;
use crate::data::{PIXELS, Samples};
use crate::engine::{Desk, Pending, Question, expect_length, questions};
use crate::error::{Error, Refusal, Result, need};
use crate::metrics::pca::Pca;
use crate::metrics::roc::Roc;
use crate::metrics::{mean_row, mean_squared_error};
use crate::nn::Architecture;
use crate::ops;
use crate::optimizer::cosine_decay;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::training::RowTrainer;
use crate::wire::Floats;

pub use heart::{BeatScore, Beats, BeginBeats, ScoreBeat};
pub use messages::*;

/// Hidden units of the network, 784-64-16-64-784.
const HIDDEN: usize = 64;
/// Code size, and number of PCA components.
const D: usize = 16;
/// False alarm rate of the default threshold.
const USUAL_ALARMS: f32 = 0.05;
/// Steps in a whole run: with more, the network memorises the training samples and also reconstructs the anomalies.
const STEPS: usize = 800;
/// Maximum steps in one question.
const MAX_STEPS: usize = 500;
/// The largest class label of a set.
const LAST_CLASS: u32 = MAX_CLASSES as u32 - 1;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "anomaly",
    group: Group::Applications,
    controls: &[
        Control::new(
            "scene",
            Section::Data,
            Kind::Choice { options: &["oneClass", "leftOut", "heartbeat"], default: "oneClass" },
        )
        .live(),
        Control::of_images("data", SUBJECTS).live().when("scene", &["oneClass", "leftOut"]),
        Control::new(
            "normal",
            Section::Data,
            Kind::Sizes { layers: MAX_CLASSES, min: 0, max: LAST_CLASS, default: &[0] },
        )
        .live()
        .when("scene", &["oneClass"]),
        Control::new("leftOut", Section::Data, Kind::Whole { min: 0, max: LAST_CLASS, default: 1, suggested: &[] })
            .live()
            .when("scene", &["leftOut"]),
        Control::new("pollution", Section::Data, Kind::Real { min: 0.0, max: 0.5, step: 0.05, default: 0.0 })
            .live()
            .when("scene", &["oneClass", "leftOut"]),
        Control::new("seed", Section::Network, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }),
        // The first wide beat: it triggers the alarm at once.
        Control::new("beat", Section::Data, Kind::Whole { min: 0, max: heart::BEATS - 1, default: 46, suggested: &[] })
            .live()
            .when("scene", &["heartbeat"]),
        // The drawn changes: x, y, x, y, … in units of the chart's sides; 255 separates strokes.
        Control::new("drawn", Section::Data, Kind::Sizes { layers: 200, min: 0, max: 255, default: &[] })
            .live()
            .when("scene", &["heartbeat"]),
    ],
};

/// The current detector.
#[derive(Default)]
pub struct State {
    detector: Option<Detector>,
}

impl State {
    fn detector(&mut self) -> Result<&mut Detector> {
        need(self.detector.as_mut(), "normal")
    }
}

questions!(
    /// # Errors
    /// [`Error::Refused`] if no class is normal or all are, and for an image without ink; [`Error::NotLoaded`] for an
    /// unknown model or data set, or before a run has begun; [`Error::WrongLength`] for a model of another size;
    /// [`Error::Setting`] for a fraction out of range.
    "Anomaly", State; Begin, BeginBeats, Learn, Practise, Score, ScoreBeat
);

/// A network that learns normal samples, and its scores of the test samples.
struct Detector {
    /// Test samples `[count, n]`, and whether each is an anomaly.
    samples: Tensor<2>,
    anomalous: Vec<bool>,
    run: RowTrainer,
    pca: Pca,
    /// Steps in a whole run.
    steps: usize,
    /// What a difference of 1 between two values stands for: errors are reported in the square of its unit.
    unit: f32,
    /// Test errors of the current autoencoder and of PCA.
    errors: Vec<f32>,
    pca_errors: Vec<f32>,
}

impl Detector {
    /// Fraction of normal samples whose error in `errors` is smaller than `error`.
    fn above(&self, errors: &[f32], error: f32) -> f32 {
        let normal = || errors.iter().zip(&self.anomalous).filter(|(_, anomalous)| !**anomalous);
        normal().filter(|(other, _)| **other < error).count() as f32 / normal().count().max(1) as f32
    }

    /// Whether it takes samples of this width and has test errors to compare with.
    fn is_scored(&self, width: usize) -> bool {
        !self.errors.is_empty() && self.samples.dims()[1] == width
    }
}

/// The network's architecture.
fn architecture() -> Architecture {
    Architecture::dense(PIXELS, &[HIDDEN], D)
}

impl Question for Begin {
    type State = State;
    type Reply = AnomalyStart;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AnomalyStart>> {
        let Self { subject, normal, pollution, seed, model } = self;
        SPEC.check("pollution", f64::from(pollution))?;
        let train = desk.shared.data(subject.train())?;
        let is_normal: Vec<bool> = (0..train.classes()).map(|class| normal.contains(&(class as u8))).collect();
        if !is_normal.contains(&true) {
            return Err(Refusal::NoNormal.into());
        }
        if !is_normal.contains(&false) {
            return Err(Refusal::NoAnomaly.into());
        }
        let is_normal = |label: u8| is_normal.get(usize::from(label)) == Some(&true);
        let test = desk.shared.data(subject.test())?;
        let anomalous: Vec<bool> = test.labels().iter().map(|&label| !is_normal(label)).collect();
        if !(anomalous.contains(&true) && anomalous.contains(&false)) {
            return Err(Refusal::FewTests.into());
        }
        let (chosen, polluting) = polluted(train, is_normal, pollution, seed);
        if chosen.is_empty() {
            return Err(Refusal::NoNormal.into());
        }
        let rows: Vec<f32> = chosen.iter().filter_map(|&index| train.row(index)).flatten().collect();
        let device = desk.shared.device();
        let model = model.as_deref().map(|name| desk.shared.model(name)).transpose()?;
        let seen = model.map(|model| model.record.config.images);
        let network = match model {
            Some(model) => model.network.clone(),
            None => architecture().init(u64::from(seed), device),
        };
        expect_length("network", PIXELS * HIDDEN, network.slots()[0].weights().len())?;
        let mean = mean_row(&rows, PIXELS);
        let rows = ops::tensor(rows, [chosen.len(), PIXELS], device);
        // Computes the covariance by one matrix product on the device: it would take seconds on the CPU.
        let centred = rows.clone() - ops::tensor(mean.clone(), [1, PIXELS], device);
        let products = flat(ops::column_products(centred));
        Ok(Pending::new(vec![products], move |desk: Desk<'_, State>, read| {
            let [products] = read_all(read)?;
            let pca = Pca::leading(mean, &products, chosen.len(), D);
            let run = RowTrainer::new(network, rows, u64::from(seed));
            let test = desk.shared.data(subject.test())?;
            let tests = test.rows(0..test.count());
            let copies = pca.reconstruct_rows(&tests, D);
            let each = tests.chunks_exact(PIXELS).zip(copies.chunks_exact(PIXELS));
            let pca_errors = each.map(|(row, copy)| mean_squared_error(row, copy)).collect();
            let reply =
                AnomalyStart { train: chosen.len(), seen, polluting, steps: STEPS, d: D, anomalous: anomalous.clone() };
            let samples = ops::tensor(tests, [test.count(), PIXELS], desk.shared.device());
            desk.state.detector = Some(Detector {
                samples,
                anomalous,
                run,
                pca,
                steps: STEPS,
                unit: 1.0,
                errors: Vec::new(),
                pca_errors,
            });
            Ok(reply)
        }))
    }
}

/// Returns normal samples mixed with random others that make up the fraction `pollution`, and the number of those. If
/// there are too few others, it takes fewer normal samples.
fn polluted(train: &Samples, is_normal: impl Fn(u8) -> bool, pollution: f32, seed: u32) -> (Vec<usize>, usize) {
    let (mut chosen, mut others): (Vec<usize>, Vec<usize>) =
        (0..train.count()).partition(|&index| is_normal(train.labels()[index]));
    let others_each = pollution / (1.0 - pollution);
    if pollution > 0.0 {
        chosen.truncate((others.len() as f32 / others_each).round() as usize);
    }
    others.shuffle(&mut ChaCha8Rng::seed_from_u64(u64::from(seed)));
    others.truncate((chosen.len() as f32 * others_each).round() as usize);
    chosen.extend(&others);
    (chosen, others.len())
}

impl Detector {
    /// Trains for some steps, at most [`MAX_STEPS`].
    fn train(&mut self, steps: usize) {
        // Small steps at the end make the errors depend less on the sample order.
        self.run.advance(steps.min(MAX_STEPS), |step| cosine_decay(step, self.steps));
    }
}

impl Question for Practise {
    type State = State;
    type Reply = AnomalyStep;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AnomalyStep>> {
        let detector = desk.state.detector()?;
        detector.train(self.steps);
        Ok(Pending::ready(AnomalyStep { step: detector.run.step() }))
    }
}

impl Question for Learn {
    type State = State;
    type Reply = AnomalyTestScores;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AnomalyTestScores>> {
        let detector = desk.state.detector()?;
        detector.train(self.steps);
        let Detector { samples, run, unit, .. } = detector;
        let samples = samples.clone();
        let errors = ((run.network().reconstruct(samples.clone()) - samples) * *unit).square().mean_dim(1);
        Ok(Pending::new(vec![flat(errors)], move |desk: Desk<'_, State>, read| {
            let [errors] = read_all(read)?;
            let detector = desk.state.detector()?;
            let curve =
                |errors: &[f32]| Roc::of(errors, &detector.anomalous).ok_or(Error::NotFinite { what: "errors" });
            let (roc, pca) = (curve(&errors)?, curve(&detector.pca_errors)?);
            detector.errors = errors.clone();
            Ok(AnomalyTestScores {
                step: detector.run.step(),
                usual: roc.within(USUAL_ALARMS),
                errors: Floats(errors),
                pca_errors: Floats(detector.pca_errors.clone()),
                thresholds: Floats(roc.thresholds),
                false_alarms: Floats(roc.false_alarms),
                recall: Floats(roc.recall),
                precision: Floats(roc.precision),
                auc: roc.auc,
                pca_false_alarms: Floats(pca.false_alarms),
                pca_recall: Floats(pca.recall),
                pca_auc: pca.auc,
            })
        }))
    }
}

impl Question for Score {
    type State = State;
    type Reply = AnomalyScore;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, AnomalyScore>> {
        let image = self.input.pixels()?;
        if image.iter().all(|&value| value == 0.0) {
            return Err(Refusal::Blank.into());
        }
        // There are no errors to compare with until the test samples have been scored.
        let scored = desk.state.detector.as_ref().filter(|detector| detector.is_scored(PIXELS));
        let detector = need(scored, "normal")?;
        let input = ops::tensor(image.clone(), [1, PIXELS], desk.shared.device());
        Ok(Pending::new(vec![flat(detector.run.network().reconstruct(input))], move |desk: Desk<'_, State>, read| {
            let [reconstruction] = read_all(read)?;
            let detector = desk.state.detector()?;
            let pca_reconstruction = detector.pca.reconstruct(&image, D).unwrap_or_default();
            let above = |errors: &[f32], error: f32| detector.above(errors, error);
            let error = mean_squared_error(&image, &reconstruction);
            let pca_error = mean_squared_error(&image, &pca_reconstruction);
            Ok(AnomalyScore {
                above: above(&detector.errors, error),
                pca_above: above(&detector.pca_errors, pca_error),
                input: Floats(image),
                reconstruction: Floats(reconstruction),
                pca_reconstruction: Floats(pca_reconstruction),
                error,
                pca_error,
            })
        }))
    }
}
