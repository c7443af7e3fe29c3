import { describe, expect, test } from "vitest";
import { format, read, readPoint, round, write, type SurfaceDrawing } from "../../source/surface/race";

const style = { racer: "adam", name: "Adam", rate: "learning rate", batches: true, color: "#000", dash: [] };
const offered = { style, entry: { racer: "adam", rate: 0.1, batch: 5, steps: 50 }, runs: true };
const drawing = { low: [-2, -1], high: [2, 1], start: [0.5, 0.5] } as unknown as SurfaceDrawing;

describe("a racer in the address", () => {
  test("is read as it was written", () => {
    const entry = { style, rate: 0.6, batch: 5, runs: false };
    expect(read(write(entry), offered)).toEqual(entry);
  });
  test("of an older link has the steps of all", () => {
    expect(read("0.6,5,81", offered)).toEqual({ style, rate: 0.6, batch: 5, runs: true });
    expect(read("0.6,5,81,off", offered)).toEqual({ style, rate: 0.6, batch: 5, runs: false });
  });
  const asOffered = { style, rate: 0.1, batch: 5, runs: true };
  test("is as offered where the address says nothing", () => expect(read(undefined, offered)).toEqual(asOffered));
  test("is as offered where the address says no numbers", () => expect(read("fast,5", offered)).toEqual(asOffered));
});

describe("a start in the address", () => {
  test("is a point", () => expect(readPoint("-1.5,0.25", drawing)).toEqual([-1.5, 0.25]));
  test("stays within the window", () => expect(readPoint("-9,9", drawing)).toEqual([-2, 1]));
  test("is the surface's own where there is none", () => {
    expect(readPoint("", drawing)).toEqual([0.5, 0.5]);
    expect(readPoint("left,right", drawing)).toEqual([0.5, 0.5]);
  });
});

test("a number is written with its minus sign, and in powers of ten where it is huge or tiny", () => {
  expect(format(-1.23456)).toBe("−1.235");
  expect(format(123456)).toBe("1.23e+5");
  expect(format(-0.00012345)).toBe("−1.23e-4");
  expect(round(0.123456)).toBe(0.1235);
});
