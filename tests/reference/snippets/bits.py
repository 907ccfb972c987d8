# The network of model.safetensors in PyTorch: pip install torch safetensors
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList([
            nn.Linear(784, 6),
            nn.Linear(6, 4),
        ])
        self.decoder = nn.ModuleList([
            nn.Linear(4, 6),
            nn.Linear(6, 784),
        ])

    def encode(self, x):
        x = torch.relu(self.encoder[0](x))
        x = (self.encoder[1](x) > 0).float()
        return x

    def decode(self, h):
        h = torch.relu(self.decoder[0](h))
        h = torch.sigmoid(self.decoder[1](h))
        return h

    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
tensors = load_file("model.safetensors")
model.load_state_dict({name: value for name, value in tensors.items() if not name.startswith("optimizer.")})
model.eval()
