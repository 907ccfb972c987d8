"""Model files of PyTorch and Keras for the tests of www/model-files, and the outputs of these libraries.

    pip install torch keras jax numpy safetensors
    KERAS_BACKEND=jax python tests/reference/models.py

writes the files in models/ beside this one and outputs.json, written with torch 2.15 and keras 3; no test needs Python. The
files are saved by the programs shown on the page (www/model-files/snippets.js), which are run here. Weights follow a formula
in 16 bits, so that the files stay small.
"""

import json
import os
import re
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
import torch
from keras import layers as kl
from safetensors import safe_open
from torch import nn

torch.set_num_threads(1)
HERE = Path(__file__).parent
FOLDER = HERE / "models"
SNIPPETS = (HERE / "../../www/model-files/snippets.js").resolve().read_text()


def formula(shape, phase):
    """sin(0.7 i + phase) / 4 in 16 bits."""
    count = int(np.prod(shape))
    values = np.sin(0.7 * np.arange(count) + phase) / 4
    return values.astype(np.float16).reshape(shape)


INPUT = np.abs(formula((2, 784), 0.5).astype(np.float32)) * 4


def snippet(name, model, file, activations=None):
    """Runs a program of the page that saves into `FOLDER`, with this model's activations filled in."""
    program = re.search(rf"export const {name} = `(.*?)`;", SNIPPETS, re.S).group(1)
    if activations:
        program = program.replace('# "activations": "relu, linear, relu, sigmoid"', f'"activations": "{activations}"')
    program = program.replace("autoencoder.safetensors", str(FOLDER / file))
    exec(program, {"model": model})
    (FOLDER / file).chmod(0o644)


def torch_model(*parts):
    """A model with weights from the formula."""
    model = parts[0] if len(parts) == 1 else nn.Sequential(*parts)
    for phase, value in enumerate(model.parameters()):
        value.data = torch.from_numpy(formula(tuple(value.shape), phase).astype(np.float32))
    return model.eval()


class Named(nn.Module):
    """With encoder and decoder, as usual: their names are in the wrong order in the file."""

    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def forward(self, x):
        return self.decoder(self.encoder(x))


class Variational(nn.Module):
    """The example in PyTorch's repository: two heads for the code."""

    def __init__(self):
        super().__init__()
        self.fc1, self.fc21, self.fc22 = nn.Linear(784, 6), nn.Linear(6, 3), nn.Linear(6, 3)
        self.fc3, self.fc4 = nn.Linear(3, 6), nn.Linear(6, 784)

    def encoder(self, x):
        return self.fc21(torch.relu(self.fc1(x)))

    def decoder(self, h):
        return torch.sigmoid(self.fc4(torch.relu(self.fc3(h))))

    def forward(self, x):
        return self.decoder(self.encoder(x))


class Tied(nn.Module):
    """The decoder uses the encoder's weights and separate biases."""

    def __init__(self):
        super().__init__()
        self.encoder_weight = nn.Parameter(torch.zeros(5, 784))
        self.encoder_bias, self.decoder_bias = nn.Parameter(torch.zeros(5)), nn.Parameter(torch.zeros(784))

    def encoder(self, x):
        return torch.sigmoid(x @ self.encoder_weight.t() + self.encoder_bias)

    def decoder(self, h):
        return torch.sigmoid(h @ self.encoder_weight + self.decoder_bias)

    def forward(self, x):
        return self.decoder(self.encoder(x))


def outputs(encode, decode, shape=(784,)):
    code = encode(INPUT.reshape(2, *shape))
    image = decode(code)
    return {"code": [float(f"{v:.9g}") for v in np.asarray(code).flatten()],
            "reconstruction": [float(f"{v:.7g}") for v in np.asarray(image).flatten()]}


def torch_outputs(model, shape=(784,)):
    with torch.no_grad():
        return outputs(lambda x: model.encoder(torch.from_numpy(x)).numpy(),
                       lambda h: model.decoder(torch.from_numpy(h)).numpy(), shape)


