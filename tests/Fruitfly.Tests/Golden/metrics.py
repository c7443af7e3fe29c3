"""Writes metrics.json: metrics by scikit-learn on fixed inputs (python3-sklearn 1.2.1 of Debian 12).

    python3 tests/Fruitfly.Tests/Golden/metrics.py > tests/Fruitfly.Tests/Golden/metrics.json
"""
import json

import numpy as np
from sklearn import metrics


def classes(labels, probabilities):
    count = probabilities.shape[1]
    predicted = probabilities.argmax(1)
    one_hot = np.eye(count)[labels]
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, predicted, labels=range(count), zero_division=0)
    auc = (metrics.roc_auc_score(labels, probabilities[:, 1]) if count == 2
           else metrics.roc_auc_score(labels, probabilities, multi_class="ovr", average="macro"))
    confidence, right = probabilities.max(1), predicted == labels
    bins = np.clip(np.ceil(confidence * 15).astype(int) - 1, 0, 14)
    calibration = sum(
        abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    values = {
        "error": 1 - metrics.accuracy_score(labels, predicted),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(labels, predicted),
        "macroF1": metrics.f1_score(labels, predicted, average="macro"),
        "auc": auc,
        "logLoss": metrics.log_loss(labels, probabilities, labels=range(count)),
        "brier": ((probabilities - one_hot) ** 2).sum(1).mean(),
        "calibrationError": calibration,
    }
    if count == 2:
        values["binaryBrier"] = metrics.brier_score_loss(labels, probabilities[:, 1])
    return {
        "labels": labels.tolist(), "classes": count, "probabilities": probabilities.tolist(), "values": values,
        "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "support": support.tolist(),
        "confusions": metrics.confusion_matrix(labels, predicted, labels=range(count)).tolist(),
    }


def values(predicted, targets):
    return {
        "predicted": predicted.tolist(), "targets": targets.tolist(),
        "outputs": predicted.shape[1] if predicted.ndim == 2 else 1,
        "values": {
            "rootMeanSquaredError": float(np.sqrt(metrics.mean_squared_error(targets, predicted))),
            "meanAbsoluteError": metrics.mean_absolute_error(targets, predicted),
            "rSquared": metrics.r2_score(targets, predicted),
        },
    }


def probabilities(random, count, number, labels, strength, decimals=None):
    logits = random.normal(size=(number, count)) + strength * np.eye(count)[labels]
    odds = np.exp(logits)
    shares = odds / odds.sum(1, keepdims=True)
    return shares if decimals is None else np.round(shares, decimals)


def cases():
    random = np.random.default_rng(14)
    labels = random.integers(0, 2, 60)
    yield "two classes", classes(labels, probabilities(random, 2, 60, labels, 1.0))
    shares = probabilities(random, 2, 80, labels := random.integers(0, 2, 80), 0.7, decimals=1)
    yield "two classes with ties", classes(labels, shares)
    labels = random.choice(4, 120, p=[0.6, 0.25, 0.1, 0.05])
    yield "four unequal classes", classes(labels, probabilities(random, 4, 120, labels, 1.5))
    labels = np.repeat([0, 1, 2], 20)
    certain = np.eye(3)[np.where(np.arange(60) % 9 == 0, (labels + 1) % 3, labels)]
    yield "certain and sometimes wrong", classes(labels, certain)
    shares = probabilities(random, 3, 50, labels := random.choice(3, 50, p=[0.5, 0.3, 0.2]), 0.4)
    shares[:, 2] *= 0.01
    yield "a class that is never predicted", classes(labels, shares / shares.sum(1, keepdims=True))
    targets = random.normal(size=70) * 3 + 5
    yield "values", values(targets + random.normal(size=70), targets)
    targets = random.normal(size=(40, 3)) * [1, 10, 0.1]
    yield "three outputs", values(targets * 0.8 + random.normal(size=(40, 3)) * [0.5, 2, 0.2], targets)


print(json.dumps(dict(cases())))
