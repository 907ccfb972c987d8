"""The values of each lab, recomputed with NumPy, SciPy and scikit-learn from the page's output: one function per lab."""

import csv
from base64 import urlsafe_b64decode
from math import comb

import numpy as np
from comparisons import RANDOM, denoise, denoised, impute, imputed, patches
from data import digits, fitted, mse, network, satellite, shipped_pca
from measured import (
    anomaly_measured,
    denoise_measured,
    impute_measured,
    neighbors_measured,
    reduction_measured,
    secrecy_measured,
)
from networks import Network
from sklearn.linear_model import Ridge
from sklearn.manifold import trustworthiness
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

# Number of neighbours in trustworthiness and continuity.
K_MAPS = 12


def reconstruct(name, page, _):
    _, sample, d = name.split()
    # With two values the page shows the network pulled to a map.
    pca, autoencoder = shipped_pca(), network("digits-2-guided" if d == "2" else f"digits-{d}")
    for of, x in (("", digits("test")[0][int(sample)][None]), (" of all", digits("test")[0])):
        yield f"error of the autoencoder{of}", page[f"autoencoder{of}"], mse(autoencoder(x), x)
        yield f"error of PCA{of}", page[f"pca{of}"], mse(pca.copies(x, int(d)), x)
        yield f"error of the mean{of}", page[f"mean{of}"], mse(pca.mean, x)


def train(name, page, folder):
    """A training run of the page, from its downloaded weights."""
    x, pca = digits("test")[0], shipped_pca()
    trained = Network(folder / page["weights"])
    code = trained.encode(x)
    z = trained.logits(code)
    copies = trained.output(z)
    squared = trained.config["cost"] == "squaredError"
    cost = (lambda y: ((y - x) ** 2 / 2).sum(1).mean()) if squared else entropy(x)
    cost_of_run = cost(copies) if squared else (np.logaddexp(0, z) - x * z).sum(1).mean()
    yield "cost", page["shown test"], cost_of_run
    yield "MSE", page["shown mse"], mse(copies, x)
    yield "PCA's MSE", page["shown pca"], mse(pca.copies(x, trained.size), x)
    yield "PCA's cost", page["pca"], cost(pca.copies(x, trained.size))
    yield "the mean image's cost", page["mean"], cost(np.tile(pca.mean, (len(x), 1)))
    if not squared:
        yield "the least cost", page["floor"], cost(x, least=0)
    sizes = np.sort(np.abs(code).ravel())
    near = np.abs(code) < 0.05 * max(sizes[int(0.995 * sizes.size)], 1e-3)
    yield "share near zero", page["shown zero"], 100 * near.mean()
    yield "active units", page["shown active"], (~near).sum(1).mean()
    yield "share of dead units", page["shown dead"], 100 * near.all(0).mean()
    yield "parameters", page["shown parameters"], sum(
        tensor.size for key, tensor in trained.tensors.items() if key.startswith(("encoder", "decoder"))
    )


def entropy(x):
    """Cross-entropy of reconstructions clamped half a grey level away from black and white."""

    def cost(y, least=0.5 / 255):
        y = y.clip(max(least, 1e-12), 1 - max(least, 1e-12))
        return -(x * np.log(y) + (1 - x) * np.log(1 - y)).sum(1).mean()

    return cost


def reduction(name, page, folder):
    d = int(name.split()[1])
    rows, test, labels, truth = satellite()
    autoencoder, pca = network(f"satellite-{d}"), fitted(rows, d)
    loses = mse(test, 0)
    yield "lost by the autoencoder", page["autoencoder lost"], mse(autoencoder(test), test) / loses
    yield "lost by PCA", page["pca lost"], mse(pca.copies(test, d), test) / loses
    spaces = {"autoencoder": autoencoder.encode, "pca": lambda x: pca.scores(x, d), "raw": lambda x: x}
    for kind, encode in spaces.items():
        yield f"accuracy of 5 neighbours, {kind}", page[f"{kind} accuracy"], accuracy(encode(rows), labels, encode(test), truth)
    with (folder / page["curve"]).open(newline="") as file:
        curve = [(int(line["d"]), float(line["pca"])) for line in csv.DictReader(file)]
    for size, shown in curve:
        yield f"lost by PCA {size}, of the curve", shown, mse(fitted(rows, size).copies(test, size), test) / loses


def accuracy(known, labels, asked, truth, k=5):
    return KNeighborsClassifier(k, algorithm="brute").fit(known, labels).score(asked, truth)


