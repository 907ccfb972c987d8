"""Reference values for the tests of crate/core, computed by PyTorch (written with 2.15, CPU).

    pip install torch numpy safetensors
    python tests/reference/pytorch.py

writes pytorch.json beside this file. The values are committed: no test needs PyTorch. It also runs the programs in
snippets/, which the core generates for visitors, on weights that both sides compute by the same formula.
"""

import json
import math
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
HERE = Path(__file__).parent
SIDE = 6
PIXELS = SIDE * SIDE
BATCH = 6
STEPS = 10

ACTIVATIONS = {"relu": torch.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "identity": lambda z: z}


def numbers(tensor):
    """A tensor as a flat list with nine digits per value."""
    return [float(f"{v:.9g}") for v in tensor.detach().double().flatten().tolist()]


def cross_entropy(x_hat, logits, x):
    """L: mean over the samples of the cross-entropy summed over the pixels."""
    return F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / len(x)


def squared_error(x_hat, logits, x):
    """L: mean over the samples of half the squared distance."""
    return 0.5 * ((x_hat - x) ** 2).sum() / len(x)


COSTS = {"crossEntropy": cross_entropy, "squaredError": squared_error}


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
        value = cost(torch.sigmoid(logits), logits, x)
        value.backward()
        entry[name] = {"value": value.item(), "gradient": numbers(logits.grad)}
    entry["mse"] = ((torch.sigmoid(logits) - x) ** 2).mean().item()
    return entry


