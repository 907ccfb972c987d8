//! Everything that one engine holds, and how a request becomes a reply.
//!
//! A request is answered in two parts, because reading a device cannot be waited for here: the first computes and says
//! what to read, the second makes the reply from what was read. Nothing is borrowed in between.

mod leave;

use std::collections::BTreeMap;

use burn::tensor::{Device, Tensor, TensorData, Transaction};

use crate::data::{DataSet, Samples, Subject};
use crate::error::{Error, Result};
use crate::labs::hashing::Shelves;
use crate::labs::manifold::Unrolling;
use crate::labs::reduction::Reduction;
use crate::labs::{
    anomaly, denoise, generate, hashing, impute, manifold, neighbors, race, reconstruct, reduction, secrecy, train,
};
use crate::metrics::pca::Pca;
use crate::model::Model;
use crate::nn::layer::LayerSpec;
use crate::probe;
use crate::protocol::{DataInfo, Done, ModelInfo, PcaInfo, Pictures, Reply, Request};
use crate::trainer::Trainer;
use crate::wire::Floats;

/// The second part of an answer: makes the reply from what was read.
type Finish = Box<dyn FnOnce(&mut Session, Vec<Vec<f32>>) -> Result<Reply>>;

/// An answer that waits for a reading of the device.
pub struct Pending {
    reads: Vec<Tensor<1>>,
    finish: Finish,
}

impl Pending {
    /// An answer made by `finish` from the values of `reads`.
    pub fn new(
        reads: Vec<Tensor<1>>,
        finish: impl FnOnce(&mut Session, Vec<Vec<f32>>) -> Result<Reply> + 'static,
    ) -> Self {
        Self { reads, finish: Box::new(finish) }
    }

    /// An answer that needs no reading.
    pub fn ready(reply: Reply) -> Self {
        Self::new(Vec::new(), |_, _| Ok(reply))
    }

    /// Splits it into what to read, all at once, and the second part. There is nothing to read when the first is `None`.
    pub fn split(self) -> (Option<Transaction>, Finish) {
        let any = !self.reads.is_empty();
        let reads = self.reads.into_iter().fold(Transaction::default(), Transaction::register);
        (any.then_some(reads), self.finish)
    }
}

/// What an engine holds. `leave.rs` says which of it goes with which lab.
pub struct Session {
    device: Device,
    data: BTreeMap<DataSet, Samples>,
    models: BTreeMap<String, Model>,
    pca: BTreeMap<Subject, Pca>,
    pub(crate) trainer: Option<Trainer>,
    pub(crate) race: Option<Trainer>,
    pub(crate) unrolling: Option<Unrolling>,
    pub(crate) shelves: Option<Shelves>,
    pub(crate) reduction: Option<Reduction>,
    pub(crate) generating: generate::Known,
    pub(crate) neighbors: Option<neighbors::Known>,
    pub(crate) anomaly: Option<anomaly::Known>,
    pub(crate) wiener: Option<denoise::Wiener>,
    pub(crate) impute: Option<impute::Known>,
    pub(crate) attacker: Option<secrecy::Attacker>,
}

impl Session {
    /// An empty session that computes on `device`.
    pub fn new(device: Device) -> Self {
        Self {
            device,
            data: BTreeMap::new(),
            models: BTreeMap::new(),
            pca: BTreeMap::new(),
            trainer: None,
            race: None,
            unrolling: None,
            shelves: None,
            reduction: None,
            generating: generate::Known::default(),
            neighbors: None,
            anomaly: None,
            wiener: None,
            impute: None,
            attacker: None,
        }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// As the question says.
    pub fn handle(&mut self, request: Request) -> Result<Pending> {
        match request {
            Request::LoadData { set, samples, labels } => self.load_data(set, &samples, &labels),
            Request::LoadModel { name, bytes } => self.load_model(name, &bytes),
            Request::LoadPca { subject, bytes } => self.load_pca(subject, &bytes),
            Request::Pictures { set, indices } => Ok(Pending::ready(Reply::Pictures(self.pictures(set, &indices)?))),
            Request::Leave { lab } => self.leave(&lab).map(|()| Pending::ready(Reply::Done(Done {}))),
            Request::Reconstruct(ask) => reconstruct::answer(self, ask),
            Request::Train(ask) => train::answer(self, ask),
            Request::Race(ask) => race::answer(self, ask),
            Request::Manifold(ask) => manifold::answer(self, ask),
            Request::Hashing(ask) => hashing::answer(self, ask),
            Request::Reduction(ask) => reduction::answer(self, ask),
            Request::Generate(ask) => generate::answer(self, ask),
            Request::Neighbors(ask) => neighbors::answer(self, ask),
            Request::Anomaly(ask) => anomaly::answer(self, ask),
            Request::Denoise(ask) => denoise::answer(self, ask),
            Request::Impute(ask) => impute::answer(self, ask),
            Request::Secrecy(ask) => secrecy::answer(self, ask),
            Request::SelfTest {} => Ok(probe::self_test(&self.device)),
            Request::Probe { config, steps } => probe::speed(config, steps, &self.device),
        }
    }

    /// Answers a request and waits for the device: for native programs and tests.
    ///
    /// # Errors
    /// As the question says, and [`Error::Device`] when the reading fails.
    #[cfg(not(target_family = "wasm"))]
    pub fn call(&mut self, request: Request) -> Result<Reply> {
        let (reads, finish) = self.handle(request)?.split();
        let read = match reads {
            Some(reads) => reads.try_execute().map_err(device_error)?,
            None => Vec::new(),
        };
        finish(self, floats(read)?)
    }

    /// The device that it computes on.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// A loaded data set.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub fn data(&self, set: DataSet) -> Result<&Samples> {
        self.data.get(&set).ok_or_else(|| Error::NotLoaded { what: format!("{set:?}") })
    }

