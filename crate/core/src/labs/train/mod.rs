//! "Entrenar y comparar": every kind of autoencoder in the lecture, trained in the tab.

mod cost;
mod dissect;
mod gaussian;
mod inside;
mod messages;
mod sparse;

use crate::config::{CONTROLS, TrainConfig};
use crate::data::PIXELS;
use crate::engine::{
    Desk, Done, LAYER_CONTROL, Pending, Question, Shared, UNIT_CONTROL, place_control, questions, sample_control,
};
use crate::error::Result;
use crate::metrics::code;
use crate::metrics::reference;
use crate::model::snippet;
use crate::nn::layer::LayerSpec;
use crate::ops;
use crate::optimizer::Moments;
use crate::reading::{flat, read_all};
use crate::spec::{Control, Group, Kind, LabSpec, Section, check};
use crate::tensor_file;
use crate::training::{StepLosses, Trainer};
use crate::wire::{Bytes, Floats};

/// The panel's view: samples, the inside, single steps, the comparison or the board.
const VIEW: Control = Control::new(
    "view",
    Section::View,
    Kind::Choice { options: &["samples", "inside", "steps", "compare", "board"], default: "samples" },
)
.live();
/// The picture on the board.
const PICTURE: Control = Control::new(
    "picture",
    Section::View,
    Kind::Choice {
        options: &["equations", "network", "convolution", "cost", "l1", "kl", "variational"],
        default: "equations",
    },
)
.live();
/// Default input of the board's pictures: a 2 with a flourish.
const SAMPLE: Control = sample_control("sample", Section::View, 7);

/// Selections in the board's pictures: a pixel of an image or cell of a map, a unit, a layer, and x and x̂ on the
/// curves.
const PIXEL: Control = place_control("pixel", PIXELS as u32).when("picture", &["equations", "convolution", "cost"]);
const UNIT: Control = UNIT_CONTROL.when("picture", &["equations", "network", "convolution"]);
const LAYER: Control = LAYER_CONTROL.when("picture", &["network"]);
const X: Control = value_control("x", 1.0);
const X_HAT: Control = value_control("xHat", 0.5);

const fn value_control(id: &'static str, default: f64) -> Control {
    Control::new(id, Section::View, Kind::Real { min: 0.0, max: 1.0, step: 0.01, default })
        .live()
        .when("picture", &["cost"])
}

/// Controls of the view.
const LOOKED_AT: [Control; 8] = [VIEW, PICTURE, SAMPLE, PIXEL, UNIT, LAYER, X, X_HAT];

/// The settings of a run, then the controls of the view.
const ALL: [Control; CONTROLS.len() + LOOKED_AT.len()] = {
    let mut all = [VIEW; CONTROLS.len() + LOOKED_AT.len()];
    let mut index = 0;
    while index < LOOKED_AT.len() {
        all[CONTROLS.len() + index] = LOOKED_AT[index];
        index += 1;
    }
    index = 0;
    while index < CONTROLS.len() {
        all[index] = CONTROLS[index];
        index += 1;
    }
    all
};

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec { id: "train", group: Group::Training, controls: &ALL };

pub use cost::{CostCurves, InputCost, PixelCost, PixelCosts};
pub use dissect::{Dissect, LayerStep, StepDissection, WeightStep};
pub use gaussian::{Clouds, Draw, GaussianDraws, Gaussians};
pub use inside::{Inside, LayerStatus, NetworkInside};
pub use messages::*;
pub use sparse::{ActivationRates, ComparePenalty, PenaltyComparison, Rates, UnpenalisedRun};

/// Test samples whose codes set the scale of a code's axis.
const CODES_LOOKED_AT: usize = 500;

/// The lab's state; the run itself is shared.
#[derive(Default)]
pub struct State {
    /// The same run without its penalty, once requested.
    unpenalised: Option<UnpenalisedRun>,
}

questions!(
    /// # Errors
    /// [`crate::Error::Setting`] for an invalid config, [`crate::Error::NotLoaded`] before the data are loaded or a run
    /// has begun, [`crate::Error::File`] for an unreadable snapshot.
    "Train", State; Start, Resume, Steps, Evaluate, EvaluateAhead, Preview, Adjust, Snapshot, Model, Describe, Inside,
    Dissect, Snippet, InputCost, PixelCost, Rates, ComparePenalty, Draw, Clouds
);

impl Question for Start {
    type State = State;
    type Reply = RunStart;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RunStart>> {
        begin(desk.shared, self.config, None)
    }
}

impl Question for Resume {
    type State = State;
    type Reply = RunStart;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RunStart>> {
        begin(desk.shared, self.config, Some(&self.bytes))
    }
}

fn begin(shared: &mut Shared, config: TrainConfig, snapshot: Option<&[u8]>) -> Result<Pending<State, RunStart>> {
    let train = shared.data(config.subject.train())?;
    config.check(train.count())?;
    let test = shared.data(config.subject.test())?;
    let mut trainer = Trainer::new(config.clone(), train, test, shared.device());
    if let Some(bytes) = snapshot {
        trainer.restore(bytes)?;
    }
    let corrupt = |values: &mut [f32]| config.corrupt_test(values);
    let references = reference::references_for(config.cost, test, corrupt, shared.pca(config.subject), config.d_code);
    let started = RunStart {
        parameters: trainer.network().architecture().parameters(),
        images: trainer.images(),
        steps_per_epoch: trainer.steps_per_epoch(),
        step: trainer.step(),
        penalised: trainer.config().is_penalised(),
        references,
    };
    shared.put_trainer(trainer);
    Ok(Pending::ready(started))
}

