//! A Python program with PyTorch that rebuilds a network and loads its weights from a file.

use crate::config::TrainConfig;
use crate::nn::architecture::Slot;
use crate::nn::layer::Shape;
use crate::nn::{Activation, Architecture};

/// The program for a network of `config` whose safetensors file is named `file`.
pub fn pytorch(config: &TrainConfig, file: &str) -> String {
    let architecture = config.architecture();
    let slots = architecture.slots();
    let (encoder, decoder) = slots.split_at(slots.len() / 2);
    // The name is user input: it must not end the string.
    let file: String = file.chars().filter(|letter| !letter.is_control() && !matches!(letter, '"' | '\\')).collect();
    let bias = if architecture.tied { BIAS } else { "" };
    let parts = [modules(encoder), modules(decoder), encode(&architecture, encoder), decode(encoder, decoder)];
    let [encoder, decoder, encode, decode] = parts;
    format!(
        r#"# The network of {file} in PyTorch: pip install torch safetensors
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

{bias}
class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
{encoder}        ])
        self.decoder = nn.ModuleList([
{decoder}        ])

    def encode(self, x):
{encode}
    def decode(self, h):
{decode}
    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
tensors = load_file("{file}")
model.load_state_dict({{name: value for name, value in tensors.items() if not name.startswith("optimizer.")}})
model.eval()
"#
    )
}

/// A tied layer has only a bias.
const BIAS: &str = "
class Bias(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(size))

";

/// One line per layer.
fn modules(slots: &[Slot]) -> String {
    let line = |slot: &Slot| {
        let module = match slot.spec.shape {
            shape if slot.tied.is_some() => format!("Bias({})", shape.bias()),
            Shape::Dense { d_in, d_out } => format!("nn.Linear({d_in}, {d_out})"),
            Shape::Convolution { from, to, kernel } => {
                format!("nn.Conv2d({}, {}, {kernel}, stride=2, padding={})", from.channels, to.channels, kernel / 2)
            }
            Shape::Transposed { from, to, kernel } => format!(
                "nn.ConvTranspose2d({}, {}, {kernel}, {})",
                from.channels,
                to.channels,
                transposed(from.side, to.side, kernel)
            ),
        };
        format!("            {module},\n")
    };
    slots.iter().map(line).collect()
}

fn transposed(from: usize, to: usize, kernel: usize) -> String {
    format!("stride=2, padding={}, output_padding={}", kernel / 2, to + 1 - 2 * from)
}

fn encode(architecture: &Architecture, encoder: &[Slot]) -> String {
    let mut lines = String::new();
    if let Shape::Convolution { from, .. } = encoder[0].spec.shape {
        lines += &format!("        x = x.view(-1, {}, {}, {})\n", from.channels, from.side, from.side);
    }
    for (index, slot) in encoder.iter().enumerate() {
        let flat = index > 0 && matches!(encoder[index - 1].spec.shape, Shape::Convolution { .. });
        if flat && matches!(slot.spec.shape, Shape::Dense { .. }) {
            lines += "        x = x.flatten(1)\n";
        }
        lines += &activated("x", &format!("self.encoder[{index}](x)"), slot.spec.activation);
    }
    if architecture.variational {
        lines += &format!("        return x[:, :{}]  # the means\n", architecture.d_code);
    } else {
        lines += "        return x\n";
    }
    lines
}

fn decode(encoder: &[Slot], decoder: &[Slot]) -> String {
    let mut lines = String::new();
    let mut image = false;
    for (index, slot) in decoder.iter().enumerate() {
        let value = match (slot.spec.shape, slot.tied) {
            (_, None) => format!("self.decoder[{index}](h)"),
            (Shape::Dense { d_in, .. }, Some(tied)) => {
                let whole = matches!(encoder[tied].spec.shape, Shape::Dense { d_out, .. } if d_out == d_in);
                let rows = if whole { String::new() } else { format!("[:{d_in}]") };
                format!("F.linear(h, self.encoder[{tied}].weight{rows}.t(), self.decoder[{index}].bias)")
            }
            (Shape::Convolution { from, to, kernel } | Shape::Transposed { from, to, kernel }, Some(tied)) => format!(
                "F.conv_transpose2d(h, self.encoder[{tied}].weight, self.decoder[{index}].bias, {})",
                transposed(from.side, to.side, kernel)
            ),
        };
        if let (Shape::Transposed { from, .. }, false) = (slot.spec.shape, image) {
            lines += &format!("        h = h.view(-1, {}, {}, {})\n", from.channels, from.side, from.side);
            image = true;
        }
        lines += &activated("h", &value, slot.spec.activation);
    }
    lines += if image { "        return h.flatten(1)\n" } else { "        return h\n" };
    lines
}

fn activated(name: &str, value: &str, activation: Activation) -> String {
    match activation {
        Activation::Relu => format!("        {name} = torch.relu({value})\n"),
        Activation::Sigmoid => format!("        {name} = torch.sigmoid({value})\n"),
        Activation::Tanh => format!("        {name} = torch.tanh({value})\n"),
        Activation::Identity => format!("        {name} = {value}\n"),
        Activation::Binary => format!("        {name} = ({value} > 0).float()\n"),
    }
}
