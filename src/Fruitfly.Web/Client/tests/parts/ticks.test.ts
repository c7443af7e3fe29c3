import { describe, expect, test } from "vitest";
import { ticks } from "../../source/parts/ticks";

describe("ticks", () => {
  test("are round", () => expect(ticks(-0.3, 1.02, 5)).toEqual([0, 0.5, 1]));
  test("include both ends where those are round", () => expect(ticks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]));
  test("have no traces of arithmetic", () => expect(ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]));
  test("are one where there is one place", () => expect(ticks(2, 2, 5)).toEqual([2]));
});