def spaces_of(data, d):
    """References, queries, the labels of both, and the function that maps both to each space."""
    if data == "landsat":
        known, asked, labels, truth = satellite()
        autoencoder, pca = network(f"satellite-{d}"), fitted(known, d)
    else:
        (known, labels), (asked, truth) = digits("train"), digits("test")
        autoencoder, pca = network(f"digits-{d}"), shipped_pca()
    spaces = {"raw": lambda x: x, "pca": lambda x: pca.scores(x, d), "code": autoencoder.encode}
    return known, asked, labels, truth, spaces


def neighbors(name, page, _):
    known, asked, labels, truth, spaces = spaces_of("landsat" if "landsat" in name else "digits", int(name.split()[-1]))
    for space, place in spaces.items():
        yield f"accuracy, {space}", page[space], accuracy(place(known), labels, place(asked), truth)


def hashing(name, page, folder):
    bits = int(name.split()[1])
    (known, labels), (asked, truth) = digits("train"), digits("test")
    binary, pca = network(f"bits-{bits}"), shipped_pca()
    for kind, code in (("autoencoder", binary.encode), ("pca", lambda x: (pca.scores(x, bits) > 0).astype(float))):
        for measure, found in ranked(code(known), labels, code(asked), truth).items():
            yield f"{measure}, {kind}", page[f"{kind}-{measure}"], found
    with (folder / page["addresses"]).open(newline="") as file:
        items = sorted(int(row[2]) for row in csv.reader(file) if row[0] == "bucket")
    counts = np.unique(binary.encode(known), axis=0, return_counts=True)[1]
    yield "addresses in use", len(items), len(counts)
    yield "items of the fullest", items[-1], counts.max()
    addresses = sum(comb(bits, flips) for flips in range(5))
    yield "time of each way above 0", float(min(page[way] for way in ("buckets", "codes", "pixels")) > 0), 1.0
    # Opening one address takes a few dozen nanoseconds on any machine, and never a microsecond.
    yield "an address is opened in 5 to 500 ns", float(5 < 1000 * page["buckets"] / addresses < 500), 1.0


def ranked(known, labels, asked, truth):
    """Precision among the hundred nearest, with ties in index order; within two bits; fraction without results."""
    distances = np.rint(known.sum(1) + asked.sum(1)[:, None] - 2 * asked @ known.T).astype(int)
    alike = labels == truth[:, None]
    first = np.argsort(distances, axis=1, kind="stable")[:, :100]
    near = distances <= 2
    within = (near & alike).sum(1) / np.maximum(near.sum(1), 1)
    return {
        "best": np.take_along_axis(alike, first, 1).mean(),
        "within": within.mean(),
        "without": (near.sum(1) == 0).mean(),
    }


SHIPPED_DETECTORS = ("anomaly-0", "anomaly-not-1")


def scores(scene, digit):
    """The anomalous test digits, and the errors of PCA and, if shipped, of the autoencoder."""
    normal = [digit] if scene == "oneClass" else [other for other in range(10) if other != digit]
    (rows, labels), (x, truth) = digits("train"), digits("test")
    pca = fitted(rows[np.isin(labels, normal)], 16)
    errors = {"pca": ((pca.copies(x, 16) - x) ** 2).mean(1)}
    model = f"anomaly-{'not-' if scene == 'leftOut' else ''}{digit}"
    if model in SHIPPED_DETECTORS:
        errors["autoencoder"] = ((network(model)(x) - x) ** 2).mean(1)
    return ~np.isin(truth, normal), errors


def pca_area(scene, digit):
    odd, errors = scores(scene, digit)
    return roc_auc_score(odd, errors["pca"])


def anomaly(name, page, _):
    odd, errors = scores("leftOut" if "not" in name else "oneClass", int(name.split()[-1]))
    yield "AUC of PCA", page["pca"], roc_auc_score(odd, errors["pca"])
    if "autoencoder" not in errors:
        return  # trained in the page
    yield "AUC of the autoencoder", page["autoencoder"], roc_auc_score(odd, errors["autoencoder"])
    alarm = errors["autoencoder"] >= page["threshold"] * (1 - 1e-6)
    yield "sensitivity", page["recall"], alarm[odd].mean()
    yield "false alarms", page["falseAlarms"], alarm[~odd].mean()
    yield "precision", page["precision"], odd[alarm].mean()
    counts = {"found": alarm & odd, "missed": ~alarm & odd, "alarms": alarm & ~odd, "passed": ~alarm & ~odd}
    for kind, those in counts.items():
        yield f"count of {kind}", page[kind], those.sum()