    /// A loaded model.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub fn model(&self, name: &str) -> Result<&Model> {
        self.models.get(name).ok_or_else(|| Error::NotLoaded { what: name.to_owned() })
    }

    /// The principal components of a subject, if they have been loaded.
    pub fn pca(&self, subject: Subject) -> Option<&Pca> {
        self.pca.get(&subject)
    }

    /// The principal components of a subject.
    ///
    /// # Errors
    /// [`Error::NotLoaded`].
    pub(crate) fn pca_of(&self, subject: Subject) -> Result<&Pca> {
        self.pca(subject).ok_or_else(|| Error::NotLoaded { what: "PCA".to_owned() })
    }

    pub(crate) fn shelves(&self) -> Result<&Shelves> {
        self.shelves.as_ref().ok_or_else(|| Error::NotLoaded { what: "shelves".to_owned() })
    }

    pub(crate) fn trainer_ref(&self) -> Result<&Trainer> {
        self.trainer.as_ref().ok_or_else(no_run)
    }

    pub(crate) fn trainer_mut(&mut self) -> Result<&mut Trainer> {
        self.trainer.as_mut().ok_or_else(no_run)
    }

    /// Samples of a loaded set by index.
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

    fn load_data(&mut self, set: DataSet, samples: &[u8], labels: &[u8]) -> Result<Pending> {
        let samples = Samples::decode(set, samples, labels)?;
        let info = DataInfo { count: samples.count(), width: samples.width(), classes: samples.class_counts() };
        self.data.insert(set, samples);
        Ok(Pending::ready(Reply::Data(info)))
    }

    fn load_model(&mut self, name: String, bytes: &[u8]) -> Result<Pending> {
        let model = Model::read(&format!("{name}.safetensors"), bytes, &self.device)?;
        let architecture = model.network.architecture();
        let info = ModelInfo {
            name: name.clone(),
            subject: model.record.config.subject,
            cost: model.record.config.cost,
            encoder: architecture.encoder().iter().map(LayerSpec::info).collect(),
            decoder: architecture.decoder().iter().map(LayerSpec::info).collect(),
            d_code: architecture.d_code,
            tied: architecture.tied,
            variational: architecture.variational,
            parameters: architecture.parameters(),
            code_scale: model.record.code_scale,
        };
        self.generating.forget(&name);
        self.models.insert(name, model);
        Ok(Pending::ready(Reply::Model(info)))
    }

    fn load_pca(&mut self, subject: Subject, bytes: &[u8]) -> Result<Pending> {
        let pca = Pca::read(subject.pca_file(), bytes)?;
        let info = PcaInfo { components: pca.count() };
        self.pca.insert(subject, pca);
        Ok(Pending::ready(Reply::Pca(info)))
    }
}

fn no_run() -> Error {
    Error::NotLoaded { what: "run".to_owned() }
}

/// A tensor as one row of numbers, the form in which it is read.
pub fn flat<const D: usize>(tensor: Tensor<D>) -> Tensor<1> {
    let count = tensor.dims().iter().product::<usize>();
    tensor.reshape([count])
}

/// The values of what was read.
///
/// # Errors
/// [`Error::Device`] when they are no floats.
pub fn floats(read: Vec<TensorData>) -> Result<Vec<Vec<f32>>> {
    read.into_iter().map(|data| data.try_into_vec::<f32>().map_err(device_error)).collect()
}

/// Exactly `N` readings.
///
/// # Errors
/// [`Error::Device`] when there are more or fewer.
pub fn read_all<const N: usize>(read: Vec<Vec<f32>>) -> Result<[Vec<f32>; N]> {
    read.try_into().map_err(|read: Vec<_>| device_error(format!("{} readings instead of {N}", read.len())))
}

/// A device's words as an error.
pub fn device_error(reason: impl std::fmt::Debug) -> Error {
    Error::Device { reason: format!("{reason:?}") }
}
