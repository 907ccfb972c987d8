"""What each lab shows, computed again with NumPy, SciPy and scikit-learn: a function a lab, from what was read off the page."""

import csv
from math import comb

import numpy as np
from data import Components, digits, mse, network, satellite, shipped_pca
from networks import Network
from scipy.ndimage import gaussian_filter, median_filter
from sklearn.decomposition import PCA
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

RANDOM = np.random.default_rng(1)


def fitted(rows, d):
    pca = PCA(d, svd_solver="full").fit(rows)
    return Components(pca.mean_, pca.components_)


def reconstruct(name, page, _):
    _, sample, d = name.split()
    x = digits("test")[0][int(sample)][None]
    pca = shipped_pca()
    yield "error of the autoencoder", page["autoencoder"], mse(network(f"digits-{d}")(x), x)
    yield "error of PCA", page["pca"], mse(pca.copies(x, int(d)), x)
    yield "error of the mean", page["mean"], mse(pca.mean, x)


def train(name, page, folder):
    """A run of the page's own, from the weights that it gives away."""
    x, pca = digits("test")[0], shipped_pca()
    own = Network(folder / page["weights"])
    code = own.encode(x)
    z = own.logits(code)
    copies = own.output(z)
    squared = own.config["cost"] == "squaredError"
    cost = (lambda y: ((y - x) ** 2 / 2).sum(1).mean()) if squared else entropy(x)
    cost_of_run = cost(copies) if squared else (np.logaddexp(0, z) - x * z).sum(1).mean()
    yield "cost", page["shown test"], cost_of_run
    yield "MSE", page["shown mse"], mse(copies, x)
    yield "PCA's MSE", page["shown pca"], mse(pca.copies(x, own.size), x)
    yield "PCA's cost", page["pca"], cost(pca.copies(x, own.size))
    yield "the mean image's cost", page["mean"], cost(np.tile(pca.mean, (len(x), 1)))
    if not squared:
        yield "the least cost", page["floor"], cost(x, least=0)
    sizes = np.sort(np.abs(code).ravel())
    near = np.abs(code) < 0.05 * max(sizes[int(0.995 * sizes.size)], 1e-3)
    yield "share near zero", page["shown zero"], 100 * near.mean()
    yield "active units", page["shown active"], (~near).sum(1).mean()
    yield "share of dead units", page["shown dead"], 100 * near.all(0).mean()
    yield "parameters", page["shown parameters"], sum(
        tensor.size for key, tensor in own.tensors.items() if key.startswith(("encoder", "decoder"))
    )


def entropy(x):
    """The cross-entropy of copies that keep half a grey level off black and white."""

    def cost(y, least=0.5 / 255):
        y = y.clip(max(least, 1e-12), 1 - max(least, 1e-12))
        return -(x * np.log(y) + (1 - x) * np.log(1 - y)).sum(1).mean()

    return cost


def reduction(name, page, _):
    d = int(name.split()[1])
    rows, test, labels, truth = satellite()
    own, pca = network(f"satellite-{d}"), fitted(rows, d)
    loses = mse(test, 0)
    yield "lost by the autoencoder", page["autoencoder lost"], mse(own(test), test) / loses
    yield "lost by PCA", page["pca lost"], mse(pca.copies(test, d), test) / loses
    for kind, encode in (("autoencoder", own.encode), ("pca", lambda x: pca.scores(x, d))):
        yield f"told by 5 neighbours, {kind}", page[f"{kind} told"], told(encode(rows), labels, encode(test), truth)


def told(known, labels, asked, truth, k=5):
    return KNeighborsClassifier(k, algorithm="brute").fit(known, labels).score(asked, truth)


def neighbors(name, page, _):
    d = int(name.split()[-1])
    if "landsat" in name:
        known, asked, labels, truth = satellite()
        own, pca = network(f"satellite-{d}"), fitted(known, d)
    else:
        (known, labels), (asked, truth) = digits("train"), digits("test")
        own, pca = network(f"digits-{d}"), shipped_pca()
    spaces = {"raw": lambda x: x, "pca": lambda x: pca.scores(x, d), "code": own.encode}
    for space, place in spaces.items():
        yield f"told right, {space}", page[space], told(place(known), labels, place(asked), truth)


def hashing(name, page, folder):
    bits = int(name.split()[1])
    (known, labels), (asked, truth) = digits("train"), digits("test")
    own, pca = network(f"bits-{bits}"), shipped_pca()
    for kind, code in (("autoencoder", own.encode), ("pca", lambda x: (pca.scores(x, bits) > 0).astype(float))):
        for measure, found in ranked(code(known), labels, code(asked), truth).items():
            yield f"{measure}, {kind}", page[f"{kind}-{measure}"], found
    with (folder / page["addresses"]).open(newline="") as file:
        items = sorted(int(row[2]) for row in csv.reader(file) if row[0] == "bucket")
    counts = np.unique(own.encode(known), axis=0, return_counts=True)[1]
    yield "addresses in use", len(items), len(counts)
    yield "items of the fullest", items[-1], counts.max()
    addresses = sum(comb(bits, flips) for flips in range(5))
    yield "time of each way above 0", float(min(page[way] for way in ("shelves", "codes", "pixels")) > 0), 1.0
    # To open one address takes some dozens of nanoseconds on any machine, and never a microsecond.
    yield "an address is opened in 5 to 500 ns", float(5 < 1000 * page["shelves"] / addresses < 500), 1.0


def ranked(known, labels, asked, truth):
    """Precision among the hundred nearest, where ties stand by their index; within two bits; share that finds nobody."""
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