def torch_models(expected):
    dense = torch_model(Named(
        nn.Sequential(nn.Linear(784, 8), nn.Tanh(), nn.Linear(8, 3)),
        nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 784), nn.Sigmoid()),
    )).half().float()
    snippet("PYTORCH", half(dense), "pytorch-dense.safetensors", "tanh, linear, tanh, sigmoid")
    expected["pytorch-dense"] = torch_outputs(dense)

    deep = torch_model(Named(
        nn.Sequential(nn.Flatten(), nn.Linear(784, 12), nn.ReLU(), nn.Linear(12, 6, bias=False), nn.ReLU(), nn.Linear(6, 2)),
        nn.Sequential(nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 784)),
    ))
    snippet("PYTORCH", deep.to(torch.bfloat16), "pytorch-bf16.safetensors", "relu, relu, linear, relu, relu, linear")
    expected["pytorch-bf16"] = torch_outputs(deep.float())

    conv = torch_model(Named(
        nn.Sequential(nn.Conv2d(1, 2, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(2, 3, 3, stride=2, padding=1),
                      nn.ReLU(), nn.Flatten(), nn.Linear(147, 4)),
        nn.Sequential(nn.Linear(4, 147), nn.ReLU(), nn.Unflatten(1, (3, 7, 7)),
                      nn.ConvTranspose2d(3, 2, 3, stride=2, padding=1, output_padding=1), nn.ReLU(),
                      nn.ConvTranspose2d(2, 1, 3, stride=2, padding=1, output_padding=1), nn.Sigmoid()),
    ))
    snippet("PYTORCH", half(conv), "pytorch-conv.safetensors", "relu, relu, linear, relu, relu, sigmoid")
    expected["pytorch-conv"] = torch_outputs(conv, (1, 28, 28))

    even = torch_model(Named(
        nn.Sequential(nn.Conv2d(1, 2, 4, stride=2, padding=1), nn.ReLU(), nn.Conv2d(2, 2, 4, stride=2, padding=1),
                      nn.ReLU(), nn.Flatten(), nn.Linear(98, 3)),
        nn.Sequential(nn.Linear(3, 98), nn.ReLU(), nn.Unflatten(1, (2, 7, 7)),
                      nn.ConvTranspose2d(2, 2, 4, stride=2, padding=1), nn.ReLU(),
                      nn.ConvTranspose2d(2, 1, 4, stride=2, padding=1), nn.Sigmoid()),
    ))
    snippet("PYTORCH", half(even), "pytorch-conv-even.safetensors", "relu, relu, linear, relu, relu, sigmoid")
    expected["pytorch-conv-even"] = torch_outputs(even, (1, 28, 28))

    variational = torch_model(Variational())
    snippet("PYTORCH", half(variational), "pytorch-variational.safetensors", "relu, linear, relu, sigmoid")
    expected["pytorch-variational"] = torch_outputs(variational)

    tied = torch_model(Tied())
    snippet("PYTORCH", half(tied), "pytorch-tied.safetensors", "sigmoid, sigmoid")
    expected["pytorch-tied"] = torch_outputs(tied)


def half(model):
    """A copy in 16 bits, which hold the formula's values exactly."""
    import copy
    return copy.deepcopy(model).half()


def keras_model(*parts):
    """A model with weights from the formula, in 16 bits while it is saved."""
    model = keras.Sequential(parts)
    for phase, variable in enumerate(model.weights):
        variable.assign(formula(tuple(variable.shape), phase).astype(np.float32))
    return model


def keras_models(expected):
    encoder = keras_model(keras.Input((784,)), kl.Dense(7, activation="relu"), kl.Dense(3))
    decoder = keras_model(keras.Input((3,)), kl.Dense(7, activation="relu"), kl.Dense(784, activation="sigmoid"))
    whole = keras.Sequential([keras.Input((784,)), encoder, decoder])
    snippet("KERAS", whole, "keras-dense.safetensors")
    expected["keras-dense"] = outputs(lambda x: encoder(x), lambda h: decoder(h))

    same = {"strides": 2, "padding": "same", "activation": "relu"}
    encoder = keras_model(keras.Input((28, 28, 1)), kl.Conv2D(2, 3, **same), kl.Conv2D(3, 3, **same), kl.Flatten(),
                          kl.Dense(4))
    decoder = keras_model(keras.Input((4,)), kl.Dense(147, activation="relu"), kl.Reshape((7, 7, 3)),
                          kl.Conv2DTranspose(2, 3, **same),
                          kl.Conv2DTranspose(1, 3, **{**same, "activation": "sigmoid"}))
    whole = keras.Sequential([keras.Input((28, 28, 1)), encoder, decoder])
    snippet("KERAS", whole, "keras-conv.safetensors")
    expected["keras-conv"] = outputs(lambda x: encoder(x), lambda h: decoder(h), (28, 28, 1))


def main():
    FOLDER.mkdir(exist_ok=True)
    expected = {}
    torch_models(expected)
    keras_models(expected)
    (FOLDER / "outputs.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")
    for file in sorted(FOLDER.glob("*.safetensors")):
        with safe_open(file, "np" if "bf16" not in file.name else "pt") as opened:
            print(file.name, file.stat().st_size, {key: list(opened.get_tensor(key).shape) for key in opened.keys()})


main()