class Network(nn.Module):
    """An autoencoder with a plan as in the core's `Architecture`."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan
        body = plan["body"]
        out = plan["dCode"] * (2 if plan["variational"] else 1)
        if body["kind"] == "dense":
            sizes = [PIXELS, *body["hidden"]]
            encoder = [nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
            decoder = [nn.Linear(b, a) for a, b in zip(sizes, sizes[1:])][::-1]
            self.widest, self.image = sizes[-1], None
        else:
            channels, k = [1, *body["channels"]], body["kernel"]
            sides = [SIDE]
            for _ in body["channels"]:
                sides.append(math.ceil(sides[-1] / 2))
            pairs = list(zip(channels, channels[1:]))
            encoder = [nn.Conv2d(a, b, k, stride=2, padding=k // 2) for a, b in pairs]
            decoder = [
                nn.ConvTranspose2d(b, a, k, stride=2, padding=k // 2, output_padding=sides[i] + 1 - 2 * sides[i + 1])
                for i, (a, b) in enumerate(pairs)
            ][::-1]
            self.image = (channels[-1], sides[-1], sides[-1])
            self.widest = math.prod(self.image)
        self.encoder = nn.ModuleList([*encoder, nn.Linear(self.widest, out)])
        self.decoder = nn.ModuleList([nn.Linear(plan["dCode"], self.widest), *decoder])
        if plan["tied"]:
            for layer in self.decoder:
                del layer.weight

    def hidden(self, index):
        names = self.plan["activations"]
        return ACTIVATIONS[names[min(index, len(names) - 1)]]

    def encode(self, x):
        if self.image:
            x = x.view(-1, 1, SIDE, SIDE)
        for index, layer in enumerate(self.encoder[:-1]):
            x = self.hidden(index)(layer(x))
        return ACTIVATIONS[self.plan["code"]](self.encoder[-1](x.flatten(1)))

    def decode(self, h):
        last = len(self.decoder) - 1
        for index, layer in enumerate(self.decoder):
            if index == 1 and self.image:
                h = h.view(-1, *self.image)
            h = self.apply_decoder(index, layer, h)
            if index < last:
                h = self.hidden(last - 1 - index)(h)
        return h.flatten(1)

    def apply_decoder(self, index, layer, h):
        if not self.plan["tied"]:
            return layer(h)
        weight = self.encoder[len(self.encoder) - 1 - index].weight
        if isinstance(layer, nn.Linear):
            return F.linear(h, weight[: h.shape[1]].t(), layer.bias)
        return F.conv_transpose2d(h, weight, layer.bias, layer.stride, layer.padding, layer.output_padding)

    def tensors(self):
        return {name: {"shape": list(p.shape), "values": numbers(p)} for name, p in self.named_parameters()}


def contractive(network, x):
    """Mean over the samples of the squared Frobenius norm of the Jacobian, computed row by row."""
    total = 0.0
    for sample in x:
        sample = sample.clone().requires_grad_(True)
        code = network.encode(sample[None])[0]
        for value in code:
            (row,) = torch.autograd.grad(value, sample, create_graph=True)
            total = total + (row**2).sum()
    return total / len(x)


def objective(network, case, seen, clean, draws):
    """The objective, and its penalty."""
    encoded = network.encode(seen)
    weight, code, penalty = case["weight"], encoded, torch.zeros(())
    if case["penalty"] == "l1":
        penalty = weight * encoded.abs().sum() / len(seen)
    elif case["penalty"] == "kl":
        rho, mean = torch.tensor(case["rho"]), encoded.mean(0)
        divergence = rho * torch.log(rho / mean) + (1 - rho) * torch.log((1 - rho) / (1 - mean))
        penalty = weight * divergence.sum()
    elif case["penalty"] == "contractive":
        penalty = weight * contractive(network, seen)
    elif case["penalty"] == "variational":
        mean, log_variance = encoded.chunk(2, 1)
        normal = torch.distributions.Normal(mean, (log_variance / 2).exp())
        unit = torch.distributions.Normal(torch.zeros(()), torch.ones(()))
        penalty = weight * torch.distributions.kl_divergence(normal, unit).sum() / len(seen)
        code = mean + (log_variance / 2).exp() * draws.view_as(mean)
    logits = network.decode(code)
    x_hat = ACTIVATIONS[network.plan["output"]](logits)
    decay = case["weightDecay"] / 2
    if decay:
        penalty = penalty + decay * sum((p**2).sum() for name, p in network.named_parameters() if "weight" in name)
    return COSTS[case["cost"]](x_hat, logits, clean) + penalty, penalty


OPTIMIZERS = {
    "sgd": lambda p, rate: torch.optim.SGD(p, lr=rate),
    "momentum": lambda p, rate: torch.optim.SGD(p, lr=rate, momentum=0.9),
    "adam": lambda p, rate: torch.optim.Adam(p, lr=rate, betas=(0.9, 0.999), eps=1e-8),
}


def training(name, batches, **options):
    """Ten steps of a small network."""
    torch.manual_seed(0)
    dense = {"kind": "dense", "hidden": options.pop("hidden", [8])}
    plan = {
        "dInput": PIXELS,
        "body": options.pop("body", dense),
        "dCode": 3,
        "activations": options.pop("activations", ["relu"]),
        "code": options.pop("code", "identity"),
        "output": options.pop("output", "sigmoid"),
        "tied": options.pop("tied", False),
        "variational": options.get("penalty") == "variational",
    }
    case = {
        "cost": "crossEntropy",
        "penalty": "none",
        "weight": 0.0,
        "rho": 0.05,
        "weightDecay": 0.0,
        "noise": "none",
        "noiseLevel": 0.5,
        "optimizer": "adam",
        "learningRate": 0.01,
        **options,
    }
    network = Network(plan)
    draws = {"none": [], "gaussian": torch.randn(STEPS, BATCH, PIXELS), "masking": torch.rand(STEPS, BATCH, PIXELS)}
    draws = torch.randn(STEPS, BATCH, 3) if plan["variational"] else draws[case["noise"]]
    entry = {"name": name, "architecture": plan, **case, "before": network.tensors()}
    entry["draws"] = [numbers(step) for step in draws]
    optimizer = OPTIMIZERS[case["optimizer"]](network.parameters(), case["learningRate"])
    entry["losses"], entry["penalties"] = [], []
    for step, clean in enumerate(batches):
        seen = clean
        if case["noise"] == "gaussian":
            seen = (clean + case["noiseLevel"] * draws[step]).clamp(0, 1)
        elif case["noise"] == "masking":
            seen = clean * (draws[step] < 1 - case["noiseLevel"])
        optimizer.zero_grad()
        loss, penalty = objective(network, case, seen, clean, draws[step] if plan["variational"] else None)
        loss.backward()
        if step == 0:
            gradients = {key: {"shape": list(p.shape), "values": numbers(p.grad)} for key, p in network.named_parameters()}
            entry["gradients"] = gradients
        optimizer.step()
        entry["losses"].append(loss.item())
        entry["penalties"].append(penalty.item())
    entry["after"] = network.tensors()
    code = network.encode(batches[0])[:, :3]
    entry["code"] = numbers(code)
    entry["reconstruction"] = numbers(ACTIVATIONS[plan["output"]](network.decode(code)))
    return entry


def trainings(batches):
    images = {"kind": "convolutional", "channels": [3, 4], "kernel": 3}
    run = lambda name, **options: training(name, batches, **options)
    return [
        run("multilayer, cross-entropy"),
        run("multilayer, squared error", cost="squaredError"),
        run("vanilla, sigmoid code, momentum", hidden=[], code="sigmoid", optimizer="momentum", learningRate=0.002),
        run("tanh and sigmoid, tied, gradient descent", hidden=[10, 6], activations=["tanh", "sigmoid"], tied=True,
            optimizer="sgd", learningRate=0.02),
        run("linear", hidden=[], cost="squaredError", output="identity"),
        run("convolutional", body=images),
        run("convolutional, kernel of 5", body={**images, "kernel": 5}),
        run("convolutional, tied", body=images, tied=True, cost="squaredError"),
        run("L1", code="tanh", penalty="l1", weight=0.5),
        run("KL", code="sigmoid", penalty="kl", weight=2.0),
        run("contractive, vanilla", hidden=[], code="sigmoid", penalty="contractive", weight=3.0),
        run("contractive, multilayer", hidden=[8, 6], activations=["tanh", "relu"], code="sigmoid",
            penalty="contractive", weight=3.0),
        run("variational", penalty="variational", weight=1.5),
        run("variational, tied", penalty="variational", weight=1.0, tied=True),
        run("denoising, Gaussian", noise="gaussian"),
        run("denoising, masking", noise="masking", noiseLevel=0.3),
        run("weight decay", weightDecay=0.1),
    ]


def pulled(rows):
    """Ten full-batch steps of a network whose code h is pulled to positions e on a map by ½ λ ‖h − e‖²."""
    torch.manual_seed(0)
    plan = {
        "dInput": PIXELS,
        "body": {"kind": "dense", "hidden": [8]},
        "dCode": 2,
        "activations": ["tanh"],
        "code": "identity",
        "output": "sigmoid",
        "tied": False,
        "variational": False,
    }
    network, places, weight = Network(plan), torch.randn(len(rows), 2), 7.0
    entry = {"architecture": plan, "map": numbers(places), "weight": weight, "before": network.tensors(), "losses": []}
    optimizer = OPTIMIZERS["adam"](network.parameters(), 3e-3)
    for step in range(STEPS):
        optimizer.zero_grad()
        code = network.encode(rows)
        logits = network.decode(code)
        loss = cross_entropy(None, logits, rows) + weight * 0.5 * ((code - places) ** 2).sum() / len(rows)
        loss.backward()
        if step == 0:
            entry["gradients"] = {key: numbers(p.grad) for key, p in network.named_parameters()}
        optimizer.step()
        entry["losses"].append(loss.item())
    entry["after"] = {key: numbers(p) for key, p in network.named_parameters()}
    return entry


def formula(count, phase):
    """Numbers that the tests also generate: sin(0.7 i + phase) / 4."""
    return torch.tensor([math.sin(0.7 * i + phase) / 4 for i in range(count)], dtype=torch.float64).float()


def snippet(path):
    """Runs a program on a file of weights from the formula; returns its output for two inputs."""
    source = path.read_text()
    definitions, loading = source.split("model = Autoencoder()\n")
    scope = {}
    exec(definitions, scope)
    network = scope["Autoencoder"]()
    tensors = {}
    for phase, (name, parameter) in enumerate(sorted(network.named_parameters())):
        tensors[name] = formula(parameter.numel(), phase).view_as(parameter)
    tensors["optimizer.first"] = torch.zeros(3)
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/model.safetensors"
        save_file(tensors, file)
        exec("model = Autoencoder()\n" + loading.replace("model.safetensors", file), scope)
    x = formula(2 * 784, 0.5).view(2, 784).abs() * 4
    with torch.no_grad():
        code = scope["model"].encode(x)
        return {"name": path.stem, "code": numbers(code), "reconstruction": numbers(scope["model"].decode(code))}


torch.manual_seed(1)
batches = torch.rand(STEPS, BATCH, PIXELS)
result = {
    "torch": torch.__version__,
    "losses": losses(),
    "batches": [numbers(b) for b in batches],
    "training": trainings(batches),
    "snippets": [snippet(path) for path in sorted((HERE / "snippets").glob("*.py"))],
    "pulled": pulled(batches[0]),
}
(HERE / "pytorch.json").write_text(json.dumps(result) + "\n")
