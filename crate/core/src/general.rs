//! The questions that belong to no lab: loading data and models, the device's self-test, leaving a lab, and tracing an
//! input through a network.

mod images;
mod trace;

use serde::{Deserialize, Serialize};

use crate::config::TrainConfig;
use crate::data::{DataSet, Samples, Subject};
use crate::engine::probe::{self, ProbeLoss, SelfTestResult};
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

pub use images::{FitPca, ImagesInfo, LoadImages, PcaFitProgress, Prepare, PrepareProgress};
pub use trace::{LayerTrace, Trace};

questions!(
    /// # Errors
    /// [`Error::NotLoaded`] for missing data or models, [`Error::File`] for a file that cannot be read;
    /// [`Error::WrongLength`], [`Error::OutOfRange`] and [`Error::Refused`] for invalid image sets, [`Error::Setting`]
    /// for an invalid configuration, [`Error::NotFinite`] when training diverges.
    "Engine", States; LoadData, LoadImages, LoadModel, LoadPca, FitPca, Prepare, Pictures, Leave, SelfTest, Probe, Trace
);

/// Decodes and stores a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadData {
    /// The data set.
    pub set: DataSet,
    /// Its samples file.
    pub samples: Bytes,
    /// Its labels file.
    pub labels: Bytes,
}

/// A loaded data set.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DataInfo {
    /// Number of samples.
    pub count: usize,
    /// Number of values in a sample.
    pub width: usize,
    /// Number of samples of each class, indexed by label.
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

/// Reads a model and stores it under a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadModel {
    /// Name to store it under; replaces a model of the same name.
    pub name: String,
    /// A safetensors file of a model.
    pub bytes: Bytes,
}

/// A loaded model.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelInfo {
    /// Its name.
    pub name: String,
    /// The data it was trained on.
    pub subject: Subject,
    /// The cost it was trained with.
    pub cost: Cost,
    /// Layers from the input to the code.
    pub encoder: Vec<LayerInfo>,
    /// Layers from the code to the output.
    pub decoder: Vec<LayerInfo>,
    /// d, the number of values in a code.
    pub d_code: usize,
    /// Whether the decoder shares the encoder's weights.
    pub tied: bool,
    /// Whether the encoder outputs a mean and a variance for each value of the code; the code is then the mean.
    pub variational: bool,
    /// Number of weights and biases learned.
    pub parameters: usize,
    /// The scale of the code axis: the 99.5th percentile of |hᵢ| on test samples.
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

/// Reads and stores the principal components of a subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LoadPca {
    /// The subject they belong to.
    pub subject: Subject,
    /// A safetensors file of components.
    pub bytes: Bytes,
}

/// Loaded principal components.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PcaInfo {
    /// Number of components.
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

/// Returns some samples of a loaded data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pictures {
    /// The data set.
    pub set: DataSet,
    /// Indices of the samples; out-of-range ones are rejected.
    pub indices: Vec<usize>,
}

impl Question for Pictures {
    type State = States;
    type Reply = Images;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, Images>> {
        Ok(Pending::ready(desk.shared.pictures(self.set, &self.indices)?))
    }
}

/// Drops a lab's state, but not what labs share.
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

/// Compares a small network's gradients on this device with an independent computation.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SelfTest {}

impl Question for SelfTest {
    type State = States;
    type Reply = SelfTestResult;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, SelfTestResult>> {
        Ok(probe::self_test(desk.shared.device()))
    }
}

/// Trains a network on noise, for the caller to time.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Probe {
    /// The network and its training settings; its images are not used.
    pub config: TrainConfig,
    /// Number of steps, 1 to 100.
    pub steps: usize,
}

impl Question for Probe {
    type State = States;
    type Reply = ProbeLoss;

    fn answer(self, desk: Desk<'_, States>) -> Result<Pending<States, ProbeLoss>> {
        probe::speed(self.config, self.steps, desk.shared.device())
    }
}
