import { describe, expect, test } from "vitest";
import { emptyAxes, withGuess } from "../../source/experiments/guessChart";
import { outcome } from "../../source/experiments/outcome";
import {
  drawnPlaces,
  firstGuess,
  placeAt,
  quantityOf,
  readExpectations,
  readGuesses,
  shareOf,
  stopAt,
  stopsOf,
  wasRight,
  writeExpectations,
  writeGuesses,
  type Guess,
} from "../../source/experiments/prediction";
import type { Specification } from "fruitfly-report/specification";
import type { Claim } from "../../source/parts/ClaimsTable";
import type { AskedFigure, Extremes } from "../../source/experiments/types";

const peaked = { x: 40, value: 30 };
const extremes: Extremes = {
  figure: "error",
  horizontal: "hidden units",
  vertical: "error (%)",
  low: 10,
  high: 1000,
  isLogarithmic: true,
  lines: [
    {
      name: "training",
      places: [10, 40, 100, 1000],
      values: [20, 5, 1, 0],
      peak: null,
      dip: null,
      highest: { x: 10, value: 20 },
      lowest: { x: 1000, value: 0 },
    },
    {
      name: "test",
      places: [10, 40, 100, 1000],
      values: [25, 30, 20, 5],
      peak: peaked,
      dip: null,
      highest: peaked,
      lowest: { x: 1000, value: 5 },
    },
  ],
};

const asked: AskedFigure = {
  id: "error",
  number: 2,
  subtitle: "",
  horizontal: "hidden units",
  low: 10,
  high: 1000,
  isLogarithmic: true,
  vertical: "error (%)",
  bottom: 0,
  top: 40,
  isVerticalLogarithmic: false,
  lines: extremes.lines,
};

describe("guesses in the address", () => {
  const guesses: Record<string, Guess> = {
    error: { line: "test ~ noisy", kind: "peak", x: 44.5, heights: [] },
    loss: { line: "", kind: "curve", x: 1e-3, heights: [0, 50, 100] },
    gap: { line: "", kind: "none", x: 3, heights: [] },
  };

  test("are read as they were written", () => expect(readGuesses(writeGuesses(guesses))).toEqual(guesses));
  test("that are none are left out", () =>
    expect(readGuesses("error~slope~3~~test|loss~peak~wide~~test|gap~curve~3~50.101~test|")).toEqual({}));
  test("keep to themselves whatever a line is called", () =>
    expect(
      Object.keys(readGuesses(writeGuesses({ a: { line: "x|b~dip~1~~y", kind: "peak", x: 1, heights: [] } }))),
    ).toEqual(["a"]));
});

test("expectations are read as they were written", () => {
  const expected = { "peak-at-44": true, falls: false };
  expect(readExpectations(writeExpectations(expected))).toEqual(expected);
  expect(readExpectations("what,ever")).toEqual({});
});

describe("an expectation", () => {
  const claim = (verdict: Claim["verdict"]) => ({ id: "falls", verdict }) as Claim;

  test("that a claim holds is right where it is confirmed", () =>
    expect(wasRight(claim("confirmed"), { falls: true })).toBe(true));
  test("that a claim fails is wrong where it is confirmed", () =>
    expect(wasRight(claim("confirmed"), { falls: false })).toBe(false));
  test("that a claim fails is right where it is contradicted", () =>
    expect(wasRight(claim("contradicted"), { falls: false })).toBe(true));
  test("is neither where the claim is undecided", () =>
    expect(wasRight(claim("undecided"), { falls: false })).toBeNull());
  test("is neither where the claim was not tested", () =>
    expect(wasRight(claim("not-tested"), { falls: true })).toBeNull());
  test("is neither where there was none", () => expect(wasRight(claim("confirmed"), {})).toBeNull());
});

describe("a place on the axis", () => {
  test("is by ratio where the axis is logarithmic", () => expect(placeAt(extremes, 0.5)).toBe(100));
  test("is by distance where it is not", () => expect(placeAt({ ...extremes, isLogarithmic: false }, 0.5)).toBe(505));
  test("is a whole number where only those were measured", () => expect(placeAt(extremes, 0.31)).toBe(42));
  test("has three digits elsewhere", () => {
    const line = { ...extremes.lines[0]!, places: [0.5, 1.5] };
    expect(placeAt({ ...extremes, lines: [line] }, 0.31)).toBe(41.7);
  });
  test("has the share that gave it", () => expect(shareOf(extremes, placeAt(extremes, 0.5))).toBeCloseTo(0.5));
});

