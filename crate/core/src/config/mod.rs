//! Training configurations: the settings of a run, their controls, and their validation.

mod check;
mod controls;

use serde::{Deserialize, Serialize};

use crate::data::{PIXELS, Subject};
use crate::data::{noise::Noise, random::RandomStream};
use crate::loss::Cost;
use crate::nn::{Activation, Architecture, Body};
use crate::objective::{Objective, Penalty};
use crate::optimizer::Optimizer;

pub use check::EVALUATION_CHUNK;
pub use controls::CONTROLS;

/// The hidden layers between input and code, in the lecture's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NetworkKind {
    /// None: the code is the only hidden layer.
    Vanilla,
    /// Fully connected hidden layers.
    Multilayer,
    /// Convolutions.
    Convolutional,
}

/// Whether the decoder has its own weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Weights {
    /// The decoder has its own weights.
    Free,
    /// The decoder uses the encoder's weights, transposed.
    Tied,
}

/// A training configuration; each field is a control of [`CONTROLS`]. Fields whose control does not apply are ignored.
// Defaults keep files readable that were written with fewer controls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrainConfig {
    /// The training data.
    pub subject: Subject,
    /// Number of training images, the first ones; limited by the size of the set.
    pub images: usize,
    /// Corruption of the network's input; the target stays clean.
    pub noise: Noise,
    /// Standard deviation of Gaussian noise, or the fraction of values masked or replaced; 0.05 to 0.95.
    pub noise_level: f64,
    /// The hidden layers between input and code.
    pub kind: NetworkKind,
    /// Multilayer: sizes of the encoder's hidden layers, from the input on.
    pub hidden: Vec<usize>,
    /// Convolutional: channels of the encoder's convolutions, from the input on.
    pub channels: Vec<usize>,
    /// Convolutional: side of the kernels, odd.
    pub kernel: usize,
    /// d.
    pub d_code: usize,
    /// s of the hidden layers; the last one repeats for further layers.
    pub activations: Vec<Activation>,
    /// s of the code.
    pub code_activation: Activation,
    /// s of the output.
    pub output: Activation,
    /// Whether the decoder has its own weights.
    pub weights: Weights,
    /// ℓ.
    pub cost: Cost,
    /// The penalty term.
    pub penalty: Penalty,
    /// λ of the L1 penalty.
    pub l1: f64,
    /// λ of the KL penalty.
    pub kl_weight: f64,
    /// ρ of the KL penalty, 0 < ρ < 1.
    pub rho: f64,
    /// λ of the contractive penalty.
    pub contraction: f64,
    /// β of the variational autoencoder.
    pub beta: f64,
    /// λ of the penalty on bits.
    pub bits_weight: f64,
    /// λ of the weight decay ½ λ ‖W‖²; 0 for none.
    pub weight_decay: f64,
    /// The update rule.
    pub optimizer: Optimizer,
    /// η.
    pub learning_rate: f64,
    /// m.
    pub batch_size: usize,
    /// Number of passes over the images.
    pub epochs: usize,
    /// Seed of the initial weights, the image order and all noise.
    pub seed: u32,
}

impl Default for TrainConfig {
    /// The defaults of the controls.
    fn default() -> Self {
        use controls::{choice, choices, real, sizes, whole};
        Self {
            subject: choice("subject"),
            images: whole("images") as usize,
            noise: choice("noise"),
            noise_level: real("noiseLevel"),
            kind: choice("kind"),
            hidden: sizes("hidden"),
            channels: sizes("channels"),
            kernel: whole("kernel") as usize,
            d_code: whole("dCode") as usize,
            activations: choices("activations"),
            code_activation: choice("codeActivation"),
            output: choice("output"),
            weights: choice("weights"),
            cost: choice("cost"),
            penalty: choice("penalty"),
            l1: real("l1"),
            kl_weight: real("klWeight"),
            rho: real("rho"),
            contraction: real("contraction"),
            beta: real("beta"),
            bits_weight: real("bitsWeight"),
            weight_decay: real("weightDecay"),
            optimizer: choice("optimizer"),
            learning_rate: real("learningRate"),
            batch_size: whole("batchSize") as usize,
            epochs: whole("epochs") as usize,
            seed: whole("seed"),
        }
    }
}

impl TrainConfig {
    /// The network's architecture.
    pub fn architecture(&self) -> Architecture {
        let body = match self.kind {
            NetworkKind::Vanilla => Body::Dense { hidden: Vec::new() },
            NetworkKind::Multilayer => Body::Dense { hidden: self.hidden.clone() },
            NetworkKind::Convolutional => Body::Convolutional { channels: self.channels.clone(), kernel: self.kernel },
        };
        Architecture {
            d_input: PIXELS,
            body,
            d_code: self.d_code,
            activations: self.activations.clone(),
            code: self.code_activation,
            output: self.output,
            tied: self.weights == Weights::Tied,
            variational: self.penalty == Penalty::Variational,
        }
    }

    /// The training objective.
    pub fn objective(&self) -> Objective {
        let weight = match self.penalty {
            Penalty::None => 0.0,
            Penalty::L1 => self.l1,
            Penalty::Kl => self.kl_weight,
            Penalty::Contractive => self.contraction,
            Penalty::Variational => self.beta,
            Penalty::Bits => self.bits_weight,
        };
        Objective { cost: self.cost, penalty: self.penalty, weight, rho: self.rho }
    }

    /// Adds the run's noise to test samples, `[count × n]`, the same every time.
    pub fn corrupt_test(&self, values: &mut [f32]) {
        self.noise.corrupt_values(self.noise_level, values, &mut RandomStream::of_test(u64::from(self.seed)));
    }

    /// Whether a penalty is added to the reconstruction cost.
    pub fn is_penalised(&self) -> bool {
        self.penalty != Penalty::None || self.weight_decay > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_config_equals_the_controls_defaults() {
        let controls = serde_json::to_value(CONTROLS).unwrap();
        let defaults = controls.as_array().unwrap().iter();
        let defaults = defaults.map(|control| (control["id"].as_str().unwrap().to_owned(), control["default"].clone()));
        let config: TrainConfig = serde_json::from_value(serde_json::Value::Object(defaults.collect())).unwrap();
        assert_eq!(config, TrainConfig::default());
        assert_eq!(config.check(10_000), Ok(()));
    }
}
