"""Makes compare.json and compare.md of the raw measurements that compare.sh collected."""
import json
import math
import pathlib
import statistics
import sys

from losses import losses_of, verdict

PEERS = {"pytorch": "PyTorch", "torchsharp": "TorchSharp"}
# How a peer trains, as its measurements and its column are called.
ONE, MANY = {"eager": ""}, {"batched": " `bmm`", "vmap": " `vmap`"}


def runs_of(raw, name, program):
    return [json.loads(file.read_text()) for file in sorted(raw.glob(f"{name}.{program}.[0-9]*.json"))]


def rows_of(raw):
    """The median of each time over the rounds, workload by workload, in the order they were measured."""
    rows = []
    for name in (raw / "workloads").read_text().split():
        ours = [run["workloads"][name] for run in runs_of(raw, name, "fruitfly")]
        assert ours, name
        row = {"workload": name,
               **{key: statistics.median(run[key] for run in ours) for key in ("us_per_step", "share_of_peak")}}
        for peer in PEERS:
            runs = runs_of(raw, name, peer)
            assert len(runs) in (0, len(ours)), (name, peer)
            for way in (ONE | MANY) if runs else ():
                if f"{way}_us" in runs[0]:
                    time = statistics.median(run[f"{way}_us"] for run in runs)
                    row |= {f"{peer}_{way}_us": time, f"{peer}_{way}_ratio": time / row["us_per_step"]}
        row["losses"] = losses_of(raw, name, PEERS)
        rows.append(row)
    return rows


def geometric_means(rows):
    means = {}
    for column in [f"{peer}_{way}" for peer in PEERS for way in ONE | MANY]:
        ratios = [row[f"{column}_ratio"] for row in rows if f"{column}_ratio" in row]
        if ratios:
            means[column] = math.exp(statistics.fmean(map(math.log, ratios)))
    return means


def ratios(result, ways):
    """A table of the workloads that a peer trains in one of these ways, or nothing."""
    columns = {f"{peer}_{way}": name + what for peer, name in PEERS.items() for way, what in ways.items()
               if f"{peer}_{way}" in result["geometric_means"]}
    if not columns:
        return []
    lines = ["| workload | Fruitfly | share of peak |" + "".join(f" {title} | ratio |" for title in columns.values()),
             "|---|---:|---:|" + "---:|---:|" * len(columns)]
    for row in result["rows"]:
        if any(f"{column}_us" in row for column in columns):
            lines.append(f"| {row['workload']} | {row['us_per_step']:,.1f} | {row['share_of_peak']:.2f} |" + "".join(
                f" {row[f'{column}_us']:,.1f} | {row[f'{column}_ratio']:.1f} |" if f"{column}_us" in row else " | |"
                for column in columns))
    return [*lines, "| geometric mean | | |" + "".join(f" | {result['geometric_means'][column]:.1f} |" for column in columns), ""]


def markdown(result):
    about = result["about"]
    lines = [f"# Training steps on {about['cpu']}, one core, against {' and '.join(PEERS[peer] for peer in PEERS if peer in about)}", ""]
    if result["busy"]:
        lines += [f"**Measured on a busy machine** (load average {about['load_before']} before the run, {about['load_after']} after "
                  "it, where the run itself is 1): the times are too long, and the ratios may be wrong.", ""]
    lines += ["Microseconds per step: the median over epochs, then over rounds in which the programs take turns. A ratio is a "
              "peer's time over Fruitfly's.", "", *ratios(result, ONE)]
    many = ratios(result, MANY)
    if many:
        lines += ["## Many networks of one shape", "",
                  "Microseconds per network and step: of 32 networks in batched products (`bmm`) or mapped over (`vmap`). Fruitfly "
                  "trains `swarm-…` in a full swarm and the others one by one.", "", *many]
    lines += ["## What was learned", "", *verdict(result["rows"], PEERS), "", "## Where and with what", "",
              *(f"- {PEERS.get(key, key.replace('_', ' '))}: {value}" for key, value in about.items()), ""]
    return "\n".join(lines)


def main():
    raw, out = map(pathlib.Path, sys.argv[1:3])
    about = dict(line.split("\t", 1) for line in (raw / "about").read_text().splitlines())
    ours = [json.loads(file.read_text()) for file in raw.glob("*.fruitfly.*.json")]
    about |= {"instruction_set": ours[0]["instruction_set"],
              "peak": f"{statistics.median(run['peak_gflops'] for run in ours):.1f} Gflop/s of one core"}
    for peer in PEERS:
        for run in runs_of(raw, "*", peer)[:1]:
            about[peer] = ", ".join([run["version"], f"{run['threads']} thread", *([run["blas"]] if "blas" in run else [])])
    rows = rows_of(raw)
    result = {
        "about": about,
        # Something ran before, or more than one program did in the end.
        "busy": float(about["load_before"]) > 0.5 or float(about["load_after"]) > 1.5,
        "rows": rows,
        "geometric_means": geometric_means(rows),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "compare.json").write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    (out / "compare.md").write_text(markdown(result))
    print(markdown(result))


if __name__ == "__main__":
    main()
