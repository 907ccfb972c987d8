//! Validation of a configuration.

use super::controls::{CONTROLS, LAYERS};
use super::{NetworkKind, TrainConfig};
use crate::data::PIXELS;
use crate::error::{Error, Result, SettingFault};
use crate::loss::Cost;
use crate::nn::Activation;
use crate::objective::Penalty;
use crate::spec::check;

/// Memory limit for training in a browser tab, in bytes.
const MEMORY: u64 = 1 << 30;

/// Test samples per forward pass: few enough for small activations, enough to fill a matrix product.
pub const EVALUATION_CHUNK: usize = 500;

impl TrainConfig {
    /// Checks every value against its control, the values against each other, and the batch size against `available`
    /// training images.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first invalid one.
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
            ("bitsWeight", self.bits_weight),
            ("weightDecay", self.weight_decay),
            ("learningRate", self.learning_rate),
            ("batchSize", self.batch_size as f64),
            ("epochs", self.epochs as f64),
            ("seed", f64::from(self.seed)),
        ] {
            check(CONTROLS, control, value)?;
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

    /// Checks the settings of the network.
    ///
    /// # Errors
    /// [`Error::Setting`] for the first invalid one.
    pub fn check_network(&self) -> Result<()> {
        check(CONTROLS, "dCode", self.d_code as f64)?;
        for (control, sizes) in [("hidden", &self.hidden), ("channels", &self.channels)] {
            if sizes.len() > LAYERS {
                return refuse(control, SettingFault::Layers { max: LAYERS, got: sizes.len() });
            }
            sizes.iter().try_for_each(|&size| check(CONTROLS, control, size as f64))?;
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
            Penalty::Bits if self.code_activation != Activation::Binary => {
                refuse("codeActivation", SettingFault::BitsNeedBinary)
            }
            Penalty::Contractive if self.code_activation == Activation::Binary => {
                refuse("codeActivation", SettingFault::ContractiveNeedsSlope)
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
        check(CONTROLS, "kernel", kernel as f64)?;
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

    /// A rough estimate of a step's memory in bytes: the parameters with their gradient, moments and the optimiser's
    /// temporaries, and each layer's output, its gradient and temporaries.
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
