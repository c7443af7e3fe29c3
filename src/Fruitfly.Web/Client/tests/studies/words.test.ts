import { describe, expect, test } from "vitest";
import {
  date,
  deviation,
  difference,
  duration,
  isAside,
  meanAndInterval,
  measured,
  rate,
} from "../../source/studies/words";

const estimate = { mean: 0.0512, deviation: 0.0104, low: 0.0452, high: 0.0572, n: 5 };

describe("a measured value", () => {
  test("of an error is in per cent", () => expect(measured("test-error", 0.05123)).toBe("5.1 %"));
  test("of a loss has four decimals", () => expect(measured("training-loss", 0.51234)).toBe("0.5123"));
  test("of steps is a whole number", () => expect(measured("step", 12_345)).toBe("12,345"));
  test("of seconds has its unit", () => expect(measured("seconds", 1.5)).toBe("1.50 s"));
  test("that is missing is a dash", () => expect(measured("test-error", undefined)).toBe("–"));
  test("that was infinite says so", () => expect(measured("training-loss", null)).toBe("not finite"));
  test("below zero has a minus sign", () => expect(measured("training-loss", -1)).toBe("−1.0000"));
});

describe("a setting stands aside", () => {
  test.each([
    "recipe.evaluateAtEndOn",
    "recipe.keepPredictionsOn",
    "recipe.measureMarginsOn",
    "data.labelNoiseSeed",
    "data.validationSeed",
  ])("where it is %s", (path) => expect(isAside(path)).toBe(true));
  test.each([
    "recipe.optimizer.learningRate",
    "data.seed",
    "network.layers.0.outputs",
    "recipe.measure",
    "data.labelNoise",
  ])("but not where it is %s", (path) => expect(isAside(path)).toBe(false));
});

describe("a mean", () => {
  test("has as many digits as its interval deserves", () =>
    expect(meanAndInterval("test-error", estimate)).toBe("5.12 ± 0.60 %"));
  test("of one trial stands alone", () =>
    expect(meanAndInterval("test-error", { ...estimate, low: null, high: null, n: 1 })).toBe("5.1 %"));
  test("of seconds has its unit", () =>
    expect(meanAndInterval("seconds", { mean: 20, deviation: 1, low: 18, high: 22, n: 3 })).toBe("20.0 ± 2.0 s"));
});

test("a deviation is in the unit of its mean, or a dash for one trial", () => {
  expect(deviation("test-error", estimate)).toBe("1.0");
  expect(deviation("test-error", { ...estimate, deviation: null })).toBe("–");
});

test("a difference has its sign and, where there is one, its interval", () => {
  expect(difference("test-error", 0.012, 0.001, 0.023)).toBe("+1.2 (0.1 to 2.3)");
  expect(difference("test-error", -0.012, null, null)).toBe("−1.2");
});

test("seconds become minutes and hours", () => {
  expect(duration(89.2)).toBe("90 s");
  expect(duration(120)).toBe("2 min");
  expect(duration(7260)).toBe("2 h 1 min");
});

test("a rate is in the unit that makes it at least one", () => {
  expect(rate(2.5)).toBe("2.5 trials/s");
  expect(rate(0.5)).toBe("30.0 trials/min");
  expect(rate(0.01)).toBe("36.0 trials/h");
});

test("a date is day, month, year and minute", () => expect(date("2026-11-22T11:05:00Z")).toBe("22 Nov 2026, 11:05"));
