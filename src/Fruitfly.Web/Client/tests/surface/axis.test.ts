import { describe, expect, test } from "vitest";
import { place, pointAt, toPath, type Frame } from "../../source/surface/axis";

const frame: Frame = { left: 10, top: 20, width: 100, height: 50, low: [0, -1], high: [4, 1] };

describe("a point", () => {
  test("has its place, with up being up", () => {
    expect(place(frame, [0, -1])).toEqual([10, 70]);
    expect(place(frame, [4, 1])).toEqual([110, 20]);
  });
  test("far outside stays near the frame", () => expect(place(frame, [1e30, 0])).toEqual([310, 45]));
  test("is found again at its place", () => expect(pointAt(frame, ...place(frame, [1, 0.5]))).toEqual([1, 0.5]));
  test("is sought within the frame", () => expect(pointAt(frame, 1000, -1000)).toEqual([4, 1]));
});

test("a path begins with a move", () =>
  expect(
    toPath(frame, [
      [0, -1],
      [4, 1],
    ]),
  ).toBe("M10 70L110 20"));
