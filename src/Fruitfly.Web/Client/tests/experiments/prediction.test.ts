import { describe, expect, test } from "vitest";
import {
  emptyAxes, firstGuess, outcome, placeAt, quantityOf, readExpectations, readGuesses, shareOf, wasRight, withGuess, writeExpectations, writeGuesses,
} from "../../source/experiments/prediction";
import type { Specification } from "fruitfly-report/specification";
import type { Claim } from "../../source/parts/ClaimsTable";
import type { Extremes } from "../../source/experiments/types";

const peaked = { x: 40, value: 30 };
const extremes: Extremes = {
  figure: "error",
  horizontal: "hidden units",
  vertical: "error (%)",
  low: 10,
  high: 1000,
  isLogarithmic: true,
  lines: [
    { name: "training", places: [10, 40, 100, 1000], peak: null, dip: null, highest: { x: 10, value: 20 }, lowest: { x: 1000, value: 0 } },
    { name: "test", places: [10, 40, 100, 1000], peak: peaked, dip: null, highest: peaked, lowest: { x: 1000, value: 5 } },
  ],
};

describe("guesses in the address", () => {
  const guesses = { error: { line: "test ~ noisy", kind: "peak" as const, x: 44.5 }, loss: { line: "", kind: "dip" as const, x: 1e-3 } };

  test("are read as they were written", () => expect(readGuesses(writeGuesses(guesses))).toEqual(guesses));
  test("that are none are left out", () => expect(readGuesses("error~slope~3~test|loss~peak~wide~test|")).toEqual({}));
  test("keep to themselves whatever a line is called", () =>
    expect(Object.keys(readGuesses(writeGuesses({ a: { line: "x|b~dip~1~y", kind: "peak", x: 1 } })))).toEqual(["a"]));
});

test("expectations are read as they were written", () => {
  const expected = { "peak-at-44": true, falls: false };
  expect(readExpectations(writeExpectations(expected))).toEqual(expected);
  expect(readExpectations("what,ever")).toEqual({});
});

describe("an expectation", () => {
  const claim = (verdict: Claim["verdict"]) => ({ id: "falls", verdict }) as Claim;

  test("that a claim holds is right where it is confirmed", () => expect(wasRight(claim("confirmed"), { falls: true })).toBe(true));
  test("that a claim fails is wrong where it is confirmed", () => expect(wasRight(claim("confirmed"), { falls: false })).toBe(false));
  test("that a claim fails is right where it is contradicted", () => expect(wasRight(claim("contradicted"), { falls: false })).toBe(true));
  test("is neither where the claim is undecided", () => expect(wasRight(claim("undecided"), { falls: false })).toBeNull());
  test("is neither where the claim was not tested", () => expect(wasRight(claim("not-tested"), { falls: true })).toBeNull());
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

test("the first guess is of the test error, in the middle", () => expect(firstGuess(extremes)).toEqual({ line: "test", kind: "peak", x: 100 }));

test("a quantity is named without its unit", () => expect(quantityOf(extremes)).toBe("error"));

describe("the outcome of a guess", () => {
  const of = (x: number, line = "test", kind: "peak" | "dip" = "peak", of = extremes) => outcome(of, { line, kind, x });

  test("says by what factor it was off", () =>
    expect(of(100)).toBe('You said 100. The line "test" has its peak at 40 hidden units: you were too far right by a factor of 2.5.'));
  test("says by how much it was off where the axis is linear", () =>
    expect(of(12, "test", "peak", { ...extremes, isLogarithmic: false })).toMatch(/you were 28 too far left\.$/));
  test("is a hit where nothing that was measured is closer", () => expect(of(45)).toMatch(/no measured value is closer to your prediction\.$/));
  test("says where the line is lowest if it has no dip", () =>
    expect(of(40, "test", "dip")).toBe('You said 40. The line "test" has no dip between its ends: it is lowest at 1,000 hidden units.'));
  test("is nothing where the line is gone", () => expect(of(40, "validation")).toBeNull());
});

describe("the chart of a guess", () => {
  const specification = { $schema: "vega-lite", encoding: { x: { field: "x" }, y: { field: "value", scale: { domain: [3, 9] } } }, layer: [{ mark: { type: "line" } }] } as Specification;

  test("keeps what was measured and leaves the original as it is", () => {
    expect(withGuess(specification, 44).layer).toHaveLength(3);
    expect(specification.layer).toHaveLength(1);
  });
  test("goes into each small multiple", () => {
    const multiples = withGuess({ facet: {}, spec: specification }, 44);
    expect(multiples.spec?.["layer"]).toHaveLength(3);
  });
  test("shows nothing measured before it is compared", () => {
    const axes = emptyAxes(specification, 44);
    expect(axes["layer"]).toHaveLength(3);
    expect(JSON.stringify(axes)).not.toContain('"line"');
    expect(JSON.stringify(axes)).toContain('{"x":44,"value":3}');
  });
});
