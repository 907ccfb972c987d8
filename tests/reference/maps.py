"""Writes maps.json: how well scikit-learn's t-SNE and umap-learn's UMAP preserve the neighbours of the points of the scene
"maps", and scikit-learn's values for a small example of each measure.

    pip install scikit-learn==1.9.1 umap-learn==0.5.12
    python tests/reference/maps.py

The data are those of www/data: the 2,000 test digits, and the satellite's test rows, standardised by its training rows. Each
method runs with its default number of neighbours and three seeds; the page is compared with the median.
"""

import gzip
import json
import statistics
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import umap
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.neighbors import KNeighborsClassifier

ROOT = Path(__file__).resolve().parents[2]
SEEDS = (0, 1, 2)
# k of trustworthiness and continuity, and of the vote.
NEIGHBOURS, VOTES = 12, 5
SATELLITE_TRAIN = 4435


def idx(name):
    """Reads an IDX file of bytes as an array."""
    data = gzip.decompress((ROOT / "www/data" / name).read_bytes())
    sizes = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, np.uint8, -1, 4 + 4 * data[3]).reshape(sizes)


def digits():
    return idx("mnist-test2k-images.bin").reshape(2000, -1) / 255.0, idx("mnist-test2k-labels.bin")


def satellite():
    rows, labels = idx("landsat-6435x36.bin").astype(float), idx("landsat-labels.bin")
    train = rows[:SATELLITE_TRAIN]
    return ((rows - train.mean(0)) / train.std(0))[SATELLITE_TRAIN:], labels[SATELLITE_TRAIN:]


def leave_one_out(points, labels):
    """Fraction of points whose label equals the majority of their neighbours'."""
    votes = KNeighborsClassifier(VOTES).fit(points, labels)
    # Without query points, each point is classified by the others.
    nearest = votes.kneighbors(return_distance=False)
    told = [np.bincount(labels[row]).argmax() for row in nearest]
    return float(np.mean(told == labels))


def measures(points, labels, found):
    return {
        "trust": float(trustworthiness(points, found, n_neighbors=NEIGHBOURS)),
        "continuity": float(trustworthiness(found, points, n_neighbors=NEIGHBOURS)),
        "accuracy": leave_one_out(found, labels),
    }


METHODS = {
    "tsne": lambda seed: TSNE(perplexity=30, init="pca", random_state=seed),
    "umap": lambda seed: umap.UMAP(n_neighbors=15, min_dist=0.1, random_state=seed),
}


def main():
    out = {"made with": {name: version(name) for name in ("scikit-learn", "umap-learn", "numpy")}, "k": NEIGHBOURS}
    for subject, (points, labels) in {"digits": digits(), "satellite": satellite()}.items():
        pca = PCA(2, svd_solver="full").fit(points)
        # Divided by all points, as on the page, not by one less.
        variances = pca.explained_variance_ * (len(points) - 1) / len(points)
        found = measures(points, labels, pca.transform(points))
        out[subject] = {"pca": {**found, "variances": variances.round(6).tolist()}}
        for method, make in METHODS.items():
            runs = []
            for seed in SEEDS:
                began = time.time()
                found = make(seed).fit_transform(points)
                runs.append(measures(points, labels, found))
                print(subject, method, seed, runs[-1], f"{time.time() - began:.1f} s", flush=True)
            median = {key: round(statistics.median(run[key] for run in runs), 5) for key in runs[0]}
            out[subject][method] = median
    (Path(__file__).parent / "maps.json").write_text(json.dumps(out, indent=2) + "\n")


main()
