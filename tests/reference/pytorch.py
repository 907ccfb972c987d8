"""Reference values for the tests of crate/core, computed by PyTorch (written with 2.15, CPU).

    pip install torch numpy
    python tests/reference/pytorch.py

writes pytorch.json beside this file. The values are committed: no test needs PyTorch.
"""

import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


def cross_entropy(logits, x):
    """L: mean over the samples of the cross-entropy summed over the pixels."""
    return F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)


def squared_error(logits, x):
    """L: mean over the samples of half the squared distance."""
    return 0.5 * ((torch.sigmoid(logits) - x) ** 2).sum() / len(x)


COSTS = {"crossEntropy": cross_entropy, "squaredError": squared_error}


def numbers(tensor):
    return [[float(f"{v:.9g}") for v in row] for row in torch.atleast_2d(tensor.detach().double()).tolist()]


def losses():
    logits = torch.tensor(
        [[30.0, -40.0, 0.0, 1.5, -2.25], [0.3, -0.7, 5.0, -6.0, 0.01], [-30.0, 12.0, -0.5, 2.0, -1.0]],
        dtype=torch.float64,
        requires_grad=True,
    )
    x = torch.tensor(
        [[1.0, 0.0, 0.5, 0.25, 0.9], [0.0, 1.0, 0.75, 0.1, 0.5], [0.2, 1.0, 0.0, 0.6, 1.0]], dtype=torch.float64
    )
    entry = {"logits": numbers(logits), "input": numbers(x)}
    for name, cost in COSTS.items():
        logits.grad = None
        value = cost(logits, x)
        value.backward()
        entry[name] = {"value": value.item(), "gradient": numbers(logits.grad)}
    entry["mse"] = ((torch.sigmoid(logits) - x) ** 2).mean().item()
    return entry


def layers(network):
    linear = [m for m in network if isinstance(m, nn.Linear)]
    return [{"weight": numbers(m.weight), "bias": numbers(m.bias)[0]} for m in linear]


def training(cost_name):
    torch.manual_seed(0)
    encoder = [nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 3)]
    decoder = [nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 12)]
    network = nn.Sequential(*encoder, *decoder)
    batches = torch.rand(10, 6, 12)
    entry = {"cost": cost_name, "layers": layers(network), "batches": [numbers(b) for b in batches]}
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01, betas=(0.9, 0.999), eps=1e-8)
    entry["losses"] = []
    for batch in batches:
        optimizer.zero_grad()
        loss = COSTS[cost_name](network(batch), batch)
        loss.backward()
        optimizer.step()
        entry["losses"].append(loss.item())
    entry["finalLayers"] = layers(network)
    entry["code"] = numbers(nn.Sequential(*encoder)(batches[0]))
    entry["reconstruction"] = numbers(torch.sigmoid(network(batches[0])))
    return entry


result = {"torch": torch.__version__, "losses": losses(), "training": [training(name) for name in COSTS]}
Path(__file__).with_name("pytorch.json").write_text(json.dumps(result) + "\n")
