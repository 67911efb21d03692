"""scikit-learn as a peer: TSNE and KMeans on the vectors of a file, timed without the imports.

usage: scikit.py VECTORS.f32 N DIMENSIONS SEEDS K PLACES.f64
prints a JSON line for each seed; the places of the last one go to PLACES.f64, row-major
"""
import json, sys, time, warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.manifold import TSNE

warnings.filterwarnings("ignore")
path, n, d, seeds, k, out = sys.argv[1:7]
n = int(n)
X = np.fromfile(path, dtype=np.float32).reshape(n, int(d))
for seed in range(42, 42 + int(seeds)):
    start = time.perf_counter()
    clusters = KMeans(n_clusters=int(k), n_init=10, random_state=seed).fit(X)
    clustered = time.perf_counter()
    perplexity = min(30, (n - 1) / 3)
    model = TSNE(init="pca", learning_rate="auto", perplexity=perplexity, n_jobs=-1, random_state=seed)
    places = model.fit_transform(X)
    done = time.perf_counter()
    print(json.dumps({"kmeans": clustered - start, "inertia": float(clusters.inertia_), "tsne": done - clustered}), flush=True)
    places.astype(np.float64).tofile(f"{out}.{seed}")
