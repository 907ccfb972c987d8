"""The shipped measurements of the labs (`www/labs/*/measured.json`), except the times."""

import csv
import json
from collections import Counter
from math import log10

import numpy as np
from data import WWW, digits, mse, network
from sklearn.linear_model import Ridge
from sklearn.neighbors import NearestNeighbors


def record(lab):
    return json.loads((WWW / "labs" / lab / "measured.json").read_text())


def digits_of(value, figures=4):
    """Formats a number with the file's significant digits, including the zeros that JSON drops."""
    return f"{value:.{max(figures - 1 - int(np.floor(np.log10(value))), 0)}f}"


def votes(known, labels, asked, truth, ks):
    """Accuracy for each number of neighbours; the smallest class wins ties."""
    found = NearestNeighbors(n_neighbors=max(ks), algorithm="brute").fit(known).kneighbors(asked)[1]

    def winner(voters):
        counts = Counter(voters)
        return min(counts, key=lambda label: (-counts[label], label))

    classes = labels[found]
    return {k: np.mean([winner(voters) == true for voters, true in zip(classes[:, :k].tolist(), truth)]) for k in ks}


def neighbors_measured(spaces_of):
    for data, of in record("neighbors")["data"].items():
        for name, by_k in of["of"].items():
            known, asked, labels, truth, spaces = spaces_of(data, int(name.split("-")[-1]))
            for space, place in spaces.items():
                predicted = votes(place(known), labels, place(asked), truth, [int(k) for k in by_k])
                for k, shown in by_k.items():
                    yield f"{data} {name}, k = {k}, {space}", shown[space][0], predicted[int(k)]


def secrecy_measured():
    (rows, _), (x, _) = digits("train"), digits("test")
    sender = network("digits-32")
    codes, asked = sender.encode(rows), sender.encode(x)
    for pairs, shown in record("secrecy").items():
        ridge = Ridge(alpha=1.0).fit(codes[: int(pairs)], rows[: int(pairs)])
        yield f"attacker with {pairs} pairs", digits_of(shown), mse(ridge.predict(asked).clip(0, 1), x)


def anomaly_measured(pca_area):
    """Only PCA: the networks are trained in the page."""
    for scene, of in record("anomaly")["scenes"].items():
        for digit, (_, pca) in enumerate(of["areas"]):
            yield f"AUC of PCA, {scene} {digit}", digits_of(pca), pca_area(scene, digit)


def reduction_measured(curve):
    """The networks of the curve, retrained by the page."""
    with curve.open(newline="") as file:
        for line, shown in zip(csv.DictReader(file), record("reduction")["errors"], strict=True):
            yield f"lost with {line['d']}", f"{shown:.4f}", float(line["autoencoder"])


def denoise_measured(errors):
    """Some levels of the 19 per noise in the file."""
    for noise, levels in record("denoise").items():
        for level in ("0.1", "0.3", "0.5", "0.7", "0.9"):
            for (way, found), (shown, decibels) in zip(errors(noise, float(level)).items(), levels[level]):
                yield f"{noise} {level}, {way}", digits_of(shown), found
                yield f"{noise} {level}, {way}, PSNR", decibels, 10 * log10(1 / shown)


def impute_measured(errors):
    measured = record("impute")
    for hole, shown in measured["errors"].items():
        if not hole.startswith("pixels") or hole in ("pixels 0.1", "pixels 0.5", "pixels 0.9"):
            for value, (way, found) in zip(shown, errors(hole, measured["rounds"]).items()):
                yield f"{hole}, {way}", digits_of(value), found
