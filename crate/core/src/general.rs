//! The questions that belong to no lab: what is loaded, the device's self-test, and leaving a lab, and an input's way
//! through any network.

mod images;
mod trace;

use serde::{Deserialize, Serialize};

use crate::config::TrainConfig;
use crate::data::{DataSet, Samples, Subject};
use crate::engine::probe::{self, Probed, SelfTested};
use crate::engine::shared::Pictures as Images;
use crate::engine::{Desk, Done, Pending, Question, questions};
use crate::error::{Error, Result};
use crate::labs::States;
use crate::loss::Cost;
use crate::metrics::pca::Pca;
use crate::model::Model;
use crate::nn::LayerInfo;
use crate::nn::layer::LayerSpec;
use crate::wire::Bytes;

pub use images::{FitPca, ImagesInfo, LoadImages, PcaFitted, Prepare, Prepared};
pub use trace::{Trace, Traced};

questions!(
    /// # Errors
    /// [`Error::NotLoaded`] for data or a model that is not there, [`Error::File`] for a file that cannot be read;
    /// [`Error::WrongLength`], [`Error::OutOfRange`] and [`Error::Refused`] for images that are no set,
    /// [`Error::Setting`] for a config that cannot work, [`Error::NotFinite`] when a training diverges.
    "Engine", States; LoadData, LoadImages, LoadModel, LoadPca, FitPca, Prepare, Pictures, Leave, SelfTest, Probe, Trace
);

/// Decodes and keeps a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadData {
    /// Which one.
    pub set: DataSet,
    /// Its samples file.
    pub samples: Bytes,
    /// Its labels file.
    pub labels: Bytes,
}

/// A data set that has been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DataInfo {
    /// How many samples it has.
    pub count: usize,
    /// Values in a sample.
    pub width: usize,
    /// Samples of each label, indexed by label.
    pub classes: Vec<usize>,
}

impl DataInfo {
    fn of(samples: &Samples) -> Self {
        Self { count: samples.count(), width: samples.width(), classes: samples.class_counts() }
    }
}

impl Question for LoadData {
    type State = States;
    type Reply = DataInfo;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, DataInfo>> {
        let samples = Samples::decode(self.set, &self.samples, &self.labels)?;
        let info = DataInfo::of(&samples);
        desk.shared.put_data(self.set, samples);
        Ok(Pending::ready(info))
    }
}

/// Reads and keeps a model under a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadModel {
    /// Name to keep it under; an older one of that name is replaced.
    pub name: String,
    /// A safetensors file of a model.
    pub bytes: Bytes,
}

/// A model that has been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    /// The name it is kept under.
    pub name: String,
    /// What it was trained on.
    pub subject: Subject,
    /// The cost it was trained with.
    pub cost: Cost,
    /// Layers from the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// Layers from the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// d, values in a code.
    pub d_code: usize,
    /// Whether the decoder has the encoder's weights.
    pub tied: bool,
    /// Whether the encoder gives a mean and a variance for each value of the code, which is then the mean.
    pub variational: bool,
    /// How many weights and biases were learned.
    pub parameters: usize,
    /// The largest code value that is usual, for the scale of an axis: 99.5 % of |hᵢ| on test samples are below.
    pub code_scale: f32,
}

impl ModelInfo {
    fn of(name: &str, model: &Model) -> Self {
        let architecture = model.network.architecture();
        Self {
            name: name.to_owned(),
            subject: model.record.config.subject,
            cost: model.record.config.cost,
            encoder: architecture.encoder().iter().map(LayerSpec::info).collect(),
            decoder: architecture.decoder().iter().map(LayerSpec::info).collect(),
            d_code: architecture.d_code,
            tied: architecture.tied,
            variational: architecture.variational,
            parameters: architecture.parameters(),
            code_scale: model.record.code_scale,
        }
    }
}

impl Question for LoadModel {
    type State = States;
    type Reply = ModelInfo;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, ModelInfo>> {
        let Self { name, bytes } = self;
        let model = Model::read(&format!("{name}.safetensors"), &bytes, desk.shared.device())?;
        let info = ModelInfo::of(&name, &model);
        desk.shared.put_model(name, model);
        Ok(Pending::ready(info))
    }
}

/// Reads and keeps the principal components of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadPca {
    /// Whose they are.
    pub subject: Subject,
    /// A safetensors file of components.
    pub bytes: Bytes,
}

/// Principal components that have been loaded.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PcaInfo {
    /// How many components there are.
    pub components: usize,
}

impl Question for LoadPca {
    type State = States;
    type Reply = PcaInfo;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, PcaInfo>> {
        let pca = Pca::read(self.subject.pca_file().unwrap_or("components"), &self.bytes)?;
        let info = PcaInfo { components: pca.count() };
        desk.shared.put_pca(self.subject, pca);
        Ok(Pending::ready(info))
    }
}

/// Some samples of a data set that has been loaded.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pictures {
    /// Of which data set.
    pub set: DataSet,
    /// Which ones; indices past the end are refused.
    pub indices: Vec<usize>,
}

impl Question for Pictures {
    type State = States;
    type Reply = Images;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Images>> {
        Ok(Pending::ready(desk.shared.pictures(self.set, &self.indices)?))
    }
}

/// Forgets what a lab keeps, but not what others share with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Leave {
    /// Id of the lab.
    pub lab: String,
}

impl Question for Leave {
    type State = States;
    type Reply = Done;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Done>> {
        if desk.state.forget(&self.lab) {
            Ok(Pending::ready(Done {}))
        } else {
            Err(Error::BadRequest { reason: format!("there is no lab {}", self.lab) })
        }
    }
}

/// Compares a small network's gradients on this device with the same by hand.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SelfTest {}

impl Question for SelfTest {
    type State = States;
    type Reply = SelfTested;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, SelfTested>> {
        Ok(probe::self_test(desk.shared.device()))
    }
}

/// Trains a network on noise, for the caller to time.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Probe {
    /// The network and how it is trained; its images are not used.
    pub config: TrainConfig,
    /// How many steps, 1 to 100.
    pub steps: usize,
}

impl Question for Probe {
    type State = States;
    type Reply = Probed;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Probed>> {
        probe::speed(self.config, self.steps, desk.shared.device())
    }
}
