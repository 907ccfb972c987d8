//! The lab's controls, and the config that their values make.

use serde::{Deserialize, Serialize};

use crate::data::noise::{Noise, Source};
use crate::data::{PIXELS, Subject};
use crate::error::{Error, Result, SettingFault};
use crate::labs::{Control, Group, Kind, Lab, Section};
use crate::loss::Cost;
use crate::nn::{Activation, Architecture, Body};
use crate::objective::{Objective, Penalty};
use crate::optimizer::Optimizer;
use crate::trainer::EVALUATION_CHUNK;

const ACTIVATIONS: &[&str] = &["relu", "sigmoid", "tanh", "identity"];
/// Most hidden layers.
const LAYERS: usize = 3;
/// What training may take of a tab's memory, in bytes.
const MEMORY: u64 = 1 << 30;

/// The lab's entry.
pub const LAB: Lab = Lab {
    id: "train",
    group: Group::Training,
    controls: &[
        Control::new("subject", Section::Data, Kind::Choice { options: &["digits", "fashion"], default: "digits" }),
        Control::new(
            "images",
            Section::Data,
            Kind::Whole { min: 1, max: 10_000, default: 10_000, suggested: &[500, 1_000, 2_000, 5_000, 10_000] },
        ),
        Control::new(
            "noise",
            Section::Data,
            Kind::Choice { options: &["none", "gaussian", "masking"], default: "none" },
        ),
        Control::new("noiseLevel", Section::Data, Kind::Real { min: 0.05, max: 0.95, step: 0.05, default: 0.5 })
            .when("noise", &["gaussian", "masking"]),
        Control::new(
            "kind",
            Section::Network,
            Kind::Choice { options: &["vanilla", "multilayer", "convolutional"], default: "multilayer" },
        ),
        Control::new("hidden", Section::Network, Kind::Sizes { layers: LAYERS, min: 1, max: 2_048, default: &[128] })
            .when("kind", &["multilayer"]),
        Control::new("channels", Section::Network, Kind::Sizes { layers: LAYERS, min: 1, max: 64, default: &[16, 32] })
            .when("kind", &["convolutional"]),
        Control::new("kernel", Section::Network, Kind::Whole { min: 1, max: 28, default: 3, suggested: &[3, 5, 7] })
            .when("kind", &["convolutional"]),
        Control::new(
            "dCode",
            Section::Network,
            Kind::Whole { min: 1, max: 65_536, default: 32, suggested: &[2, 8, 16, 32, 64, 1_024] },
        ),
        Control::new(
            "activations",
            Section::Network,
            Kind::Choices { options: ACTIVATIONS, layers: LAYERS, default: &["relu"] },
        )
        .when("kind", &["multilayer", "convolutional"]),
        Control::new("codeActivation", Section::Network, Kind::Choice { options: ACTIVATIONS, default: "identity" }),
        Control::new(
            "output",
            Section::Network,
            Kind::Choice { options: &["sigmoid", "identity"], default: "sigmoid" },
        ),
        Control::new("weights", Section::Network, Kind::Choice { options: &["free", "tied"], default: "free" }),
        Control::new(
            "cost",
            Section::Objective,
            Kind::Choice { options: &["crossEntropy", "squaredError"], default: "crossEntropy" },
        ),
        Control::new(
            "penalty",
            Section::Objective,
            Kind::Choice { options: &["none", "l1", "kl", "contractive", "variational"], default: "none" },
        ),
        Control::new(
            "l1",
            Section::Objective,
            Kind::Log { min: 1e-4, max: 1e4, usual: 100.0, default: 0.3, zero: true },
        )
        .when("penalty", &["l1"]),
        Control::new(
            "klWeight",
            Section::Objective,
            Kind::Log { min: 1e-3, max: 1e4, usual: 1_000.0, default: 10.0, zero: true },
        )
        .when("penalty", &["kl"]),
        Control::new("rho", Section::Objective, Kind::Real { min: 0.001, max: 0.999, step: 0.01, default: 0.05 })
            .when("penalty", &["kl"]),
        Control::new(
            "contraction",
            Section::Objective,
            Kind::Log { min: 1e-4, max: 1e4, usual: 1_000.0, default: 10.0, zero: true },
        )
        .when("penalty", &["contractive"]),
        Control::new(
            "beta",
            Section::Objective,
            Kind::Log { min: 1e-3, max: 1e3, usual: 100.0, default: 1.0, zero: true },
        )
        .when("penalty", &["variational"]),
        Control::new(
            "weightDecay",
            Section::Objective,
            Kind::Log { min: 1e-6, max: 1e3, usual: 1.0, default: 0.0, zero: true },
        ),
        Control::new(
            "optimizer",
            Section::Optimizer,
            Kind::Choice { options: &["sgd", "momentum", "adam"], default: "adam" },
        ),
        Control::new(
            "learningRate",
            Section::Optimizer,
            // What is far too high can be typed, to see it break.
            Kind::Log { min: 1e-5, max: 1e9, usual: 10.0, default: 2e-3, zero: false },
        )
        .live(),
        Control::new(
            "batchSize",
            Section::Optimizer,
            Kind::Whole { min: 1, max: 2_048, default: 128, suggested: &[16, 32, 64, 128, 256, 512] },
        ),
        Control::new(
            "epochs",
            Section::Optimizer,
            Kind::Whole { min: 1, max: 200, default: 15, suggested: &[1, 5, 15, 30, 60] },
        )
        .live(),
        Control::new("seed", Section::Optimizer, Kind::Whole { min: 0, max: 999_999, default: 1, suggested: &[] }),
        Control::new(
            "view",
            Section::View,
            Kind::Choice { options: &["samples", "inside", "steps", "compare"], default: "samples" },
        )
        .live(),
    ],
};

