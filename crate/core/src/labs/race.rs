//! "Carrera": the same network trained on two engines side by side, to see where one overtakes the other. Which engine it is
//! the core does not know: the page asks each the same, in turns, and times the answers.

use serde::{Deserialize, Serialize};

use super::train::{NetworkKind, Stepped, TrainConfig};
use super::{Control, Group, Kind, Lab, Section};
use crate::data::{DataSet, PIXELS, Samples};
use crate::error::{Error, Result};
use crate::protocol::Reply;
use crate::session::{Pending, Session, read_all};
use crate::trainer::Trainer;
use crate::wire::Floats;

/// Most steps in one question.
const MOST_STEPS: usize = 500;
/// A race has no last epoch: it is over when the page asks no more.
const ENDLESS: usize = 1_000_000;

/// The lab's entry.
pub const LAB: Lab = Lab {
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

/// The networks that race.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RaceNetwork {
    /// 784-128-32-128-784, the usual one.
    Multilayer,
    /// 784-512-32-512-784: four times the multiplications a step.
    Wide,
    /// Two convolutions with 16 and 32 channels, a code of 32, and as many transposed convolutions.
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

/// The lab's questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RaceAsk"))]
pub enum Ask {
    /// Begin a race, in place of any other: [`RaceBegun`]. Needs the digits' train set.
    #[serde(rename_all = "camelCase")]
    Begin {
        /// What is trained.
        network: RaceNetwork,
        /// m, 8 to 1,024.
        batch_size: usize,
        /// Seed of the initial weights and of the order of the images.
        seed: u32,
    },
    /// Train some steps: [`Stepped`].
    Run {
        /// How many, 1 to 500.
        steps: usize,
    },
}

/// A race that has begun.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RaceBegun {
    /// Weights and biases of the network.
    pub parameters: usize,
    /// Training images in use.
    pub images: usize,
}

/// Answers a question of this lab.
///
/// # Errors
/// [`Error::Setting`] for a batch or a seed out of its range, [`Error::NotLoaded`] before the data are there or a race has
/// begun.
pub fn answer(session: &mut Session, ask: Ask) -> Result<Pending> {
    match ask {
        Ask::Begin { network, batch_size, seed } => begin(session, network.config(batch_size, seed)),
        Ask::Run { steps } => run(session, steps),
    }
}

fn begin(session: &mut Session, config: TrainConfig) -> Result<Pending> {
    LAB.check("batchSize", config.batch_size as f64)?;
    let train = session.data(DataSet::DigitsTrain)?;
    config.check(train.count())?;
    // Nobody asks a race for its test error: a blank stands for the test set, and takes no memory of a device.
    let blank = Samples::new(PIXELS, vec![0; PIXELS], vec![0])?;
    let rate = config.learning_rate;
    let mut trainer = Trainer::new(config, train, &blank, session.device());
    trainer.adjust(rate, ENDLESS);
    let begun = RaceBegun { parameters: trainer.network().architecture().parameters(), images: trainer.images() };
    session.race = Some(trainer);
    Ok(Pending::ready(Reply::RaceBegun(begun)))
}

fn run(session: &mut Session, steps: usize) -> Result<Pending> {
    let losses = racer(session)?.advance(steps.clamp(1, MOST_STEPS));
    Ok(Pending::new(losses, |session, read| {
        let [losses] = read_all(read)?;
        let trainer = racer(session)?;
        let (losses, stop) = trainer.settle(losses);
        let (losses, penalties) = (Floats(losses), Floats(Vec::new()));
        Ok(Reply::Stepped(Stepped { step: trainer.step(), losses, penalties, stop }))
    }))
}

fn racer(session: &mut Session) -> Result<&mut Trainer> {
    session.race.as_mut().ok_or_else(|| Error::NotLoaded { what: "race".to_owned() })
}
