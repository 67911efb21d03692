"""The peers that Python has, on the vectors of files, timed without imports and a first small run.

Says on its first line which there are, {"scikit-learn": "1.9.1", "openTSNE": "1.0.4"}. Then each line
of its input is a job, {"job": "t-SNE", "engine", "vectors", "n", "seed", "places"} or
{"job": "k-means", "engine", "vectors", "n", "seed", "k"}, and each line of its output an answer:
{"seconds", "cpu"}, of k-means with "labels". Vectors are a file of f32 of 512 columns, places one of f64,
both row-major.
"""
import json, sys, time, warnings

import numpy as np

warnings.filterwarnings("ignore")
found = {}
try:
    import sklearn
    from sklearn.cluster import KMeans
    from sklearn.manifold import TSNE

    found["scikit-learn"] = sklearn.__version__
except ImportError:
    pass
try:
    import openTSNE

    found["openTSNE"] = openTSNE.__version__
except ImportError:
    pass


def perplexity(n):
    return min(30, (n - 1) / 3)


def scikit_tsne(X, seed):
    options = dict(init="pca", learning_rate="auto", perplexity=perplexity(len(X)))
    return TSNE(n_jobs=-1, random_state=seed, **options).fit_transform(X)


def open_tsne(X, seed):
    return np.asarray(openTSNE.TSNE(perplexity=perplexity(len(X)), n_jobs=-1, random_state=seed).fit(X))


def scikit_kmeans(X, seed, k):
    return KMeans(n_clusters=k, n_init=10, random_state=seed).fit(X).labels_


def timed(work):
    start, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}


TSNE_OF = {"scikit-learn": scikit_tsne, "openTSNE": open_tsne}
few = np.random.RandomState(1).normal(size=(200, 512)).astype(np.float32)
for name in found:
    TSNE_OF[name](few, 1)
print(json.dumps(found), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    X = np.fromfile(job["vectors"], dtype=np.float32).reshape(job["n"], 512)
    if job["job"] == "t-SNE":
        places, answer = timed(lambda: TSNE_OF[job["engine"]](X, job["seed"]))
        places.astype(np.float64).tofile(job["places"])
    else:
        labels, answer = timed(lambda: scikit_kmeans(X, job["seed"], job["k"]))
        answer["labels"] = labels.tolist()
    print(json.dumps(answer), flush=True)
