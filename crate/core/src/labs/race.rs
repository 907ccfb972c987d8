//! "Carrera": trains the same network on two engines side by side, to show where one overtakes the other. The core does
//! not know which engine it runs in: the page asks both in turns and times the replies.

use serde::{Deserialize, Serialize};

use crate::config::{NetworkKind, TrainConfig};
use crate::data::{DataSet, PIXELS, Samples};
use crate::engine::{Desk, Pending, Question, questions};
use crate::error::{Result, need};
use crate::reading::read_all;
use crate::spec::{Control, Group, Kind, LabSpec, Section};
use crate::training::{StepLosses, Trainer};
use crate::wire::Floats;

/// Maximum steps in one question.
pub(crate) const MAX_STEPS: usize = 500;
/// A race has no last epoch: it ends when the page stops asking.
const ENDLESS: usize = 1_000_000;

/// The lab's entry.
pub const SPEC: LabSpec = LabSpec {
    id: "race",
    group: Group::Training,
    controls: &[
        Control::new(
            "raceNetwork",
            Section::Network,
            Kind::Choice { options: &["multilayer", "wide", "convolutional"], default: "multilayer" },
        ),
        Control::new(
            "batchSize",
            Section::Optimizer,
            Kind::Whole { min: 8, max: 1_024, default: 128, suggested: &[8, 16, 32, 64, 128, 256, 512, 1_024] },
        ),
    ],
};

/// The current race.
#[derive(Default)]
pub struct State {
    trainer: Option<Trainer>,
}

impl State {
    fn trainer(&mut self) -> Result<&mut Trainer> {
        need(self.trainer.as_mut(), "race")
    }
}

questions!(
    /// # Errors
    /// [`crate::Error::Setting`] if the batch size or seed is out of range, [`crate::Error::NotLoaded`] before the data
    /// are loaded or a race has begun.
    "Race", State; Begin, Run
);

/// The networks that can race.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RaceNetwork {
    /// 784-128-32-128-784, the default.
    Multilayer,
    /// 784-512-32-512-784: four times the multiplications per step.
    Wide,
    /// Two convolutions with 16 and 32 channels, a code of 32, and two transposed convolutions.
    Convolutional,
}

impl RaceNetwork {
    fn config(self, batch_size: usize, seed: u32) -> TrainConfig {
        let usual = TrainConfig { batch_size, seed, ..TrainConfig::default() };
        match self {
            Self::Multilayer => usual,
            Self::Wide => TrainConfig { hidden: vec![512], ..usual },
            Self::Convolutional => TrainConfig { kind: NetworkKind::Convolutional, ..usual },
        }
    }
}

/// Begins a race and discards the previous one. Requires the training set of digits.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Begin {
    /// The network to train.
    pub network: RaceNetwork,
    /// m, 8 to 1,024.
    pub batch_size: usize,
    /// Seed of the initial weights and the image order.
    pub seed: u32,
}

/// A started race.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RaceStart {
    /// Number of weights and biases.
    pub parameters: usize,
    /// Number of training images.
    pub images: usize,
}

impl Question for Begin {
    type State = State;
    type Reply = RaceStart;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, RaceStart>> {
        let Self { network, batch_size, seed } = self;
        let config = network.config(batch_size, seed);
        SPEC.check("batchSize", config.batch_size as f64)?;
        let train = desk.shared.data(DataSet::DigitsTrain)?;
        config.check(train.count())?;
        // The race never evaluates a test error: one blank image stands for the test set and uses no device memory.
        let blank = Samples::new(PIXELS, vec![0; PIXELS], vec![0])?;
        let rate = config.learning_rate;
        let mut trainer = Trainer::new(config, train, &blank, desk.shared.device());
        trainer.adjust(rate, ENDLESS);
        let begun = RaceStart { parameters: trainer.network().architecture().parameters(), images: trainer.images() };
        desk.state.trainer = Some(trainer);
        Ok(Pending::ready(begun))
    }
}

/// Runs some training steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Run {
    /// Number of steps, 1 to 500.
    pub steps: usize,
}

impl Question for Run {
    type State = State;
    type Reply = StepLosses;

    fn answer(self, desk: Desk<'_, State>) -> Result<Pending<State, StepLosses>> {
        let losses = desk.state.trainer()?.advance(self.steps.clamp(1, MAX_STEPS));
        Ok(Pending::new(losses, |desk: Desk<'_, State>, read| {
            let [losses] = read_all(read)?;
            let trainer = desk.state.trainer()?;
            let (losses, stop) = trainer.settle(losses);
            let (losses, penalties) = (Floats(losses), Floats(Vec::new()));
            Ok(StepLosses { step: trainer.step(), losses, penalties, stop })
        }))
    }
}