/// What lies between input and code, in the lecture's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NetworkKind {
    /// Nothing: the code is the only hidden layer.
    Vanilla,
    /// Fully connected hidden layers.
    Multilayer,
    /// Convolutions.
    Convolutional,
}

/// Whether the decoder has weights of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Weights {
    /// It has.
    Free,
    /// They are the encoder's, transposed.
    Tied,
}

/// What to train; field by field a control of [`LAB`]. A field whose control has no meaning is ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrainConfig {
    /// What it is trained on.
    pub subject: Subject,
    /// How many training images, from the first on; a subject with fewer gives what it has.
    pub images: usize,
    /// What is done to each input before the network sees it; the target stays clean.
    pub noise: Noise,
    /// Standard deviation of Gaussian noise, or the share of values that are masked.
    pub noise_level: f64,
    /// What lies between input and code.
    pub kind: NetworkKind,
    /// Multilayer: sizes of the encoder's hidden layers, from the input on.
    pub hidden: Vec<usize>,
    /// Convolutional: channels of the encoder's convolutions, from the input on.
    pub channels: Vec<usize>,
    /// Convolutional: side of the kernels, odd.
    pub kernel: usize,
    /// d.
    pub d_code: usize,
    /// s of the hidden layers; the last one stands for the layers beyond.
    pub activations: Vec<Activation>,
    /// s of the code.
    pub code_activation: Activation,
    /// s of the output.
    pub output: Activation,
    /// Whether the decoder has weights of its own.
    pub weights: Weights,
    /// ℓ.
    pub cost: Cost,
    /// The added term.
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
    /// λ of the weights' decay, ½ λ ‖W‖²; 0 for none.
    pub weight_decay: f64,
    /// How a gradient becomes a step.
    pub optimizer: Optimizer,
    /// η.
    pub learning_rate: f64,
    /// m.
    pub batch_size: usize,
    /// Passes over the images.
    pub epochs: usize,
    /// Seed of the initial weights, of the order of the images and of all noise.
    pub seed: u32,
}

impl Default for TrainConfig {
    /// The defaults of the controls.
    fn default() -> Self {
        Self {
            subject: Subject::Digits,
            images: 10_000,
            noise: Noise::None,
            noise_level: 0.5,
            kind: NetworkKind::Multilayer,
            hidden: vec![128],
            channels: vec![16, 32],
            kernel: 3,
            d_code: 32,
            activations: vec![Activation::Relu],
            code_activation: Activation::Identity,
            output: Activation::Sigmoid,
            weights: Weights::Free,
            cost: Cost::CrossEntropy,
            penalty: Penalty::None,
            l1: 0.3,
            kl_weight: 10.0,
            rho: 0.05,
            contraction: 10.0,
            beta: 1.0,
            weight_decay: 0.0,
            optimizer: Optimizer::Adam,
            learning_rate: 2e-3,
            batch_size: 128,
            epochs: 15,
            seed: 1,
        }
    }
}

impl TrainConfig {
    /// The network's plan.
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

    /// What is minimised.
    pub fn objective(&self) -> Objective {
        let weight = match self.penalty {
            Penalty::None => 0.0,
            Penalty::L1 => self.l1,
            Penalty::Kl => self.kl_weight,
            Penalty::Contractive => self.contraction,
            Penalty::Variational => self.beta,
        };
        Objective { cost: self.cost, penalty: self.penalty, weight, rho: self.rho }
    }

    /// Gives test samples, `[count × n]`, the run's noise, the same each time.
    pub fn corrupt_test(&self, values: &mut [f32]) {
        self.noise.corrupt_values(self.noise_level, values, &mut Source::of_test(u64::from(self.seed)));
    }

