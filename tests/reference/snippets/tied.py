# The network of model.safetensors in PyTorch: pip install torch safetensors
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F


class Bias(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(size))


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
            nn.Linear(784, 6),
            nn.Linear(6, 4),
        ])
        self.decoder = nn.ModuleList([
            Bias(6),
            Bias(784),
        ])

    def encode(self, x):
        x = torch.tanh(self.encoder[0](x))
        x = torch.sigmoid(self.encoder[1](x))
        return x

    def decode(self, h):
        h = torch.tanh(F.linear(h, self.encoder[1].weight.t(), self.decoder[0].bias))
        h = torch.sigmoid(F.linear(h, self.encoder[0].weight.t(), self.decoder[1].bias))
        return h

    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
tensors = load_file("model.safetensors")
model.load_state_dict({name: value for name, value in tensors.items() if not name.startswith("optimizer.")})
model.eval()
