"""The networks of the page's files in NumPy, in double precision."""

import json
import struct
from pathlib import Path

import numpy as np


def read(path: Path):
    """The tensors and the metadata record of a safetensors file."""
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + size])
    record = json.loads(header.pop("__metadata__", {}).get("latente", "{}"))
    types = {"F16": np.float16, "F32": np.float32}

    def values(entry):
        start, end = (8 + size + at for at in entry["data_offsets"])
        return np.frombuffer(data[start:end], types[entry["dtype"]]).reshape(entry["shape"]).astype(float)

    return {name: values(entry) for name, entry in header.items()}, record


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "identity": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "binary": lambda z: (z > 0).astype(float),
}


def convolved(x, weight, bias):
    """A convolution with stride 2 that halves the side, `[count, channels, side, side]`."""
    reach = weight.shape[-1] // 2
    padded = np.pad(x, ((0, 0), (0, 0), (reach, reach), (reach, reach)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, weight.shape[2:], (2, 3))[:, :, ::2, ::2]
    return np.tensordot(windows, weight, ((1, 4, 5), (1, 2, 3))).transpose(0, 3, 1, 2) + bias[:, None, None]


def transposed(x, weight, bias):
    """The transposed convolution that doubles the side: the weight is `[from, to, kernel, kernel]`."""
    kernel, side = weight.shape[-1], x.shape[-1]
    wide = np.zeros((len(x), weight.shape[1], 2 * side + kernel, 2 * side + kernel))
    for row in range(kernel):
        for column in range(kernel):
            part = np.tensordot(x, weight[:, :, row, column], (1, 0)).transpose(0, 3, 1, 2)
            wide[:, :, row : row + 2 * side : 2, column : column + 2 * side : 2] += part
    start = kernel // 2
    return wide[:, :, start : start + 2 * side, start : start + 2 * side] + bias[:, None, None]


class Network:
    """An autoencoder from a file: dense or convolutional, with untied weights."""

    def __init__(self, path: Path):
        self.tensors, self.record = read(path)
        config = self.record.get("config", {})
        self.config = config
        self.size = config.get("dCode") or self.record["architecture"]["dCode"]
        self.code = ACTIVATIONS[config.get("codeActivation", "identity")]
        # The satellite's networks have a linear output.
        self.output = ACTIVATIONS[config.get("output", "identity")]

    def _layers(self, side):
        count = sum(name.startswith(f"{side}.") and name.endswith(".weight") for name in self.tensors)
        return [(self.tensors[f"{side}.{i}.weight"], self.tensors[f"{side}.{i}.bias"]) for i in range(count)]

    def _through(self, side, x, last):
        layers = self._layers(side)
        for index, (weight, bias) in enumerate(layers):
            if weight.ndim == 4:
                channels = weight.shape[1 if side == "encoder" else 0]
                edge = round((x[0].size / channels) ** 0.5)
                step = convolved if side == "encoder" else transposed
                x = step(x.reshape(len(x), channels, edge, edge), weight, bias)
            else:
                x = x.reshape(len(x), -1) @ weight.T + bias
            if index + 1 < len(layers):
                x = np.maximum(x, 0)
        return last(x.reshape(len(x), -1))

    def encode(self, x):
        return self.code(self._through("encoder", x, lambda z: z)[:, : self.size])

    def logits(self, h):
        return self._through("decoder", h, lambda z: z)

    def decode(self, h):
        return self.output(self.logits(h))

    def __call__(self, x):
        return self.decode(self.encode(x))
