"""Denoising and imputation, with simpler methods for comparison."""

import numpy as np
from data import digits, fitted, mse, network, satellite, shipped_pca
from scipy.ndimage import gaussian_filter, median_filter

RANDOM = np.random.default_rng(1)


def noisy(x, kind, level):
    if kind == "gaussian":
        return (x + level * RANDOM.standard_normal(x.shape)).clip(0, 1)
    # Cells set to black or white: single pixels, squares, or whole rows.
    height, width = {"saltPepper": (1, 1), "blocks": (4, 4), "lines": (1, 28)}[kind]
    draw = RANDOM.random((len(x), 28 // height, 28 // width)).repeat(height, 1).repeat(width, 2).reshape(x.shape)
    return np.where(draw < level / 2, 0.0, np.where(draw < level, 1.0, x))


def denoised(kind, level):
    """Errors of each denoising method on the noisy test digits."""
    x, pca = digits("test")[0], shipped_pca()
    seen = noisy(x, kind, level)
    pictures = seen.reshape(-1, 28, 28)
    images = {
        "noisy": seen,
        "network": network("denoiser")(seen),
        "plain": network("digits-64")(seen),
        "pca": wiener(pca, seen, kind, level),
        "median": median_filter(pictures, (1, 3, 3)).reshape(x.shape),
        "blur": gaussian_filter(pictures, (0, 1, 1)).reshape(x.shape),
    }
    return {way: mse(image, x) for way, image in images.items()}


def denoise(name, page, _):
    _, kind, level = name.split()
    for way, found in denoised(kind, float(level)).items():
        yield f"error, {way}", page[way], found
        yield f"PSNR, {way}", page[f"{way} psnr"], -10 * np.log10(found)


def wiener(pca, seen, kind, level, d=64):
    """The best linear estimate of each component, with noise variances from training images."""
    black, white = (noisy(np.full((50, 784), value), kind, level).mean() for value in (0.0, 1.0))
    contrast = white - black
    clean = digits("train")[0][:2_000]
    noise = ((noisy(clean, kind, level) - black - contrast * clean) @ pca.components[:d].T) ** 2
    weight = pca.variances[:d] * contrast / (pca.variances[:d] * contrast**2 + noise.mean(0))
    scores = (seen - black - contrast * pca.mean) @ pca.components[:d].T
    return (pca.mean + (scores * weight) @ pca.components[:d]).clip(0, 1)


def holes(hidden, count):
    """Masks of missing pixels for several images."""
    row, column = np.divmod(np.arange(784), 28)
    halves = {"lower": row >= 14, "upper": row < 14, "left": column < 14, "right": column >= 14}
    if hidden in halves:
        return np.tile(halves[hidden], (count, 1))
    if hidden == "square":
        top, left = RANDOM.integers(0, 17, (2, count, 1))
        return (row >= top) & (row < top + 12) & (column >= left) & (column < left + 12)
    return RANDOM.random((count, 784)) < float(hidden.split()[1])


def filled_in(truth, missing, fill, start, rounds):
    """Error of the missing values after this many rounds of imputation."""
    filled = np.where(missing, start, truth)
    for _ in range(rounds):
        filled = np.where(missing, fill(filled), truth)
    return mse(filled[missing], truth[missing])


def imputed(hidden, rounds):
    """Errors of each imputation method on the missing pixels of the test digits."""
    x, pca = digits("test")[0], shipped_pca()
    missing = holes(hidden, len(x))
    by_pca = lambda filled: pca.copies(filled, 64).clip(0, 1)  # guesses of pixels stay within what a pixel can be
    return {
        "network": filled_in(x, missing, network("filler"), 0.5, 1),
        "iterated": filled_in(x, missing, network("digits-64"), pca.mean, rounds),
        "pca": filled_in(x, missing, by_pca, pca.mean, rounds),
        "mean": filled_in(x, missing, lambda _: pca.mean, pca.mean, 1),
    }


def impute(name, page, _):
    hidden, rounds = name.split(maxsplit=1)[1].rsplit(" ", 1)
    for way, found in imputed(hidden, int(rounds)).items():
        yield f"error, {way}", page[way], found


def patches(name, page, _):
    """Errors for satellite rows with the same missing values, in standard deviations."""
    rows, x, _, _ = satellite()
    missing = np.isin(np.arange(36), [int(cell) for cell in page["missing"].split()])
    missing, rounds, pca = np.tile(missing, (len(x), 1)), int(name.split()[-1]), fitted(rows, 8)
    yield "error, mean", page["mean"], mse(x[missing], 0)
    yield "error, pca", page["pca"], filled_in(x, missing, lambda filled: pca.copies(filled, 8), 0, rounds)
    yield "error, iterated", page["iterated"], filled_in(x, missing, network("satellite-8"), 0, rounds)
    yield "error, filler", page["filler"], filled_in(x, missing, network("satellite-filler"), 0, 1)
