"""The page's own data files and shipped models."""

import gzip
from functools import cache
from pathlib import Path

import numpy as np
from networks import Network, read
from sklearn.decomposition import PCA

WWW = Path(__file__).resolve().parents[2] / "www"
PIXELS = 784


def _bytes(name):
    return np.frombuffer(gzip.decompress((WWW / "data" / name).read_bytes()), np.uint8)


@cache
def digits(part):
    """Images 0..1 `[count, 784]` and labels of `train` or `test`."""
    stem, count = {"train": ("mnist-train10k", 10_000), "test": ("mnist-test2k", 2_000)}[part]
    images = _bytes(f"{stem}-images.bin")[-count * PIXELS :].reshape(count, PIXELS) / 255
    return images, _bytes(f"{stem}-labels.bin")[-count:].astype(int)


@cache
def satellite():
    """Standardised rows of both parts and their labels: train, test, labels of train, of test."""
    count, train = 6_435, 4_435
    rows = _bytes("landsat-6435x36.bin")[-count * 36 :].reshape(count, 36).astype(float)
    labels = _bytes("landsat-labels.bin")[-count:].astype(int)
    rows = (rows - rows[:train].mean(0)) / rows[:train].std(0)
    return rows[:train], rows[train:], labels[:train], labels[train:]


@cache
def network(name):
    return Network(WWW / "models" / f"{name}.safetensors")


class Components:
    """Principal components: of a file, or of rows."""

    def __init__(self, mean, components, variances=None):
        self.mean, self.components, self.variances = mean, components, variances

    def scores(self, x, d):
        return (x - self.mean) @ self.components[:d].T

    def copies(self, x, d):
        return self.mean + self.scores(x, d) @ self.components[:d]


def fitted(rows, d):
    pca = PCA(d, svd_solver="full").fit(rows)
    return Components(pca.mean_, pca.components_)


@cache
def shipped_pca():
    tensors, _ = read(WWW / "models" / "pca-digits.safetensors")
    return Components(tensors["mean"], tensors["components"], tensors["variances"])


def mse(one, other):
    return float(((one - other) ** 2).mean())
