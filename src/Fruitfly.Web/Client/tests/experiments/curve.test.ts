import { describe, expect, test } from "vitest";
import { drawnAt, valueAt, withStroke } from "../../source/experiments/curve";
import type { AskedFigure } from "../../source/experiments/types";

const figure: AskedFigure = {
  id: "loss",
  number: 1,
  subtitle: "",
  horizontal: "units",
  low: 1,
  high: 100,
  isLogarithmic: true,
  vertical: "loss",
  bottom: 0.01,
  top: 1,
  isVerticalLogarithmic: true,
  lines: [],
};

test("a height is a value on a logarithmic axis by ratio", () => expect(valueAt(figure, 0.5)).toBeCloseTo(0.1));

test("between two heights a curve is drawn straight", () => expect(drawnAt(figure, [0, 100], 10)).toBeCloseTo(0.1));

describe("a stroke", () => {
  test("sets every height between its ends", () =>
    expect(withStroke([0, 0, 0, 0, 0], { x: 0.25, y: 0.2 }, { x: 0.75, y: 0.6 })).toEqual([0, 20, 40, 60, 0]));
  test("may go to the left", () => expect(withStroke([0, 0, 0], { x: 1, y: 1 }, { x: 0, y: 0 })).toEqual([0, 50, 100]));
  test("that is a click sets the nearest height", () =>
    expect(withStroke([0, 0, 0], { x: 0.4, y: 0.7 }, { x: 0.4, y: 0.7 })).toEqual([0, 70, 0]));
  test("stays inside the plot", () =>
    expect(withStroke([50, 50], { x: 0, y: 0.5 }, { x: 1, y: 1.3 })).toEqual([50, 100]));
});