    /// Whether something is added to the reconstruction cost.
    pub fn is_penalised(&self) -> bool {
        self.penalty != Penalty::None || self.weight_decay > 0.0
    }

    /// Checks every value against its control, the values against each other, and the batch against `available`
    /// training images.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first that cannot work.
    pub fn check(&self, available: usize) -> Result<()> {
        self.check_network()?;
        for (control, value) in [
            ("images", self.images as f64),
            ("noiseLevel", self.noise_level),
            ("l1", self.l1),
            ("klWeight", self.kl_weight),
            ("rho", self.rho),
            ("contraction", self.contraction),
            ("beta", self.beta),
            ("weightDecay", self.weight_decay),
            ("learningRate", self.learning_rate),
            ("batchSize", self.batch_size as f64),
            ("epochs", self.epochs as f64),
            ("seed", f64::from(self.seed)),
        ] {
            LAB.check(control, value)?;
        }
        let images = self.images.min(available);
        if self.batch_size > images {
            return refuse("batchSize", SettingFault::BatchLargerThanData { images, batch: self.batch_size });
        }
        let needed = self.memory();
        if needed > MEMORY {
            return refuse("dCode", SettingFault::Memory { needed: needed >> 20, limit: MEMORY >> 20 });
        }
        Ok(())
    }

    /// Checks what the network is made of.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first that cannot work.
    pub fn check_network(&self) -> Result<()> {
        LAB.check("dCode", self.d_code as f64)?;
        for (control, sizes) in [("hidden", &self.hidden), ("channels", &self.channels)] {
            if sizes.len() > LAYERS {
                return refuse(control, SettingFault::Layers { max: LAYERS, got: sizes.len() });
            }
            sizes.iter().try_for_each(|&size| LAB.check(control, size as f64))?;
        }
        if self.kind == NetworkKind::Convolutional {
            self.check_kernel()?;
        }
        match self.penalty {
            Penalty::Kl if self.code_activation != Activation::Sigmoid => {
                refuse("codeActivation", SettingFault::KlNeedsSigmoid)
            }
            Penalty::Variational if self.code_activation != Activation::Identity => {
                refuse("codeActivation", SettingFault::VariationalNeedsIdentity)
            }
            Penalty::Contractive if self.kind == NetworkKind::Convolutional => {
                refuse("penalty", SettingFault::ContractiveNeedsDense)
            }
            _ if self.cost == Cost::CrossEntropy && self.output != Activation::Sigmoid => {
                refuse("output", SettingFault::CrossEntropyNeedsSigmoid)
            }
            _ => Ok(()),
        }
    }

    fn check_kernel(&self) -> Result<()> {
        let kernel = self.kernel;
        LAB.check("kernel", kernel as f64)?;
        if kernel.is_multiple_of(2) {
            return refuse("kernel", SettingFault::EvenKernel { kernel });
        }
        let architecture = self.architecture();
        for index in 0..self.channels.len() {
            let side = architecture.side(index);
            if kernel > side {
                return refuse("kernel", SettingFault::KernelLargerThanImage { kernel, side, layer: index + 1 });
            }
        }
        Ok(())
    }

    /// A rough estimate of what a step takes, in bytes: the parameters with their gradient, both moments and what the
    /// optimiser makes on its way, and each layer's output, kept, differentiated and once more in between.
    fn memory(&self) -> u64 {
        const PARAMETER_COPIES: u64 = 8;
        const ACTIVATION_COPIES: u64 = 6;
        let architecture = self.architecture();
        let batch = self.batch_size.max(EVALUATION_CHUNK) as u64;
        let outputs: u64 = architecture.layers().iter().map(|layer| layer.shape.sizes()[1] as u64).sum();
        let jacobian = match (self.penalty, self.kind) {
            (Penalty::Contractive, NetworkKind::Multilayer) => {
                self.d_code as u64 * self.hidden.iter().map(|&size| size as u64).sum::<u64>()
            }
            _ => 0,
        };
        let activations = batch * ACTIVATION_COPIES * (outputs + jacobian + PIXELS as u64);
        4 * (PARAMETER_COPIES * architecture.parameters() as u64 + activations)
    }
}

fn refuse(control: &'static str, fault: SettingFault) -> Result<()> {
    Err(Error::Setting { control, fault })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_what_the_controls_start_with() {
        let controls = serde_json::to_value(LAB.controls).unwrap();
        let defaults = controls.as_array().unwrap().iter();
        let defaults = defaults.map(|control| (control["id"].as_str().unwrap().to_owned(), control["default"].clone()));
        let config: TrainConfig = serde_json::from_value(serde_json::Value::Object(defaults.collect())).unwrap();
        assert_eq!(config, TrainConfig::default());
        assert_eq!(config.check(10_000), Ok(()));
    }
}
