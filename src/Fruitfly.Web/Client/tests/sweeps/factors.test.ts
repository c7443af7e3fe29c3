import { describe, expect, test } from "vitest";
import { asOther, isPlainList, readFactor, readList, writeFactor, writeList } from "../../source/sweeps/factors";
import type { Value } from "../../source/sweeps/shapes";

describe("a factor", () => {
  test.each<[Value]>([
    [[8, 32]],
    [{ values: ["relu", "tanh"], when: { "network.depth": [2] } }],
    [{ from: 0.001, to: 0.1, scale: "log", count: 3 }],
    [{ from: 1, to: 5 }],
    [{ from: 1, to: 5, when: { "data.kind": ["circles"] } }],
  ])("%j is written as it was read", (value) =>
    expect(writeFactor(readFactor("network.width", value)!)).toEqual(value),
  );

  test.each<[Value]>([[5], ["a"], [{}], [{ from: "a", to: 1 }]])("%j is left to the text", (value) =>
    expect(readFactor("network.width", value)).toBeNull(),
  );

  test("becomes a range of its values, and values of its range", () => {
    expect(writeFactor(asOther(readFactor("a", [8, 2, 32])!))).toEqual({ from: 2, to: 32, count: 3 });
    expect(writeFactor(asOther(readFactor("a", { from: 1, to: 5, scale: "log", count: 3 })!))).toEqual([1, 5]);
    expect(writeFactor(asOther(readFactor("a", ["relu"])!))).toEqual({ from: 1, to: 10, count: 2 });
  });
});

describe("a list in one field", () => {
  test("is read by its commas", () =>
    expect(readList(' 8, 1e-2,relu, true, "5", ,')).toEqual([8, 0.01, "relu", true, "5"]));
  test("is written as it is read", () =>
    expect(readList(writeList([8, "5", "relu", false]))).toEqual([8, "5", "relu", false]));
  test("holds no lists and no commas", () => {
    expect(isPlainList([1, "a"])).toBe(true);
    expect(isPlainList([[1]])).toBe(false);
    expect(isPlainList(["a,b"])).toBe(false);
  });
});
