//! The state shared by all labs: loaded data sets, models and components, and the page's training run.

use std::collections::BTreeMap;

use burn::tensor::Device;
use serde::Serialize;

use crate::data::{DataSet, Samples, Subject};
use crate::error::{Error, Result, need};
use crate::metrics::pca::{Fitting, Pca};
use crate::model::Model;
use crate::training::Trainer;
use crate::wire::Floats;

/// The state shared by all labs.
pub struct Shared {
    device: Device,
    data: BTreeMap<DataSet, Samples>,
    models: BTreeMap<String, Loaded>,
    /// Number of models loaded so far.
    loads: u64,
    pca: BTreeMap<Subject, Pca>,
    trainer: Option<Trainer>,
    /// A network being trained beside the run, and components being fitted.
    pub(crate) small: Option<(String, Trainer)>,
    pub(crate) fitting: Option<(Subject, Fitting)>,
}

/// A model, and the number of its load.
struct Loaded {
    model: Model,
    revision: u64,
}

impl Shared {
    /// Empty shared state on `device`.
    pub(crate) fn new(device: Device) -> Self {
        let (data, models, pca) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { device, data, models, loads: 0, pca, trainer: None, small: None, fitting: None }
    }

    /// The device for all computations.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// A loaded data set.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub fn data(&self, set: DataSet) -> Result<&Samples> {
        self.data.get(&set).ok_or_else(|| Error::NotLoaded { what: set.to_string() })
    }

    /// A loaded model.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub fn model(&self, name: &str) -> Result<&Model> {
        need(self.models.get(name), name).map(|loaded| &loaded.model)
    }

    /// The number of a model's load, which differs for another model of the same name.
    pub(crate) fn revision(&self, name: &str) -> Option<u64> {
        self.models.get(name).map(|loaded| loaded.revision)
    }

    /// The principal components of a subject, if loaded.
    pub fn pca(&self, subject: Subject) -> Option<&Pca> {
        self.pca.get(&subject)
    }

    /// The principal components of a subject.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub(crate) fn need_pca(&self, subject: Subject) -> Result<&Pca> {
        need(self.pca(subject), "PCA")
    }

    /// The page's training run.
    ///
    /// # Errors
    /// [`Error::NotLoaded`] before it has started.
    pub(crate) fn trainer(&self) -> Result<&Trainer> {
        need(self.trainer.as_ref(), "run")
    }

    /// The page's training run, mutable.
    ///
    /// # Errors
    /// [`Error::NotLoaded`] before it has started.
    pub(crate) fn trainer_mut(&mut self) -> Result<&mut Trainer> {
        need(self.trainer.as_mut(), "run")
    }

    /// The samples of a loaded set at `indices`.
    ///
    /// # Errors
    /// [`Error::NotLoaded`], and [`Error::OutOfRange`] for an index past the end.
    pub(crate) fn pictures(&self, set: DataSet, indices: &[usize]) -> Result<Pictures> {
        let samples = self.data(set)?;
        let mut pixels = Vec::with_capacity(indices.len() * samples.width());
        let mut labels = Vec::with_capacity(indices.len());
        for &index in indices {
            let count = samples.count();
            let row = samples.row(index).ok_or(Error::OutOfRange { what: "samples", count, index })?;
            pixels.extend(row);
            labels.push(samples.labels()[index]);
        }
        Ok(Pictures { pixels: Floats(pixels), labels })
    }

    /// Stores a data set, replacing the previous one.
    pub(crate) fn put_data(&mut self, set: DataSet, samples: Samples) {
        self.data.insert(set, samples);
    }

    /// Stores a model under a name, replacing the previous one.
    pub(crate) fn put_model(&mut self, name: String, model: Model) {
        self.loads += 1;
        self.models.insert(name, Loaded { model, revision: self.loads });
    }

    /// Stores the components of a subject, replacing the previous ones.
    pub(crate) fn put_pca(&mut self, subject: Subject, pca: Pca) {
        self.pca.insert(subject, pca);
    }

    /// Makes `trainer` the page's training run.
    pub(crate) fn put_trainer(&mut self, trainer: Trainer) {
        self.trainer = Some(trainer);
    }
}

/// Samples as images.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Pictures {
    /// `[count, n]`, row-major, 0..1.
    pub pixels: Floats,
    /// `[count]`.
    pub labels: Vec<u8>,
}
