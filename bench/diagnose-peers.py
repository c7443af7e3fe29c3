#!/usr/bin/python3
"""What `fruitfly diagnose` and its peers say of the same tables, whose truth is known.

    /usr/bin/python3 bench/diagnose-peers.py FOLDER [--program PATH] [--only LAW,LAW] > docs/diagnose-peers.md

needs Debian's python3-sklearn. mlxtend and cleanlab are used where they are installed; else the formulas they publish
stand in for them below, and the table says so. What is true of a learner is measured on fresh tables of the same law.
FOLDER keeps what was measured, so that a run goes on where it stopped."""

import argparse
import json
import os
import platform
import subprocess
import sys
import textwrap
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy
import pandas
import sklearn
from sklearn.model_selection import cross_val_predict, learning_curve, train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

try:
    from mlxtend.evaluate import bias_variance_decomp
except ImportError:
    bias_variance_decomp = None
try:
    from cleanlab.filter import find_label_issues
except ImportError:
    find_label_issues = None

FRESH, POINTS, ROUNDS, TESTED = 10, 2000, 50, 0.2


# The laws. Each gives features, targets, and at every row the probability of class 1 or the mean of the target.

def xor(random, rows):
    features = random.uniform(-1, 1, (rows, 2))
    probability = numpy.where(features.prod(axis=1) > 0, 0.8, 0.2)
    return features, (random.random_sample(rows) < probability).astype(int), probability


def gaussians(random, rows):
    labels = random.randint(0, 2, rows)
    features = random.randn(rows, 2)
    features[:, 0] += 2.0 * labels - 1
    return features, labels, 1 / (1 + numpy.exp(-2 * features[:, 0]))


