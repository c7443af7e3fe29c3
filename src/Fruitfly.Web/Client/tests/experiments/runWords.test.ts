import { describe, expect, test } from "vitest";
import { otherwise, words } from "../../source/experiments/runWords";
import type { Run, TrialCounts } from "../../source/experiments/types";

const trials: TrialCounts = { planned: 6, running: 1, done: 2, diverged: 1, failed: 1, total: 11, finished: 3 };
const run: Run = {
  id: 1,
  experiment: "falls",
  title: "Falls",
  preset: "quick",
  options: {},
  state: "running",
  isStopping: false,
  before: 0,
  trials,
  measured: null,
  elapsedSeconds: 65,
  rate: 0.5,
  secondsLeft: 14,
  error: null,
  hint: null,
};

describe("a run", () => {
  const of = (change: Partial<Run>) => words({ ...run, ...change });

  test("that waits says for how many", () =>
    expect(of({ state: "queued", before: 2 })).toBe("waits for 2 runs before it"));
  test("that is next begins", () => expect(of({ state: "queued" })).toBe("begins"));
  test("counts failed trials among the ended ones", () =>
    expect(of({})).toBe("4 of 11 trials · 30.0 a minute · 14 s left"));
  test("says nothing of a time that is not known", () =>
    expect(of({ rate: 0, secondsLeft: null })).toBe("4 of 11 trials"));
  test("that was asked to stop says so", () => expect(of({ isStopping: true })).toBe("stopping"));
  test("tells the share of a long measurement", () =>
    expect(of({ state: "measuring", measured: 0.999 })).toBe("4 of 11 trials · 99 % measured · 14 s left"));
  test("tells how long all of it took", () => expect(of({ state: "done" })).toBe("4 of 11 trials in 1 min 5 s"));
  test("that was stopped says what is kept", () =>
    expect(of({ state: "stopped" })).toBe("4 of 11 trials kept; the next run continues from there"));
  test("without trials speaks of none", () =>
    expect(of({ state: "done", trials: null })).toBe("figures and claims are computed"));
});

test("trials that went otherwise are counted", () => {
  expect(otherwise(run)).toBe("▲ 1 diverged · ✕ 1 failed");
  expect(otherwise({ ...run, trials: { ...trials, diverged: 0, failed: 0 } })).toBe("");
});