def anomaly(name, page, _):
    digit = int(name.split()[-1])
    normal = [other for other in range(10) if other != digit] if "not" in name else [digit]
    (rows, labels), (x, truth) = digits("train"), digits("test")
    odd = ~np.isin(truth, normal)
    pca = fitted(rows[np.isin(labels, normal)], 16)
    yield "AUC of PCA", page["pca"], roc_auc_score(odd, ((pca.copies(x, 16) - x) ** 2).mean(1))
    if name not in ("anomaly 0", "anomaly not 1"):
        return  # trained in the page
    errors = ((network(name.replace(" ", "-"))(x) - x) ** 2).mean(1)
    yield "AUC of the autoencoder", page["autoencoder"], roc_auc_score(odd, errors)
    alarm = errors >= page["threshold"] * (1 - 1e-6)
    yield "sensitivity", page["recall"], alarm[odd].mean()
    yield "false alarms", page["falseAlarms"], alarm[~odd].mean()
    yield "precision", page["precision"], odd[alarm].mean()


def noisy(x, kind, level):
    if kind == "gaussian":
        return (x + level * RANDOM.standard_normal(x.shape)).clip(0, 1)
    draw = RANDOM.random(x.shape)
    return np.where(draw < level / 2, 0.0, np.where(draw < level, 1.0, x))


def denoise(name, page, _):
    _, kind, level = name.split()
    x, pca = digits("test")[0], shipped_pca()
    seen = noisy(x, kind, float(level))
    yield "untouched", page["noisy"], mse(seen, x)
    yield "network", page["network"], mse(network("denoiser")(seen), x)
    yield "network without noise", page["plain"], mse(network("digits-64")(seen), x)
    yield "PCA 64", page["pca"], mse(wiener(pca, seen, kind, float(level)), x)
    pictures = seen.reshape(-1, 28, 28)
    yield "median", page["median"], mse(median_filter(pictures, (1, 3, 3)).reshape(x.shape), x)
    yield "blur", page["blur"], mse(gaussian_filter(pictures, (0, 1, 1)).reshape(x.shape), x)


def wiener(pca, seen, kind, level, d=64):
    """The best linear estimate of each component, its noise measured on training images."""
    black, white = (noisy(np.full((50, 784), value), kind, level).mean() for value in (0.0, 1.0))
    contrast = white - black
    clean = digits("train")[0][:2_000]
    noise = ((noisy(clean, kind, level) - black - contrast * clean) @ pca.components[:d].T) ** 2
    weight = pca.variances[:d] * contrast / (pca.variances[:d] * contrast**2 + noise.mean(0))
    scores = (seen - black - contrast * pca.mean) @ pca.components[:d].T
    return (pca.mean + (scores * weight) @ pca.components[:d]).clip(0, 1)


def impute(name, page, _):
    _, hidden, rounds = name.split()
    x, pca = digits("test")[0], shipped_pca()
    row, column = np.divmod(np.arange(784), 28)
    parts = {"lower": row >= 14, "left": column < 14}
    missing = np.tile(parts[hidden], (len(x), 1)) if hidden in parts else RANDOM.random(x.shape) < 0.7

    def error(fill, start, rounds):
        filled = np.where(missing, start, x)
        for _ in range(rounds):
            filled = np.where(missing, fill(filled), x)
        return mse(filled[missing], x[missing])

    yield "network", page["network"], error(network("filler"), 0.5, 1)
    yield "iterated network", page["iterated"], error(network("digits-64"), pca.mean, int(rounds))
    by_pca = lambda filled: pca.copies(filled, 64).clip(0, 1)  # guesses of pixels stay within what a pixel can be
    yield "iterated PCA 64", page["pca"], error(by_pca, pca.mean, int(rounds))
    yield "mean image", page["mean"], error(lambda filled: pca.mean, pca.mean, 1)


def generate(name, page, _):
    way = name.split()[1]
    known, labels = digits("train")
    nearest = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(known)
    gap = lambda images: nearest.kneighbors(images)[0].mean() / 28  # root of the mean squared error a pixel
    if way == "prior":
        yield "a real digit's distance", page["usual"], gap(digits("test")[0][:100])
    for kind, model in (("simple", "digits-32"), ("variational", "digits-32-variational")):
        own = network(model)
        yield f"distance, {kind}", page[f"{kind} gap"], gap(own.decode(drawn(own.encode(known), labels, way, 400)))


def drawn(codes, labels, way, count):
    if way == "prior":
        return RANDOM.standard_normal((count, codes.shape[1]))
    gaussian = lambda own, count: RANDOM.multivariate_normal(own.mean(0), np.cov(own.T, bias=True), count)
    if way == "whole":
        return gaussian(codes, count)
    return np.concatenate([gaussian(codes[labels == label], count // 10) for label in range(10)])


def secrecy(name, page, _):
    (rows, _), (x, _) = digits("train"), digits("test")
    own, twin = network("digits-32"), network("digits-32-twin")
    yield "right decoder", page["right"], mse(own(x), x)
    yield "twin's decoder", page["twin"], mse(twin.decode(own.encode(x)), x)
    yield "mean image", page["mean"], mse(shipped_pca().mean, x)
    ridge = Ridge(alpha=1.0).fit(own.encode(rows[:200]), rows[:200])
    yield "attacker with 200 pairs", page["attack 200"], mse(ridge.predict(own.encode(x)).clip(0, 1), x)


LABS = (reconstruct, train, reduction, neighbors, hashing, anomaly, denoise, impute, generate, secrecy)
# Random numbers are not the page's own: the same within what samples differ by.
BY_CHANCE = {"denoise": 0.03, "impute": 0.04, "generate": 0.2}
