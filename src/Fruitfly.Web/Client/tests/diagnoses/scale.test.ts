import { expect, test } from "vitest";
import { interval, percent, scaleOf } from "../../source/diagnoses/scale";

test("a scale has 0 in it and ends at its values", () => {
  const gains = scaleOf([-10, 30], 200);
  expect([gains.at(-10), gains.at(0), gains.at(30)]).toEqual([0, 50, 200]);
  expect(scaleOf([5, 20], 100).at(0)).toBe(0);
  expect(scaleOf([], 100).at(0)).toBe(0);
});

test("one wide interval does not hide the others", () => {
  const scale = scaleOf([-5000, 20], 120);
  expect([scale.low, scale.high]).toEqual([-100, 20]);
  expect(scale.at(-5000)).toBe(0);
});

test.each([
  [4.23, "4.2\u00a0%"],
  [34.6, "35\u00a0%"],
  [-0.04, "0\u00a0%"],
  [-7.2, "−7.2\u00a0%"],
  [9.97, "10\u00a0%"],
])("%s is written as %s", (value, text) => expect(percent(value)).toBe(text));

test("an interval stands behind its estimate", () =>
  expect(interval(4.2, -7, 15)).toBe("4.2\u00a0% (−7 to 15\u00a0%)"));
