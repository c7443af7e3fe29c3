import { expect, test } from "vitest";
import { placeOf, places, rangeOf, valueAt } from "../../source/playground/sliders";

test.each(["learning-rate", "weight-decay", "noise", "batch-size", "samples"])(
  "the slider of %s stands still where it was put",
  (name) => {
    const range = rangeOf(name)!;
    for (let place = 0; place <= places; place += 10) {
      const value = valueAt(range, place);
      expect(valueAt(range, placeOf(range, value))).toBe(value);
    }
  },
);

test("rates go by equal factors, from end to end", () => {
  const rate = rangeOf("learning-rate")!;
  expect([valueAt(rate, 0), valueAt(rate, places)]).toEqual(["0.0001", "10"]);
  expect(Number(valueAt(rate, 30))).toBeCloseTo(0.032);
});

test("a penalty has zero at the left end, and a word stands there too", () => {
  const penalty = rangeOf("weight-decay")!;
  expect(valueAt(penalty, 0)).toBe("0");
  expect(placeOf(penalty, "0")).toBe(0);
  expect(placeOf(penalty, "automatic")).toBe(0);
});

test("whole numbers stay whole", () => expect(valueAt(rangeOf("batch-size")!, 17)).toMatch(/^\d+$/));

test("what has no end has no slider", () => expect(rangeOf("seed")).toBeNull());
