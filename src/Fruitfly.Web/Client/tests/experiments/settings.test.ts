import { describe, expect, test } from "vitest";
import { parted } from "../../source/experiments/Controls";
import { isSame, queryOf, settingsOf, settingWords } from "../../source/experiments/settings";
import { isLong } from "../../source/experiments/StartButton";
import type { Description, Forecast, Option } from "../../source/experiments/types";

const option = (name: string, quick: number, full: number): Option => ({
  name,
  description: name,
  quick,
  full,
  minimum: 1,
  maximum: 100,
  isInteger: true,
});
const description = { preset: "full", options: [option("seeds", 3, 10), option("epochs", 20, 20)] } as Description;
const none = { preset: "", seeds: "", epochs: "" };

describe("the settings of an address", () => {
  test("that names none are those of the preset that is shown", () =>
    expect(settingsOf(description, none)).toEqual({ preset: "full", changed: {} }));
  test("with options alone are of the quick preset", () =>
    expect(settingsOf(description, { ...none, seeds: "5" })).toEqual({ preset: "quick", changed: { seeds: 5 } }));
  test("leave out what the preset has, and what an option does not take", () =>
    expect(settingsOf(description, { preset: "full", seeds: "10", epochs: "1000" })).toEqual({
      preset: "full",
      changed: {},
    }));
  test("are asked for as they are", () =>
    expect(queryOf({ preset: "quick", changed: { seeds: 5 } })).toBe("preset=quick&seeds=5"));
  test("are said in words", () =>
    expect(settingWords({ preset: "quick", changed: { "first-seed": 1, seeds: 5 } })).toBe(
      "quick preset with first seed 1, seeds 5",
    ));
});

test("settings are the same in any order of their options", () => {
  expect(isSame({ preset: "quick", changed: { a: 1, b: 2 } }, { preset: "quick", options: { b: 2, a: 1 } })).toBe(true);
  expect(isSame({ preset: "quick", changed: { a: 1 } }, { preset: "full", options: { a: 1 } })).toBe(false);
});

test("the first seed and what comes late are for experts", () => {
  const options = ["seeds", "first-seed", "a", "b", "c", "d", "e"].map((name) => option(name, 1, 1));
  expect(parted(options).first.map(({ name }) => name)).toEqual(["seeds", "a", "b", "c"]);
  expect(parted(options).more.map(({ name }) => name)).toEqual(["first-seed", "d", "e"]);
});

describe("a run is long", () => {
  const forecast = (seconds: number | null, toRun = 5) => ({ seconds, toRun }) as Forecast;
  test("from ten minutes on", () => {
    expect(isLong(forecast(600), "full")).toBe(false);
    expect(isLong(forecast(601), "quick")).toBe(true);
  });
  test("where its time is not known and the preset is the full one", () => {
    expect(isLong(forecast(null), "full")).toBe(true);
    expect(isLong(forecast(null), "quick")).toBe(false);
    expect(isLong(forecast(null, 0), "full")).toBe(false);
  });
});
