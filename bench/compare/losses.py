"""Whether the programs learn the same: their losses after the same steps, in as far as different first weights allow."""
import csv
import json
import math
import statistics

ERRORS = 5 # standard errors of the difference of two means


def summary(losses):
    return {"mean": statistics.fmean(losses), "error": statistics.stdev(losses) / math.sqrt(len(losses)), "n": len(losses)}


def last_of_each_seed(file):
    with open(file, newline="") as lines:
        return list({row["seed"]: float(row["training_loss"]) for row in csv.DictReader(lines)}.values())


def losses_of(raw, name, peers):
    """Of a workload: program and way of training → mean over networks, its standard error, and how many they are."""
    found = {}
    ours = raw / f"{name}.fruitfly.losses.csv"
    if ours.exists():
        found["fruitfly"] = summary(last_of_each_seed(ours))
    for peer in peers:
        file = raw / f"{name}.{peer}.losses.json"
        if file.exists():
            found |= {f"{peer}_{way}": summary(losses) for way, losses in json.loads(file.read_text()).items()}
    return found


def differ(one, other):
    return not abs(one["mean"] - other["mean"]) <= ERRORS * math.hypot(one["error"], other["error"])


def strangers(losses):
    """Those whose losses are not those of the first."""
    return [key for key in losses if differ(losses[key], next(iter(losses.values())))]


def verdict(rows, peers):
    """Lines of Markdown."""
    columns = [("fruitfly", "Fruitfly")] + [
        (f"{peer}_{way}", name + what) for peer, name in peers.items()
        for way, what in (("eager", ""), ("batched", " `bmm`"), ("vmap", " `vmap`"))]
    columns = [(key, title) for key, title in columns if any(key in row["losses"] for row in rows)]
    lines = ["Mean cross entropy of the training examples after five epochs, ± its standard error over networks.", "",
             "| workload |" + "".join(f" {title} |" for _, title in columns), "|---|" + "---:|" * len(columns)]
    for row in rows:
        lines.append(f"| {row['workload']} |" + "".join(
            f" {row['losses'][key]['mean']:.4f} ± {row['losses'][key]['error']:.4f} |" if key in row["losses"] else " |"
            for key, _ in columns))
    titles = dict(columns)
    wrong = [f"{titles[key]} at {row['workload']}" for row in rows for key in strangers(row["losses"])]
    return [*lines, "", f"**They do not learn the same**, so their times do not compare: {', '.join(wrong)}." if wrong else
            f"In every row all agree with the first, within {ERRORS} standard errors of the difference."]
