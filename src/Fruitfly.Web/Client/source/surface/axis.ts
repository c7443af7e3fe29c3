import { clamp, type Pair } from "./race";

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  low: Pair;
  high: Pair;
}

/**
 * Where a point lies in the picture. What is far outside stays near the frame: drawing programs fail at huge numbers.
 */
export function place(frame: Frame, [first, second]: Pair): Pair {
  const x = clamp((first - frame.low[0]) / (frame.high[0] - frame.low[0]), -2, 3);
  const y = clamp((second - frame.low[1]) / (frame.high[1] - frame.low[1]), -2, 3);
  return [
    Math.round(100 * (frame.left + x * frame.width)) / 100,
    Math.round(100 * (frame.top + (1 - y) * frame.height)) / 100,
  ];
}

/** The point at a place in the picture. */
export function pointAt(frame: Frame, x: number, y: number): Pair {
  const right = clamp((x - frame.left) / frame.width, 0, 1);
  const up = clamp(1 - (y - frame.top) / frame.height, 0, 1);
  return [frame.low[0] + right * (frame.high[0] - frame.low[0]), frame.low[1] + up * (frame.high[1] - frame.low[1])];
}

export const toPath = (frame: Frame, points: readonly Pair[]) =>
  points.map((point, k) => `${k === 0 ? "M" : "L"}${place(frame, point).join(" ")}`).join("");
