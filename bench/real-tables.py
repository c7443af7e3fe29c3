#!/usr/bin/python3
"""Fruitfly beside scikit-learn on real tables, under the same outer splits.

    /usr/bin/python3 bench/real-tables.py FOLDER [--program PATH] [--only TABLE,TABLE] > docs/real-tables.md

needs Debian's python3-sklearn, python3-statsmodels and python3-vega-datasets, which ship the tables. Each table is
split ten times into 64 % training, 16 % validation and 20 % test examples. Fruitfly reads a CSV file with a column
`split`; scikit-learn trains on the training and validation examples of the same rows, since its methods choose
nothing here or split again by themselves. FOLDER keeps the files and what was measured, so that a run goes on where
it stopped."""

import argparse
import json
import os
import platform
import subprocess
import sys
import textwrap
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy
import pandas
import sklearn
import sklearn.datasets
from scipy import stats
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

SPLITS, TEST, VALIDATION = 10, 0.2, 0.2
NUMERIC = make_column_selector(dtype_include="number")
CATEGORICAL = make_column_selector(dtype_include=object)


# Each gives the features, the target, and where the table is from.

def of_sklearn(load, *, classes=True):
    data = load()
    frame = pandas.DataFrame(data.data, columns=[str(name).replace(" ", "_") for name in data.feature_names])
    target = pandas.Series(data.target)
    return frame, target.map(lambda label: f"class {data.target_names[label]}") if classes else target, "scikit-learn"


def of_statsmodels(name):
    import statsmodels.api
    return getattr(statsmodels.api.datasets, name).load_pandas().data


def fair():
    frame = of_statsmodels("fair")
    for column in ("occupation", "occupation_husb"):
        frame[column] = frame[column].map(lambda code: f"occupation {code:.0f}")
    affairs = frame.pop("affairs")
    return frame, (affairs > 0).map({True: "some", False: "none"}), "statsmodels"


def anes96():
    frame = of_statsmodels("anes96")[
        ["popul", "TVnews", "selfLR", "ClinLR", "DoleLR", "PID", "age", "educ", "income", "vote"]]
    return frame.drop(columns="vote"), frame["vote"].map({0: "Clinton", 1: "Dole"}), "statsmodels"


def cars():
    from vega_datasets import data
    frame = data.cars().dropna(subset=["Miles_per_Gallon"]).drop(columns="Name").reset_index(drop=True)
    frame["Year"] = pandas.to_datetime(frame["Year"]).dt.year
    return frame.drop(columns="Miles_per_Gallon"), frame["Miles_per_Gallon"], "vega-datasets"


def weather():
    from vega_datasets import data
    frame = data.seattle_weather()
    frame["month"] = pandas.to_datetime(frame.pop("date")).dt.strftime("%b")
    return frame.drop(columns="weather"), frame["weather"], "vega-datasets"


TABLES = {
    "breast cancer": lambda: of_sklearn(sklearn.datasets.load_breast_cancer),
    "wine": lambda: of_sklearn(sklearn.datasets.load_wine),
    "iris": lambda: of_sklearn(sklearn.datasets.load_iris),
    "digits": lambda: of_sklearn(sklearn.datasets.load_digits),
    "diabetes": lambda: of_sklearn(sklearn.datasets.load_diabetes, classes=False),
    "fair": fair,
    "anes96": anes96,
    "cars": cars,
    "seattle weather": weather,
}

TARGETS = {
    "breast cancer": "malignant or benign",
    "wine": "cultivar",
    "iris": "species",
    "digits": "digit",
    "diabetes": "progression after a year",
    "fair": "whether there was an affair",
    "anes96": "vote",
    "cars": "miles per gallon",
    "seattle weather": "weather of the day",
}


# Each gives the predictions for the test rows from those of the training rows.

def encoded(model):
    """With what a network or a linear model needs: no gaps, indicators, scaled numbers."""
    return make_pipeline(make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), NUMERIC),
        (make_pipeline(SimpleImputer(strategy="constant", fill_value="missing"),
                       OneHotEncoder(handle_unknown="ignore")), CATEGORICAL)), model)


class ScaledTarget:
    """As Fruitfly scales it; without this a network of scikit-learn hardly begins to fit large targets."""

    def __init__(self, model):
        self.model = model

    def fit(self, features, target):
        self.mean, self.deviation = target.mean(), target.std(ddof=0)
        self.model.fit(features, (target - self.mean) / self.deviation)

    def predict(self, features):
        return self.model.predict(features) * self.deviation + self.mean


def perceptron(is_classes):
    return encoded(MLPClassifier(max_iter=1000, random_state=0)) if is_classes \
        else ScaledTarget(encoded(MLPRegressor(max_iter=1000, random_state=0)))


def linear(is_classes):
    return encoded(LogisticRegression(max_iter=5000) if is_classes else Ridge())


def trees(is_classes):
    model = HistGradientBoostingClassifier if is_classes else HistGradientBoostingRegressor
    ordinal = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=numpy.nan)
    # The columns come out in this order: categorical ones first.
    return lambda categorical: make_pipeline(
        make_column_transformer((ordinal, CATEGORICAL), remainder="passthrough"),
        model(random_state=0, categorical_features=list(range(categorical))))