def generate(name, page, _):
    way = name.split()[1]
    known, labels = digits("train")
    nearest = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(known)
    gap = lambda images: nearest.kneighbors(images)[0].mean() / 28  # root of the mean squared error a pixel
    if way == "prior":
        yield "a real digit's distance", page["usual"], gap(digits("test")[0][:100])
    for kind, model in (("simple", "digits-32"), ("variational", "digits-32-variational")):
        autoencoder = network(model)
        codes = drawn(autoencoder.encode(known), labels, way, 400)
        yield f"distance, {kind}", page[f"{kind} gap"], gap(autoencoder.decode(codes))


def drawn(codes, labels, way, count):
    if way == "prior":
        return RANDOM.standard_normal((count, codes.shape[1]))
    gaussian = lambda cloud, count: RANDOM.multivariate_normal(cloud.mean(0), np.cov(cloud.T, bias=True), count)
    if way == "whole":
        return gaussian(codes, count)
    return np.concatenate([gaussian(codes[labels == label], count // 10) for label in range(10)])


def secrecy(name, page, _):
    (rows, _), (x, _) = digits("train"), digits("test")
    sender, twin = network("digits-32"), network("digits-32-twin")
    yield "right decoder", page["right"], mse(sender(x), x)
    yield "twin's decoder", page["twin"], mse(twin.decode(sender.encode(x)), x)
    yield "mean image", page["mean"], mse(shipped_pca().mean, x)
    ridge = Ridge(alpha=1.0).fit(sender.encode(rows[:200]), rows[:200])
    attack = lambda codes: ridge.predict(codes).clip(0, 1)
    yield "attacker with 200 pairs", page["attack 200"], mse(attack(sender.encode(x)), x)
    codes = received(page["message"])
    sent = x[[np.abs(sender.encode(x) - code).max(1).argmin() for code in codes]]  # its digits come from the test set
    for row, decode in (("right", sender.decode), ("other", twin.decode), ("attack", attack)):
        yield f"of the message, {row}", page[f"{row} here"], mse(decode(codes), sent)


def received(message):
    """The codes of a message: halves in base 64."""
    _, size, body, _ = message.split(".")
    values = np.frombuffer(urlsafe_b64decode(body + "=" * (-len(body) % 4)), "<f2").astype(float)
    return values.reshape(-1, int(size))


def manifold(name, page, _):
    """Accuracy of predicting test digits from the nearest training digits on a map."""
    known, asked, labels, truth, spaces = spaces_of("digits", 2)
    for kind, place in (("autoencoder", network(name.split()[1]).encode), ("pca", spaces["pca"])):
        yield f"accuracy of 5 neighbours, {kind}", page[kind], accuracy(place(known), labels, place(asked), truth)


def maps(_, page, folder):
    """Measures of the maps of the test digits, from the downloaded maps."""
    x, labels = digits("test")
    with (folder / page["maps"]).open(newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / page["measures"]).open(newline="") as file:
        lines = list(csv.DictReader(file))
    for line in (line for line in lines if line["trustworthiness"]):
        method = line["map"]
        places = np.array([[float(row[f"{method}_{axis}"]) for axis in (1, 2)] for row in rows])
        kept = trustworthiness(x, places, n_neighbors=K_MAPS)
        yield f"trustworthiness, {method}", float(line["trustworthiness"]), kept
        yield f"continuity, {method}", float(line["continuity"]), trustworthiness(places, x, n_neighbors=K_MAPS)
        others = NearestNeighbors(n_neighbors=5, algorithm="brute").fit(places).kneighbors(return_distance=False)
        counts = (labels[others][:, :, None] == np.arange(10)).sum(1)
        yield f"accuracy of 5 others, {method}", float(line["accuracy_5nn"]), (counts.argmax(1) == labels).mean()


def measured(name, page, folder):
    """The shipped measurements."""
    files = {
        "neighbors": lambda: neighbors_measured(spaces_of),
        "secrecy": secrecy_measured,
        "reduction": lambda: reduction_measured(folder / page["curve"]),
        "anomaly": lambda: anomaly_measured(pca_area),
        "denoise": lambda: denoise_measured(denoised),
        "impute": lambda: impute_measured(imputed),
    }
    yield from files[name.split()[1]]()


LABS = (
    *(reconstruct, train, reduction, neighbors, hashing, anomaly, denoise),
    *(impute, patches, generate, secrecy, manifold, maps, measured),
)
# Tolerances for random samples, by the prefix of a visit's name: the random numbers are not the page's. Squares and rows
# are fewer than pixels and vary more.
BY_CHANCE = {
    "denoise": 0.03,
    "measured denoise": 0.1,
    "measured reduction": 0.005,  # trained on another machine
    "impute pixels": 0.04,
    "measured impute": 0.04,
    "generate": 0.2,
}
