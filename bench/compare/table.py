"""Makes compare.json and compare.md of the raw measurements that compare.sh collected."""
import json
import math
import pathlib
import statistics
import sys


def rows_of(raw):
    """The median of each time over the rounds, workload by workload, in the order they were measured."""
    rows = []
    for name in (raw / "workloads").read_text().split():
        ours = [json.loads(file.read_text()) for file in sorted(raw.glob(f"{name}.fruitfly.*.json"))]
        theirs = [json.loads(file.read_text()) for file in sorted(raw.glob(f"{name}.pytorch.*.json"))]
        assert ours and len(ours) == len(theirs), name

        def median(runs, key):
            return statistics.median(run[key] for run in runs) if runs[0][key] is not None else None

        speeds = [run["workloads"][name] for run in ours]
        rows.append({
            "workload": name,
            "us_per_step": median(speeds, "us_per_step"),
            "share_of_peak": median(speeds, "share_of_peak"),
            "pytorch_eager_us": median(theirs, "eager_us"),
            "pytorch_batched_us": median(theirs, "batched_us"),
        })
        rows[-1]["eager_ratio"] = rows[-1]["pytorch_eager_us"] / rows[-1]["us_per_step"]
        if rows[-1]["pytorch_batched_us"] is not None:
            rows[-1]["batched_ratio"] = rows[-1]["pytorch_batched_us"] / rows[-1]["us_per_step"]
    return rows


def geometric_mean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def markdown(result):
    about = result["about"]
    lines = [f"# Training steps on {about['cpu']}, one core, against PyTorch", ""]
    if result["busy"]:
        lines += [f"**Measured on a busy machine** (load average {about['load_before']} before the run, {about['load_after']} after "
                  "it, where the run itself is 1): the times are too long, and the ratios may be wrong.", ""]
    lines += ["Microseconds per step: the median over epochs, then over rounds in which the programs take turns. Batched: 32 "
              "networks in one `torch.bmm`, time per network. A ratio is PyTorch's time over Fruitfly's.", "",
              "| workload | Fruitfly | share of peak | PyTorch eager | ratio | PyTorch batched | ratio |",
              "|---|---:|---:|---:|---:|---:|---:|"]
    for row in result["rows"]:
        is_batched = row["pytorch_batched_us"] is not None
        lines.append(
            f"| {row['workload']} | {row['us_per_step']:,.1f} | {row['share_of_peak']:.2f} | {row['pytorch_eager_us']:,.1f} | "
            f"{row['eager_ratio']:.1f} | " + (f"{row['pytorch_batched_us']:,.1f} | {row['batched_ratio']:.1f} |" if is_batched else "| |"))
    lines += ["", f"Geometric mean of the ratios: {result['eager_geometric_mean']:.1f} to eager"
              + (f", {result['batched_geometric_mean']:.1f} to batched." if result["batched_geometric_mean"] else "."), "",
              *(f"- {key.replace('_', ' ')}: {value}" for key, value in about.items()), ""]
    return "\n".join(lines)


def main():
    raw, out = map(pathlib.Path, sys.argv[1:3])
    about = dict(line.split("\t", 1) for line in (raw / "about").read_text().splitlines())
    pytorch = json.loads(next(raw.glob("*.pytorch.1.json")).read_text())
    ours = [json.loads(file.read_text()) for file in raw.glob("*.fruitfly.*.json")]
    about |= {"instruction_set": ours[0]["instruction_set"],
              "peak": f"{statistics.median(run['peak_gflops'] for run in ours):.1f} Gflop/s of one core",
              "pytorch": f"{pytorch['torch']}, {pytorch['threads']} thread, {pytorch['blas']}"}
    rows = rows_of(raw)
    result = {
        "about": about,
        # Something ran before, or more than one program did in the end.
        "busy": float(about["load_before"]) > 0.5 or float(about["load_after"]) > 1.5,
        "rows": rows,
        "eager_geometric_mean": geometric_mean(row["eager_ratio"] for row in rows),
        "batched_geometric_mean": geometric_mean(row["batched_ratio"] for row in rows if "batched_ratio" in row),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "compare.json").write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    (out / "compare.md").write_text(markdown(result))
    print(markdown(result))


if __name__ == "__main__":
    main()