LEARN = {"MLP": perceptron, "logistic or ridge": linear, "gradient boosting": trees}


def split_of(target, is_classes, seed):
    rows, layers = numpy.arange(len(target)), target if is_classes else None
    rest, test = train_test_split(rows, test_size=TEST, random_state=seed, stratify=layers)
    training, validation = train_test_split(
        rest, test_size=VALIDATION, random_state=seed, stratify=target[rest] if is_classes else None)
    return training, validation, test


def error(target, predicted, is_classes):
    if is_classes:
        return float(numpy.mean(predicted != target))
    return float(numpy.sqrt(numpy.mean((predicted - target) ** 2)))


def run_sklearn(method, features, target, is_classes, parts):
    training, validation, test = parts
    rest = numpy.concatenate([training, validation])
    model = LEARN[method](is_classes)
    if method == "gradient boosting":
        model = model(features.select_dtypes(object).shape[1])
    began = time.process_time()
    model.fit(features.iloc[rest], target[rest])
    predicted = model.predict(features.iloc[test])
    return {"error": error(target[test].to_numpy(), predicted, is_classes), "seconds": time.process_time() - began}


class Fruitfly:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = dict(os.environ, FRUITFLY_HOME=os.path.join(folder, "home"))

    def __call__(self, *arguments):
        """What the command prints, and the seconds of CPU that it and its start took."""
        before = os.times()
        result = subprocess.run(
            [self.program, *arguments], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        after = os.times()
        if result.returncode != 0:
            sys.exit(f"fruitfly {' '.join(arguments)}: {result.stderr}")
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        return result.stdout, spent

    def run(self, method, path, parts, target, is_classes):
        if method == "Fruitfly sweep":
            output, seconds = self("sweep", self.study(path), "--json", "--reports", self.file("reports"))
            # Only the setting that is chosen has scores on the test examples.
            trials = self.file("trials.csv")
            self("export", json.loads(output)["study"], "--out", trials, "--overwrite")
            tested = pandas.read_csv(trials).dropna(subset=["test_loss"]).iloc[0]
            loss, wrong = tested["test_loss"], tested["test_error"]
        else:
            output, seconds = self("train", "--file", path, "--target", "target", "--json", "--reports",
                                   self.file("reports"))
            network = json.loads(output)["networks"][0]
            loss, wrong = network["loss"]["test"], network["error"]["test"]
        # Losses are squares of targets that are scaled by the training examples.
        return {"error": wrong if is_classes else float(numpy.sqrt(loss) * target[parts[0]].std(ddof=0)),
                "seconds": seconds}

    def study(self, path):
        """What `sweep --init` writes, with weight decay varied too and twelve settings in all."""
        text, _ = self("sweep", "--init", path)
        # The file has its parts, and each setting gets one network.
        lines = [line for line in text.splitlines() if not line.startswith(("validation:", "test:", "seeds:"))]
        at = next(i for i, line in enumerate(lines) if line.startswith("factors:"))
        lines[at + 1:at + 3] = ["  network.width: [16, 64]",
                                "  recipe.optimizer.learningRate: [0.001, 0.003, 0.01]",
                                "  recipe.optimizer.weightDecay: [0.1, 1]"]
        study = self.file("study.yaml")
        with open(study, "w") as file:
            file.write("\n".join(lines + ["seeds: 1", ""]))
        return study

    def file(self, name):
        return os.path.join(self.folder, name)


METHODS = ["Fruitfly train", "Fruitfly sweep", *LEARN]


def measure(name, fruitfly, folder):
    features, target, source = TABLES[name]()
    is_classes = target.dtype == object
    path = os.path.join(folder, f"{name.replace(' ', '-')}.json")
    known = json.load(open(path)) if os.path.exists(path) else {}
    for seed in range(SPLITS):
        parts = split_of(target, is_classes, seed)
        table = features.assign(target=target, split="training")
        table.loc[parts[1], "split"], table.loc[parts[2], "split"] = "validation", "test"
        csv = os.path.join(folder, f"{name.replace(' ', '-')}-{seed}.csv")
        table.to_csv(csv, index=False)
        for method in METHODS:
            key = f"{method}/{seed}"
            if key in known:
                continue
            known[key] = run_sklearn(method, features, target, is_classes, parts) if method in LEARN \
                else fruitfly.run(method, csv, parts, target, is_classes)
            print(f"{name}, split {seed}, {method}: {known[key]}", file=sys.stderr)
            with open(path, "w") as file:
                json.dump(known, file)
    scores = {method: numpy.array([known[f"{method}/{seed}"]["error"] for seed in range(SPLITS)]) for method in METHODS}
    seconds = {method: numpy.mean([known[f"{method}/{seed}"]["seconds"] for seed in range(SPLITS)])
               for method in METHODS}
    return {"rows": len(features), "columns": features.shape[1], "categorical": features.select_dtypes(object).shape[1],
            "missing": int(features.isna().sum().sum()), "classes": target.nunique() if is_classes else 0,
            "source": source, "scores": scores, "seconds": seconds}


def half_width(values):
    """Of the 95 % interval of a mean over repeated splits: the variance between splits, corrected for the training
    examples that they share (Nadeau and Bengio 2003)."""
    variance = values.var(ddof=1) * (1 / len(values) + TEST / (1 - TEST))
    return stats.t.ppf(0.975, len(values) - 1) * numpy.sqrt(variance)


def row(name, found):
    unit, digits = (100, 1) if found["classes"] else (1, 2)
    scores = found["scores"]
    best = min(scores, key=lambda method: scores[method].mean())
    cells = []
    for method in METHODS:
        text = f"{unit * scores[method].mean():.{digits}f} ± {unit * half_width(scores[method]):.{digits}f}"
        difference = scores[method] - scores[best]
        if method == best:
            text = f"**{text}**"
        elif difference.mean() <= half_width(difference):
            text += " ≈"
        cells.append(text)
    what = f"{found['classes']} classes, error in %" if found["classes"] else "RMSE"
    return f"| {name} ({what}) | " + " | ".join(cells) + " |", best


def verdict(name, found, best):
    scores = found["scores"]
    own = min((method for method in METHODS if method.startswith("Fruitfly")), key=lambda method: scores[method].mean())
    if best == own:
        return f"- {name}: {own} has the lowest mean."
    difference = scores[own] - scores[best]
    clear = difference.mean() > half_width(difference)
    kind = "a tree ensemble" if best == "gradient boosting" else "scikit-learn"
    behind = own.removeprefix("Fruitfly ")
    return f"- {name}: {kind} has the lowest mean ({best}); the best of Fruitfly, {behind}, is " + (
        "clearly behind." if clear else "not distinguishable from it.")


def write(found, version, start, command):
    print(textwrap.dedent(f"""\
        # Real tables beside scikit-learn

        Tables that Debian packages ship, each split {SPLITS} times at random (classes stratified) into 64 % training,
        16 % validation and 20 % test examples. All methods are tested on the same rows. A cell is the mean test error
        with its 95 % interval over splits (corrected resampled t, Nadeau and Bengio 2003). **Bold** is the lowest mean
        of a row; ≈ marks what the paired interval does not tell from it.
        """))
    print("| table | " + " | ".join(METHODS) + " |")
    print("|---|" + "---:|" * len(METHODS))
    rows = {name: row(name, result) for name, result in found.items()}
    for text, _ in rows.values():
        print(text)
    print("\n" + "\n".join(verdict(name, found[name], best) for name, (_, best) in rows.items()))
    print("\nSeconds of CPU for one split:\n")
    print("| table | " + " | ".join(METHODS) + " |")
    print("|---|" + "---:|" * len(METHODS))
    for name, result in found.items():
        print(f"| {name} | " + " | ".join(f"{result['seconds'][method]:.2f}" for method in METHODS) + " |")
    print("\nThe tables:\n\n| table | target | rows | features | of them categorical | missing values | from |")
    print("|---|---|---:|---:|---:|---:|---|")
    for name, result in found.items():
        print(f"| {name} | {TARGETS[name]} | {result['rows']} | {result['columns']} | {result['categorical']} | "
              f"{result['missing']} | {result['source']} |")
    print(textwrap.dedent(f"""
        - *Fruitfly train* is `train` with its defaults: it stops early by the validation examples. *Fruitfly sweep*
          runs the study that `sweep --init` writes with twelve settings (two widths, three learning rates, two weight
          decays), chosen by the validation examples; the test examples are opened for the chosen one.
        - Fruitfly's networks are fitted to the 64 % alone, since they stop by the validation examples. scikit-learn's
          methods choose nothing and get those as training examples too: *MLP* is `MLPClassifier(max_iter=1000)` (targets of
          `MLPRegressor` are scaled), then `LogisticRegression` or `Ridge`, and `HistGradientBoosting`, otherwise with
          their defaults. Missing numbers become the median with an indicator, categories one column for each level;
          trees take both as they are.
        - Time of Fruitfly is that of the whole command: start of the program ({start:.2f} s), reading, training and the
          report. Time of scikit-learn is that of fitting and predicting, in a process that runs already.

        Made by

            {command}

        on {processor()}, two shared cores, one for each method; Fruitfly {version}, Python {platform.python_version()},
        scikit-learn {sklearn.__version__}.""").rstrip())


def processor():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--program", default=os.path.join(os.path.dirname(__file__), "..", "fruitfly"))
    arguments.add_argument("--only", default=",".join(TABLES))
    asked = arguments.parse_args()
    os.makedirs(asked.folder, exist_ok=True)
    warnings.filterwarnings("ignore")
    fruitfly = Fruitfly(os.path.abspath(asked.program), os.path.abspath(asked.folder))
    found = {name: measure(name, fruitfly, os.path.abspath(asked.folder)) for name in asked.only.split(",")}
    only = "" if asked.only == ",".join(TABLES) else f' --only "{asked.only}"'
    version, start = fruitfly("--version")
    write(found, version.strip(), start, f"/usr/bin/python3 bench/real-tables.py FOLDER{only} > docs/real-tables.md")


if __name__ == "__main__":
    main()