impl Question for Steps {
    type State = State;
    type Reply = StepLosses;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, StepLosses>> {
        let losses = desk.shared.trainer_mut()?.advance(self.count.max(1));
        Ok(Pending::new(losses, |desk: Desk<'_, State>, read| {
            let mut read = read.into_iter();
            let (losses, mut penalties) = (read.next().unwrap_or_default(), read.next().unwrap_or_default());
            let trainer = desk.shared.trainer_mut()?;
            let (losses, stop) = trainer.settle(losses);
            penalties.truncate(losses.len());
            let (losses, penalties) = (Floats(losses), Floats(penalties));
            Ok(StepLosses { step: trainer.step(), losses, penalties, stop })
        }))
    }
}

impl Question for Evaluate {
    type State = State;
    type Reply = Evaluation;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Evaluation>> {
        let trainer = desk.shared.trainer_mut()?;
        let (step, count) = (trainer.step(), trainer.test_count());
        let d = trainer.config().d_code;
        let (sums, codes) = trainer.evaluate();
        Ok(Pending::new(vec![sums, codes], move |_, read| {
            let [sums, codes] = read_all(read)?;
            let cost = sums.iter().step_by(2).sum::<f32>() / count as f32;
            let mse = sums.iter().skip(1).step_by(2).sum::<f32>() / (count * PIXELS) as f32;
            Ok(Evaluation { step, cost, mse, code: code::statistics(&codes, d) })
        }))
    }
}

impl Question for EvaluateAhead {
    type State = State;
    type Reply = EvaluationProgress;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, EvaluationProgress>> {
        Ok(Pending::ready(EvaluationProgress { parts_left: desk.shared.trainer_mut()?.evaluate_ahead() }))
    }
}

impl Question for Preview {
    type State = State;
    type Reply = PreviewImages;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, PreviewImages>> {
        let Self { indices, drawing } = self;
        let trainer = desk.shared.trainer()?;
        let pictures = desk.shared.pictures(trainer.config().subject.test(), &indices)?;
        let mut input = pictures.pixels.0;
        if let Some(drawing) = drawing {
            input.extend(drawing.pixels()?);
        }
        let count = input.len() / PIXELS;
        if count == 0 {
            return Ok(Pending::ready(PreviewImages::default()));
        }
        let mut seen = input.clone();
        trainer.config().corrupt_test(&mut seen);
        let tensor = ops::tensor(seen.clone(), [count, PIXELS], desk.shared.device());
        let images = trainer.network().reconstruct(tensor);
        Ok(Pending::new(vec![flat(images)], move |_, read| {
            let [images] = read_all(read)?;
            let pairs = input.chunks_exact(PIXELS).zip(images.chunks_exact(PIXELS));
            let errors = pairs.map(|(x, x_hat)| crate::metrics::mean_squared_error(x, x_hat)).collect();
            Ok(PreviewImages { seen: Floats(seen), images: Floats(images), errors: Floats(errors) })
        }))
    }
}

impl Question for Adjust {
    type State = State;
    type Reply = Done;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, Done>> {
        let Self { learning_rate, epochs } = self;
        check(CONTROLS, "learningRate", learning_rate)?;
        check(CONTROLS, "epochs", epochs as f64)?;
        desk.shared.trainer_mut()?.adjust(learning_rate, epochs);
        Ok(Pending::ready(Done {}))
    }
}

impl Question for Snapshot {
    type State = State;
    type Reply = RunFile;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RunFile>> {
        let moments = desk.shared.trainer()?.moments().clone();
        file_of(desk.shared, &moments)
    }
}

impl Question for Model {
    type State = State;
    type Reply = RunFile;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RunFile>> {
        file_of(desk.shared, &Moments::default())
    }
}

/// Writes the run to a file with these `moments`.
fn file_of(shared: &Shared, moments: &Moments) -> Result<Pending<State, RunFile>> {
    let trainer = shared.trainer()?;
    let step = trainer.step();
    let layout = trainer.layout(moments);
    let mut reads = layout.tensors();
    reads.push(flat(trainer.test_codes(CODES_LOOKED_AT)));
    Ok(Pending::new(reads, move |_, mut read| {
        let codes = read.pop().unwrap_or_default();
        let bytes =
            Bytes(tensor_file::write(&layout.record(&codes), &layout.named(read), tensor_file::Precision::F32)?);
        Ok(RunFile { bytes, step })
    }))
}

impl Question for Describe {
    type State = State;
    type Reply = NetworkDescription;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, NetworkDescription>> {
        let Self { config } = self;
        // Until the data are loaded, the batch size is checked against the requested number of images.
        let available = desk.shared.data(config.subject.train()).map_or(config.images, |samples| samples.count());
        config.check(available)?;
        let architecture = config.architecture();
        Ok(Pending::ready(NetworkDescription {
            encoder: architecture.encoder().iter().map(LayerSpec::info).collect(),
            decoder: architecture.decoder().iter().map(LayerSpec::info).collect(),
            parameters: architecture.parameters(),
        }))
    }
}

impl Question for Snippet {
    type State = State;
    type Reply = Program;

    fn answer(self, _: Desk<'_, State>) -> Result<Pending<State, Program>> {
        self.config.check_network()?;
        Ok(Pending::ready(Program { text: snippet::pytorch(&self.config, &self.file) }))
    }
}
