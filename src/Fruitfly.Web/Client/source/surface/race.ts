export type Pair = [first: number, second: number];

export interface RacerStyle {
  racer: string;
  name: string;
  rate: string;
  batches: boolean;
  color: string;
  dash: number[];
}

export interface SurfaceDrawing {
  id: string;
  title: string;
  text: string;
  firstParameter: string;
  secondParameter: string;
  low: Pair;
  high: Pair;
  picture: string;
  lowestLoss: number;
  highestLoss: number;
  contours: Pair[][];
  minima: { point: Pair; loss: number }[];
  examples: Pair[];
  start: Pair;
  momentum: number;
  entries: { style: RacerStyle; entry: { racer: string; rate: number; batch: number; steps: number }; runs: boolean }[];
}

export interface RaceResult {
  racer: string;
  points: Pair[];
  losses: number[];
  /** The minimum that leads on downhill from its end. */
  minimum: number | null;
  isThere: boolean;
  hasDiverged: boolean;
}

/** A racer with its settings on the page. */
export interface Entry {
  style: RacerStyle;
  rate: number;
  batch: number;
  runs: boolean;
}

/** A racer with its path. */
export interface Run extends RaceResult {
  style: RacerStyle;
}

/** Words for the address: `0.6,5`, and `,off` where it does not run. */
export const write = ({ rate, batch, runs }: Entry) => `${rate},${batch}${runs ? "" : ",off"}`;

/**
 * What the address says of a racer; as offered where it says nothing. Older links name steps too, which are now the
 * same for all.
 */
export function read(text: string | undefined, { style, entry, runs }: SurfaceDrawing["entries"][number]): Entry {
  const [rate, batch, ...rest] = (text ?? "").split(",");
  const [r, b] = [Number(rate), Number(batch)];
  return text && Number.isFinite(r) && Number.isFinite(b)
    ? { style, rate: r, batch: b, runs: !rest.includes("off") }
    : { style, rate: entry.rate, batch: entry.batch, runs };
}

/** The steps that every descent of a surface takes at first. */
export const usualSteps = ({ entries }: SurfaceDrawing) => entries[0]!.entry.steps;

/** "-1.5,6.5" as a point within the window; the surface's own start where there is none. */
export function readPoint(text: string, { low, high, start }: SurfaceDrawing): Pair {
  const [first, second] = text.split(",").map(Number);
  if (text === "" || !Number.isFinite(first) || !Number.isFinite(second)) return start;
  return [clamp(first!, low[0], high[0]), clamp(second!, low[1], high[1])];
}

export const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Four significant digits are more than a pixel. */
export const round = (value: number) => Number(value.toPrecision(4));

export const format = (value: number, digits = 4) =>
  (Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(2)
    : value.toLocaleString("en", { maximumSignificantDigits: digits })
  ).replace("-", "−");