test("the first guess is of the test error, in the middle", () =>
  expect(firstGuess(asked)).toMatchObject({ line: "test", kind: "peak", x: 100 }));

describe("a slider over the axis", () => {
  const narrow = { ...extremes, low: 2, high: 32, lines: [{ places: [2, 32] }] };
  test("stops at each whole number once, so that an arrow key always moves it", () => {
    const stops = stopsOf(narrow);
    expect(stops).toEqual(Array.from({ length: 31 }, (_, place) => place + 2));
    expect(stops.map((stop) => stopAt(stops, stop))).toEqual(stops.map((_, place) => place));
  });
  test("stops nearest to what the address says", () => expect(stopAt([2, 4, 8], 6.5)).toBe(2));
});

test("a quantity is named without its unit", () => expect(quantityOf(extremes)).toBe("error"));

describe("the outcome of a guess", () => {
  const of = (x: number, line = "test", kind: Guess["kind"] = "peak", of = extremes) =>
    outcome(of, { line, kind, x, heights: Array(drawnPlaces).fill(50) }, asked);

  test("says by what factor it was off", () =>
    expect(of(100)).toBe(
      'You said 100. The line "test" has its peak at 40 hidden units: you were too far right by a factor of 2.5.',
    ));
  test("says by how much it was off where the axis is linear", () =>
    expect(of(12, "test", "peak", { ...extremes, isLogarithmic: false })).toMatch(/you were 28 too far left\.$/));
  test("is a hit where nothing that was measured is closer", () =>
    expect(of(45)).toMatch(/no measured value is closer to your prediction\.$/));
  test("says where the line is lowest if it has no dip", () =>
    expect(of(40, "test", "dip")).toBe(
      'You said 40. The line "test" has no dip between its ends: it is lowest at 1,000 hidden units.',
    ));
  test("that there is neither peak nor dip is wrong where there is one", () =>
    expect(of(40, "test", "none")).toBe(
      'You said that it neither peaks nor dips. The line "test" has a peak at 40 hidden units.',
    ));
  test("that there is neither peak nor dip is right where the line only falls", () =>
    expect(of(40, "training", "none")).toBe("You said that it neither peaks nor dips. You were right."));
  test("of a drawn curve says how far it is off and where most", () =>
    expect(of(40, "test", "curve")).toBe(
      "Your curve is off by 7.5 percentage points on average, most at 1,000 hidden units (15 percentage points). It goes up and down as measured in 0 of 3 stretches.",
    ));
  test("is nothing where the line is gone", () => expect(of(40, "validation")).toBeNull());
});

describe("the chart of a guess", () => {
  const specification = {
    $schema: "vega-lite",
    encoding: { x: { field: "x" }, y: { field: "value", scale: { domain: [3, 9] } } },
    layer: [{ mark: { type: "line" } }],
  } as Specification;

  const guess: Guess = { line: "test", kind: "peak", x: 44, heights: Array(drawnPlaces).fill(25) };

  test("keeps what was measured and leaves the original as it is", () => {
    expect(withGuess(specification, guess, asked).layer).toHaveLength(3);
    expect(specification.layer).toHaveLength(1);
  });
  test("goes into each small multiple", () => {
    const multiples = withGuess({ facet: {}, spec: specification }, guess, asked);
    expect(multiples.spec?.["layer"]).toHaveLength(3);
  });
  test("has a drawn curve at its values", () =>
    expect(JSON.stringify(withGuess(specification, { ...guess, kind: "curve" }, asked))).toContain(
      '{"x":10,"value":10,"label":"your prediction"}',
    ));
  test("adds nothing where neither peak nor dip was expected", () =>
    expect(withGuess(specification, { ...guess, kind: "none" }, asked)).toBe(specification));
  test("has axes as far as the measured ones reach, and nothing else", () => {
    const axes = JSON.stringify(emptyAxes(asked));
    expect(axes).toContain('"domain":[10,1000]');
    expect(axes).toContain('"domain":[0,40]');
    expect(axes).not.toContain('"line"');
  });
});
