import { expect, test } from "vitest";
import { across } from "../../source/parts/Fitted";

test("a chart is as wide as its panels stand beside each other", () => {
  expect(across({})).toBe(1);
  expect(across({ facet: { sort: ["a", "b"] }, columns: 2 })).toBe(2);
  expect(across({ facet: { sort: ["a", "b", "c"] }, columns: 2 })).toBe(1);
  expect(across({ facet: { sort: ["a"] }, columns: 2 })).toBe(1);
});
