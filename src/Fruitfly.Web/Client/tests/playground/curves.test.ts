import { describe, expect, test } from "vitest";
import { Curves } from "../../source/playground/curves";
import type { CurvePoint, Facts } from "../../source/playground/wire";

const point = (sequence: number, change: Partial<CurvePoint> = {}): CurvePoint => ({
  sequence,
  place: 0,
  index: sequence,
  step: 10 * sequence,
  epoch: sequence,
  values: [1, 0.5, 2, 0.6],
  low: null,
  high: null,
  count: 1,
  ...change,
});
const curvesOf = (points: CurvePoint[], stride = 1) => {
  const curves = new Curves();
  curves.add({ stride, lastStep: 1000, points });
  return curves;
};
const steps = (rows: Record<string, unknown>[]) => rows.map((row) => row["step"]);

test("a point that was sent twice is drawn once", () => {
  const curves = curvesOf([point(0), point(1)]);
  curves.add({ stride: 1, lastStep: 1000, points: [point(1), point(2)] });
  expect(curves.points.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
});

test("a longer stride thins what is there, and the last step stays", () => {
  const curves = curvesOf([point(0), point(1), point(2), point(3, { step: 1000 })]);
  curves.add({ stride: 2, lastStep: 1000, points: [] });
  expect(steps(curves.points as unknown as Record<string, unknown>[])).toEqual([0, 20, 1000]);
});

test("an error is drawn in per cent, a loss as it is", () => {
  const curves = curvesOf([point(0)]);
  expect(curves.rows(1, false).lines).toEqual([
    { step: 0, value: 50, split: "training", seed: 0 },
    { step: 0, value: 60, split: "validation", seed: 0 },
  ]);
  expect(curves.rows(0, false).lines.map((row) => row["value"])).toEqual([1, 2]);
});

test("what is not measured, and on a logarithmic axis what is zero, is left out", () => {
  const curves = curvesOf([point(0, { values: [0, 0, null, null] })]);
  expect(curves.rows(0, false).lines).toHaveLength(1);
  expect(curves.rows(0, true).lines).toHaveLength(0);
});

test("the last run stays as a shadow of a new one", () => {
  const curves = curvesOf([point(0), point(1)]);
  curves.start();
  curves.add({ stride: 1, lastStep: 1000, points: [point(0, { values: [9, 0.9, 9, 0.9] })] });
  expect(curves.rows(0, false).before.map((row) => row["value"])).toEqual([1, 2, 1, 2]);
  expect(curves.rows(0, false).lines.map((row) => row["value"])).toEqual([9, 9]);
});

describe("the last run", () => {
  const facts = (session: string, setup: Record<string, string>) =>
    ({ session, setup, dataSettings: ["data", "noise", "label-noise"] }) as unknown as Facts;
  const follow = (setup: Record<string, string>) => {
    const curves = new Curves();
    curves.describe(facts("one", { data: "circles", noise: "0.1", "learning-rate": "0.01" }));
    curves.start();
    curves.add({ stride: 1, lastStep: 1000, points: [point(0), point(1)] });
    curves.describe(facts("two", { data: "circles", noise: "0.1", "learning-rate": "0.01", ...setup }));
    curves.start();
    return curves;
  };

  test("is compared by what it had otherwise", () => {
    expect(follow({ "learning-rate": "0.03" }).difference).toBe("learning rate 0.01, now 0.03");
    expect(follow({}).difference).toBe("the same settings");
    expect(follow({ "label-noise": "0.2" }).before).toHaveLength(2);
  });
  test("of other data is not: its loss means another thing", () => {
    expect(follow({ data: "spirals" }).before).toEqual([]);
    expect(follow({ noise: "0.5" }).before).toEqual([]);
    expect(follow({ noise: "0.5" }).difference).toBeNull();
  });
  test("is left out where it is not wanted", () =>
    expect(follow({ "learning-rate": "1" }).rows(0, false, false).before).toEqual([]));
});

describe("with many seeds", () => {
  const mean = point(2, {
    place: null,
    values: [1.5, 0.5, 2, 0.6],
    low: [1, 0.4, null, 0.5],
    high: [2, 0.6, null, 0.7],
    count: 2,
  });
  const curves = curvesOf([point(0), point(1, { place: 1 }), mean]);

  test("the line is their mean", () =>
    expect(curves.rows(0, false).lines.map((row) => row["value"])).toEqual([1.5, 2]));
  test("each has its hairline", () =>
    expect(curves.rows(0, false).hairlines.map((row) => row["seed"])).toEqual([0, 0, 1, 1]));
  test("the band is where an interval is known", () =>
    expect(curves.rows(0, false).bands).toEqual([{ step: 20, low: 1, high: 2, split: "training" }]));
});

test("an opening of the test set is a point for each seed", () => {
  const curves = curvesOf([point(0)]);
  curves.tests = [
    {
      run: 1,
      step: 50,
      scores: [
        { loss: 1, error: 0.25 },
        { loss: null, error: null },
      ],
    },
  ];
  expect(curves.rows(1, false).tests).toEqual([{ step: 50, value: 25 }]);
});
