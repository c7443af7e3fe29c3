import type { Claim } from "../parts/ClaimsTable";
import type { AskedFigure } from "./types";

/** A peak or a dip between the ends, neither of them, or the whole curve. */
export type Kind = "peak" | "dip" | "none" | "curve";

const kinds: Kind[] = ["peak", "dip", "none", "curve"];

/** What the reader expects of a line of a figure. */
export interface Guess {
  line: string;
  kind: Kind;
  /** Where it peaks or dips. */
  x: number;
  /** Its heights, evenly spread over the axis, in hundredths of the height of the plot. */
  heights: number[];
}

/** By the id of a figure; in the address as `figure~kind~x~heights~line`, one after another. */
export type Guesses = Record<string, Guess>;

export function readGuesses(text: string): Guesses {
  const guesses: Guesses = {};
  for (const part of text.split("|")) {
    const [figure, kind, x, drawn, ...line] = part.split("~");
    const heights = drawn ? drawn.split(".").map(Number) : [];
    if (
      figure &&
      kinds.includes(kind as Kind) &&
      Number.isFinite(Number(x)) &&
      heights.every((height) => height >= 0 && height <= 100)
    )
      guesses[figure] = { kind: kind as Kind, x: Number(x), heights, line: line.join("~") };
  }
  return guesses;
}

export const writeGuesses = (guesses: Guesses) =>
  Object.entries(guesses)
    .map(
      ([figure, { kind, x, heights, line }]) =>
        `${figure}~${kind}~${x}~${kind === "curve" ? heights.join(".") : ""}~${line.replaceAll("|", " ")}`,
    )
    .join("|");

/** Whether the reader expects a claim to hold; in the address as `claim+` or `claim-`. */
export type Expectations = Record<string, boolean>;

export function readExpectations(text: string): Expectations {
  const expected: Expectations = {};
  for (const part of text.split(",")) if (/[+-]$/.test(part)) expected[part.slice(0, -1)] = part.endsWith("+");
  return expected;
}

export const writeExpectations = (expected: Expectations) =>
  Object.entries(expected)
    .map(([claim, holds]) => claim + (holds ? "+" : "-"))
    .join(",");

/** null where the claim is open, or nothing was expected of it. */
export function wasRight(claim: Claim, expected: Expectations): boolean | null {
  const holds = expected[claim.id];
  const isOpen = claim.verdict === "undecided" || claim.verdict === "not-tested";
  return holds === undefined || isOpen ? null : holds === (claim.verdict === "confirmed");
}

/** How many places a reader draws a curve at. */
export const drawnPlaces = 13;

/** The guess that a reader begins with: the first line of a test error, in the middle of the axis, or flat. */
export function firstGuess(figure: AskedFigure): Guess {
  const line = figure.lines.find((line) => /test/i.test(line.name)) ?? figure.lines[0]!;
  return { line: line.name, kind: "peak", x: placeAt(figure, 0.5), heights: Array<number>(drawnPlaces).fill(50) };
}

type HorizontalAxis = Pick<AskedFigure, "low" | "high" | "isLogarithmic"> & { lines: { places: number[] }[] };

/** The place at a share of the axis: a whole number where only those were measured, else three digits. */
export function placeAt({ low, high, isLogarithmic, lines }: HorizontalAxis, share: number): number {
  const place = isLogarithmic ? low * (high / low) ** share : low + (high - low) * share;
  const isWhole = lines.every((line) => line.places.every(Number.isInteger));
  return Math.min(high, Math.max(low, isWhole ? Math.round(place) : Number(place.toPrecision(3))));
}

/** The places that a slider stops at, each once: some may round to the same whole number. */
export function stopsOf(axis: HorizontalAxis, steps = 200): number[] {
  return [...new Set(Array.from({ length: steps + 1 }, (_, step) => placeAt(axis, step / steps)))];
}

/** Which of the stops is nearest. */
export const stopAt = (stops: number[], x: number) =>
  stops.reduce((best, stop, place) => (Math.abs(stop - x) < Math.abs(stops[best]! - x) ? place : best), 0);

/** "error" of "error (%)". */
export const quantityOf = ({ vertical }: { vertical: string }) => vertical.replace(/ \([^()]*\)$/, "");

export const shareOf = (
  { low, high, isLogarithmic }: Pick<AskedFigure, "low" | "high" | "isLogarithmic">,
  x: number,
) => (isLogarithmic ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low));
