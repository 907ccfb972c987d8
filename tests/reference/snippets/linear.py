# The network of model.safetensors in PyTorch: pip install torch safetensors
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
            nn.Linear(784, 4),
        ])
        self.decoder = nn.ModuleList([
            nn.Linear(4, 784),
        ])

    def encode(self, x):
        x = self.encoder[0](x)
        return x

    def decode(self, h):
        h = self.decoder[0](h)
        return h

    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
tensors = load_file("model.safetensors")
model.load_state_dict({name: value for name, value in tensors.items() if not name.startswith("optimizer.")})
model.eval()