def friedman(random, rows):
    x = random.random_sample((rows, 10))
    mean = 10 * numpy.sin(numpy.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2 + 10 * x[:, 3] + 5 * x[:, 4]
    return x, mean + random.randn(rows), mean


LAWS = {
    "XOR": (xor, 2000, True, "two features, 20 % of the labels flipped"),
    "Gaussians": (gaussians, 2000, True, "two classes that overlap, no label flipped"),
    "Friedman": (friedman, 600, False, "ten features, noise of variance 1"),
}


def noise_of(truth, is_classes):
    """Exact: the Brier score (summed over classes) or squared error of who knows the law."""
    return float(numpy.mean(2 * truth * (1 - truth))) if is_classes else 1.0


# The peers.

class ScaledTarget(MLPRegressor):
    """Without this a network of scikit-learn hardly begins to fit large targets."""

    def fit(self, features, target):
        self.mean_, self.deviation_ = target.mean(), target.std()
        return super().fit(features, (target - self.mean_) / self.deviation_)

    def predict(self, features):
        return super().predict(features) * self.deviation_ + self.mean_


def network(is_classes, seed=0):
    kind = MLPClassifier if is_classes else ScaledTarget
    return make_pipeline(
        StandardScaler(), kind(hidden_layer_sizes=(32, 32), max_iter=100, n_iter_no_change=100, random_state=seed))


def curve(features, target, is_classes):
    score = "accuracy" if is_classes else "neg_mean_squared_error"
    sizes, _, scores = learning_curve(
        network(is_classes), features, target, cv=5, shuffle=True, random_state=0, scoring=score,
        train_sizes=[0.125, 0.25, 0.5, 1.0])
    errors = 1 - scores if is_classes else -scores
    return {"sizes": sizes.tolist(), "mean": errors.mean(axis=1).tolist(), "sd": errors.std(axis=1).tolist()}


def decomposed(features, target, is_classes):
    loss = "0-1_loss" if is_classes else "mse"
    parts = train_test_split(features, target, test_size=TESTED, random_state=0)
    training, test, labels, tested = parts
    if bias_variance_decomp:
        found = bias_variance_decomp(
            network(is_classes), training, labels, test, tested, loss=loss, num_rounds=ROUNDS, random_seed=0)
        return dict(zip(("loss", "bias", "variance"), map(float, found)))
    # mlxtend.evaluate.bias_variance_decomp: bootstrap samples of the training rows, judged by the same test rows.
    random, said = numpy.random.RandomState(0), []
    for _ in range(ROUNDS):
        drawn = random.choice(len(training), size=len(training), replace=True)
        said.append(network(is_classes).fit(training[drawn], labels[drawn]).predict(test))
    said = numpy.array(said)
    if is_classes:
        main = numpy.array([numpy.argmax(numpy.bincount(column)) for column in said.T])
        return {"loss": float((said != tested).mean()), "bias": float((main != tested).mean()),
                "variance": float((said != main).mean())}
    main = said.mean(axis=0)
    return {"loss": float(((said - tested) ** 2).mean()), "bias": float(((main - tested) ** 2).mean()),
            "variance": float(((said - main) ** 2).mean())}


def label_issues(features, labels):
    said = cross_val_predict(network(True), features, labels, cv=5, method="predict_proba")
    if find_label_issues:
        flagged = find_label_issues(labels, said, return_indices_ranked_by="self_confidence")
        from cleanlab.count import compute_confident_joint, estimate_joint
        joint = estimate_joint(labels, said, confident_joint=compute_confident_joint(labels, said))
        return {"flagged": len(flagged), "noise": float(1 - numpy.trace(joint))}
    # Northcutt, Jiang and Chuang 2021, equations 2 to 4: the confident joint, calibrated to the label counts.
    classes = said.shape[1]
    thresholds = numpy.array([said[labels == c, c].mean() for c in range(classes)])
    confident = said >= thresholds
    guess = numpy.where(confident, said, -1).argmax(axis=1)
    counted = confident.any(axis=1)
    joint = numpy.zeros((classes, classes))
    numpy.add.at(joint, (labels[counted], guess[counted]), 1)
    joint *= (numpy.bincount(labels, minlength=classes) / joint.sum(axis=1))[:, None]
    return {"flagged": int((counted & (guess != labels)).sum()), "noise": float(1 - numpy.trace(joint) / joint.sum())}


# What is true of a learner: fresh tables, fresh points, and the noise of the law.

def truth(learn, law, rows, is_classes):
    sample = LAWS[law][0]
    random = numpy.random.RandomState(1)
    points, targets, known = sample(random, POINTS)
    said, wrong = [], []
    for seed in range(FRESH):
        features, target, _ = sample(numpy.random.RandomState(1000 + seed), rows)
        out = learn(features, target, points, targets, seed)
        said.append(out)
        wrong.append(float(((out > 0.5) != targets).mean()) if is_classes else 0.0)
    said = numpy.array(said)
    scale = 2 if is_classes else 1  # of two classes both have the same squared error
    # Against the law itself, so that the noise is exact and not that of the points.
    distance = scale * float(((said - known) ** 2).mean())
    variance = scale * float(said.var(axis=0, ddof=1).mean())
    return {"error": distance + noise_of(known, is_classes), "wrong": float(numpy.mean(wrong)), "variance": variance,
            "rest": distance - variance + noise_of(known, is_classes), "noise": noise_of(known, is_classes)}


def by_sklearn(is_classes):
    def learn(features, target, points, _, seed):
        model = network(is_classes, seed).fit(features, target)
        return model.predict_proba(points)[:, 1] if is_classes else model.predict(points)
    return learn


class Fruitfly:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = dict(os.environ, FRUITFLY_HOME=os.path.join(folder, "home"))

    def __call__(self, *arguments):
        command = [*self.program, *arguments]
        result = subprocess.run(
            command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"fruitfly {' '.join(arguments)}: {result.stderr}")
        return result.stdout

    def file(self, name):
        return os.path.join(self.folder, name)

    def table(self, name, features, target, is_classes):
        frame = pandas.DataFrame(features, columns=[f"x{i + 1}" for i in range(features.shape[1])])
        if target is not None:
            frame["target"] = numpy.where(target == 1, "yes", "no") if is_classes else target
        frame.to_csv(self.file(name), index=False)
        return self.file(name)

    def diagnose(self, name, features, target, is_classes):
        path = self.table(name, features, target, is_classes)
        return json.loads(self("diagnose", path, "--target", "target", "--json", "--reports", self.file("reports")))

    def learn(self, width, is_classes):
        """The network that was diagnosed, trained as it was there."""
        def learn(features, target, points, _, seed):
            training = self.table("training.csv", features, target, is_classes)
            judging = self.table("points.csv", points, None, is_classes)
            self("train", "--file", training, "--target", "target", "--hidden-layers", f"{width},{width}",
                 "--epochs", "100", "--early-stopping", "none", "--train-split", "1", "--validation-share", "0",
                 "--seed", str(seed + 1), "--model", self.file("x.model"), "--overwrite", "--reports",
                 self.file("reports"))
            said = self.file("said.csv")
            self("predict", self.file("x.model"), judging, "--out", said, "--overwrite")
            frame = pandas.read_csv(said)
            column = next(c for c in frame.columns if ("yes" in c if is_classes else c not in ("x1",) and
                                                       not c.startswith("x")))
            return frame[column].to_numpy()
        return learn


def measure(law, fruitfly):
    path = fruitfly.file(f"{law}.json")
    known = json.load(open(path)) if os.path.exists(path) else {}

    def once(key, compute):
        if key not in known:
            known[key] = compute()
            print(f"{law}: {key}", file=sys.stderr)
            with open(path, "w") as file:
                json.dump(known, file)
        return known[key]

    sample, rows, is_classes, _ = LAWS[law]
    features, target, _ = sample(numpy.random.RandomState(0), rows)
    once("diagnose", lambda: fruitfly.diagnose(f"{law}.csv", features, target, is_classes))
    once("learning_curve", lambda: curve(features, target, is_classes))
    once("decomposition", lambda: decomposed(features, target, is_classes))
    if is_classes:
        once("labels", lambda: label_issues(features, target))
    peer, trained = by_sklearn(is_classes), int((1 - TESTED) * rows)
    once("peer", lambda: truth(peer, law, trained, is_classes))
    once("peer twice", lambda: truth(peer, law, 2 * trained, is_classes))
    pool, own = known["diagnose"]["pool"], fruitfly.learn(known["diagnose"]["network"]["width"], is_classes)
    once("own", lambda: truth(own, law, pool, is_classes))
    once("own twice", lambda: truth(own, law, 2 * pool, is_classes))
    return known


# The table.

def interval(found, digits):
    return "–" if found is None else f"{found['value']:.{digits}f} ({found['low']:.{digits}f} to {found['high']:.{digits}f})"


def gain(diagnosis):
    action = next(a for a in diagnosis["actions"] if a["action"] == "more-data" and a["detail"].startswith("2 "))
    return interval(action["gain"], 3) if action["gain"] else f"refused: {action['reason']}"


def rows_of(law, known):
    is_classes, diagnosis, peer = LAWS[law][2], known["diagnose"], known["peer"]
    own, twice, parts, found = known["own"], known["own twice"], known["decomposition"], known["learning_curve"]
    unit = "Brier score" if is_classes else "squared error"
    full = diagnosis["full"] or {}
    percent = (lambda value: f"{100 * value:.1f} %") if is_classes else (lambda value: f"{value:.2f}")
    true_error = peer["wrong"] if is_classes else peer["error"]
    yield ("scikit-learn `learning_curve`", f"error at {found['sizes'][-1]:,} rows",
           f"{percent(found['mean'][-1])} ± {percent(found['sd'][-1])} (SD of folds)", percent(true_error))
    yield ("", "twice the rows", "nothing: no fit, no forecast",
           percent(known["peer twice"]["wrong"] if is_classes else known["peer twice"]["error"]))
    if is_classes:
        yield ("mlxtend `bias_variance_decomp`", "0-1 loss = bias + variance",
               f"{percent(parts['loss'])} = {percent(parts['bias'])} + {percent(parts['variance'])} "
               f"(off by {percent(parts['bias'] + parts['variance'] - parts['loss'])})",
               f"of the Brier score {peer['error']:.3f}: noise {peer['noise']:.3f}, "
               f"squared bias {peer['rest'] - peer['noise']:.3f}, variance {peer['variance']:.3f}")
        labels = known["labels"]
        flips = "20 %, 400 rows" if law == "XOR" else "0 %, no row"
        yield ("cleanlab", "wrong labels",
               f"{percent(labels['noise'])}, {labels['flagged']} rows listed", flips)
    else:
        yield ("mlxtend `bias_variance_decomp`", "bias, variance",
               f"{parts['bias']:.2f}, {parts['variance']:.2f}",
               f"noise {peer['noise']:.2f}, squared bias {peer['rest'] - peer['noise']:.2f}, "
               f"variance {peer['variance']:.2f}")
    yield ("`fruitfly diagnose`", f"{unit} at {diagnosis['pool']:,} rows", interval(diagnosis["error"], 3),
           f"{own['error']:.3f}")
    if full:
        value = {key: full["seedVariance"][key] + full["dataVariance"][key] for key in ("value",)}["value"]
        yield ("", "variance (seed + data)", f"{value:.3f} = {interval(full['seedVariance'], 3)} + "
               f"{interval(full['dataVariance'], 3)}", f"{own['variance']:.3f}")
        yield ("", "bias and noise", interval(full["biasAndNoise"], 3), f"{own['rest']:.3f}")
    yield ("", "noise at most", f"{diagnosis['noise']['most']:.3f}", f"{own['noise']:.3f}")
    yield ("", "gain of twice the rows", gain(diagnosis), f"{own['error'] - twice['error']:.3f}")
    if is_classes:
        labels = diagnosis["labels"]
        yield ("", "wrong labels", f"at most {percent(labels['mostFlipped'])} flipped at random; "
               f"{len(labels['suspects'])} rows to look at", flips)
    yield ("", "advice", diagnosis["answer"][0], "")


def write(found, version):
    stands = [name for name, there in (("mlxtend", bias_variance_decomp), ("cleanlab", find_label_issues)) if not there]
    print(textwrap.dedent(f"""\
        # `diagnose` beside scikit-learn, mlxtend and cleanlab

        Laws whose noise is known exactly, one table of each. Every tool gets the same rows. What is true of a
        learner is measured with {FRESH} fresh tables and {POINTS:,} fresh points: the peers judge scikit-learn's
        network, `diagnose` judges its own. The Brier score is summed over both classes, 0 to 2; intervals are 90 %.
        """))
    for law, known in found.items():
        _, rows, _, text = LAWS[law]
        print(f"## {law}: {rows:,} rows, {text}\n\n| tool | of | says | true |\n|---|---|---|---|")
        for cells in rows_of(law, known):
            print("| " + " | ".join(cells) + " |")
        print()
    print(textwrap.dedent(f"""\
        ## What to take from it

        - `learning_curve` shows errors at nested prefixes of one split; the band is the spread of five folds that share
          rows, so that it is no interval. It has no fit, and says nothing of more rows.
        - `bias_variance_decomp` bootstraps the rows that there are. Its bias contains the noise of the labels, its
          variance that of the bootstrap and none of the seed (one random state for all), and on 0-1 loss its parts do
          not add up to the loss ([mlxtend #964](https://github.com/rasbt/mlxtend/issues/964)).
        - cleanlab counts labels that a network contradicts. Where classes overlap, such rows are there without a single
          wrong label, and the count is no rate of wrong labels. `diagnose` lists the same kind of rows as a suspicion
          beside an upper bound.

        Networks: `MLPClassifier` and `MLPRegressor` with two hidden layers of 32, 100 epochs (targets of the latter are
        scaled). `bias_variance_decomp` with {ROUNDS} rounds, tested on {100 * TESTED:.0f} % of the rows."""))
    if stands:
        print(f"{' and '.join(stands)}: the formulas that {'they publish' if len(stands) > 1 else 'it publishes'}, in "
              "the script, since the packages were not at hand.")
    print(f"\nMade by\n\n    /usr/bin/python3 bench/diagnose-peers.py FOLDER > docs/diagnose-peers.md\n\nwith Fruitfly "
          f"{version}, Python {platform.python_version()}, scikit-learn {sklearn.__version__}.")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "..", "fruitfly"))
    arguments.add_argument("--only", default=",".join(LAWS))
    asked = arguments.parse_args()
    folder, program = os.path.abspath(asked.folder), os.path.abspath(asked.program)
    os.makedirs(folder, exist_ok=True)
    warnings.filterwarnings("ignore")
    fruitfly = Fruitfly(["dotnet", program] if program.endswith(".dll") else [program], folder)
    found = {law: measure(law, fruitfly) for law in asked.only.split(",")}
    write(found, fruitfly("--version").strip())


if __name__ == "__main__":
    main()
