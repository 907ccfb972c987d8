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
            nn.Conv2d(1, 2, 5, stride=2, padding=2),
            nn.Conv2d(2, 3, 5, stride=2, padding=2),
            nn.Linear(147, 4),
        ])
        self.decoder = nn.ModuleList([
            Bias(147),
            Bias(2),
            Bias(1),
        ])

    def encode(self, x):
        x = x.view(-1, 1, 28, 28)
        x = torch.relu(self.encoder[0](x))
        x = torch.relu(self.encoder[1](x))
        x = x.flatten(1)
        x = self.encoder[2](x)
        return x

    def decode(self, h):
        h = torch.relu(F.linear(h, self.encoder[2].weight.t(), self.decoder[0].bias))
        h = h.view(-1, 3, 7, 7)
        h = torch.relu(F.conv_transpose2d(h, self.encoder[1].weight, self.decoder[1].bias, stride=2, padding=2, output_padding=1))
        h = torch.sigmoid(F.conv_transpose2d(h, self.encoder[0].weight, self.decoder[2].bias, stride=2, padding=2, output_padding=1))
        return h.flatten(1)

    def forward(self, x):
        return self.decode(self.encode(x))


model = Autoencoder()
tensors = load_file("model.safetensors")
model.load_state_dict({name: value for name, value in tensors.items() if not name.startswith("optimizer.")})
model.eval()
