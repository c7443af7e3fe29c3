import type { Specification } from "fruitfly-report/specification";
import { describe, expect, test } from "vitest";
import { withBeside } from "../../source/experiments/beside";

const points = [{ panel: "", series: "test", x: 10, value: 60 }];
const view = () => ({
  encoding: {
    x: { field: "x" },
    y: { field: "value", scale: { type: "linear", domain: [0, 40] }, axis: { values: [0, 20, 40] } },
  },
  layer: [
    { mark: { type: "area" } },
    { data: { name: "mean" }, mark: { type: "line", strokeWidth: 2.5 }, encoding: { color: { field: "series" } } },
  ],
});
const single = () => ({ datasets: { mean: [] }, ...view() }) as unknown as Specification;

describe("a variation's chart", () => {
  test("has the preset's lines behind its own, thinner and in the same colours", () => {
    const layers = withBeside(single(), { figure: "error", points }).layer!;
    expect(layers).toHaveLength(3);
    expect(layers[1]).toMatchObject({
      data: { values: [{ series: "test", x: 10, value: 60 }] },
      mark: { type: "line", strokeWidth: 1.25 },
      encoding: { color: { field: "series" } },
    });
    expect(layers[2]!.mark!["strokeWidth"]).toBe(2.5);
  });
  test("reaches as far as the lines do", () => {
    const y = withBeside(single(), { figure: "error", points }).encoding!["y"] as {
      scale: { domain: number[] };
      axis: { values?: number[] };
    };
    expect(y.scale.domain).toEqual([0, 60]);
    expect(y.axis.values).toBeUndefined();
  });
  test("of small multiples has them in the panels they belong to", () => {
    const multiples = { datasets: { rows: [{ part: "mean" }] }, facet: {}, spec: view() } as unknown as Specification;
    const chart = withBeside(multiples, { figure: "error", points }) as unknown as {
      datasets: { rows: object[] };
      spec: Specification;
    };
    expect(chart.datasets.rows).toEqual([
      { part: "mean" },
      { part: "beside", panel: "", series: "test", x: 10, value: 60 },
    ]);
    expect(chart.spec.layer![1]!["transform"]).toEqual([{ filter: { field: "part", equal: "beside" } }]);
  });
  test("stays as it is where it has no lines", () => {
    const bars = { layer: [{ mark: { type: "bar" } }] } as unknown as Specification;
    expect(withBeside(bars, { figure: "error", points })).toBe(bars);
  });
});
