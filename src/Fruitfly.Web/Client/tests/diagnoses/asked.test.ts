import { describe, expect, test } from "vitest";
import {
  depthOf,
  depthWords,
  partingWords,
  settingsOf,
  setupOf,
  startWords,
  timeWords,
  withAnswered,
} from "../../source/diagnoses/asked";
import type { Depth, Planned } from "../../source/diagnoses/types";
import type { Setting, SettingsPage } from "../../source/playground/wire";

const setting = (name: string): Setting => ({
  name,
  group: "data",
  kind: "text",
  description: "",
  minimum: null,
  maximum: null,
  word: null,
  choices: [],
  appliesWhen: [{ setting: "data", values: ["file"] }],
  isLive: false,
});
const page: SettingsPage = {
  settings: [setting("target"), setting("epochs")],
  defaults: { file: { target: "", epochs: "100" } },
  classColours: [],
};

const depth = (number: number, toRun = 100, seconds: number | null = 12): Depth => ({
  depth: number,
  levels: 4,
  repartitions: 2,
  seeds: 4,
  widths: 4,
  expectedError: 0.26,
  command: "",
  forecast: { toRun, alreadyThere: 0, operations: 0, workers: 2, seconds, memoryBytes: null },
});

const planned = (known: boolean, rung: number | null) => ({ known: known ? {} : null, depth: rung }) as Planned;

describe("what is asked", () => {
  test("is what the address changes of the usual, with the file", () => {
    const setup = setupOf(page, { file: "a.csv", study: "", target: "kind", epochs: "100" });
    expect(settingsOf(setup, "a.csv")).toEqual({ target: "kind", file: "a.csv" });
    expect(settingsOf(setup.with("epochs", "20"), "a.csv")).toEqual({ target: "kind", epochs: "20", file: "a.csv" });
  });
});

describe("a depth", () => {
  test("is the one that was chosen, else that of the diagnosis, else the usual one", () => {
    const depths = [0, 1, 3, 5].map((number) => depth(number));
    expect(depthOf(depths, 1, null)?.depth).toBe(1);
    expect(depthOf(depths, null, planned(true, 5))?.depth).toBe(5);
    expect(depthOf(depths, null, planned(false, null))?.depth).toBe(3);
    expect(depthOf([], null, null)).toBeNull();
  });
  test("says what it is and how long it takes", () => {
    expect(depthWords(depth(0))).toBe("4 sizes, 2 cuts, 4 seeds, 4 widths");
    expect([timeWords(depth(0)), timeWords(depth(0, 0)), timeWords(depth(0, 9, null))]).toEqual([
      "12 s",
      "there already",
      "–",
    ]);
  });
  test("that is answered leaves nothing to train", () => {
    const left = (isWhole: boolean) =>
      withAnswered(
        [0, 1, 2].map((number) => depth(number)),
        planned(true, 1),
        isWhole,
      ).map(({ forecast }) => forecast.toRun);
    expect([left(true), left(false)]).toEqual([
      [0, 0, 100],
      [100, 100, 100],
    ]);
  });
  test("decides what the button does", () => {
    expect(startWords(depth(2), planned(false, null))).toBe("Diagnose");
    expect(startWords(depth(2), planned(true, 2))).toBe("Continue");
    expect(startWords(depth(3), planned(true, 2))).toBe("Sharpen");
    expect(startWords(depth(2, 0), planned(true, 2))).toBe("Measure again");
  });
});

describe("how rows are parted", () => {
  test("is said in their units", () => {
    expect(
      partingWords({ unit: "groups", pool: 24, sizes: [24, 12, 6], judging: 96, takesTurns: true, test: 1024 }),
    ).toEqual([
      "24 groups to train on, whole and in parts of 12, 6 that share no group.",
      "96 rows judge and never train, each quarter in its turn; 1,024 rows stay closed as a test set.",
    ]);
  });
  test("has no parts where none are independent", () => {
    expect(partingWords({ unit: "time", pool: 60, sizes: [60], judging: 20, takesTurns: false, test: 20 })[0]).toBe(
      "60 rows to train on, as a whole: variance and bias are not told apart.",
    );
  });
});
