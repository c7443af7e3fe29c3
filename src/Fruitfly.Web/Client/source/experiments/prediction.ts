import type { Specification } from "fruitfly-report/specification";
import { number } from "../parts/words";
import type { Claim } from "../parts/ClaimsTable";
import type { Extremes } from "./types";

export type Kind = "peak" | "dip";

/** Where the reader expects a line of a figure to peak or dip. */
export interface Guess {
  line: string;
  kind: Kind;
  x: number;
}

/** By the id of a figure; in the address as `figure~kind~x~line`, one after another. */
export type Guesses = Record<string, Guess>;

export function readGuesses(text: string): Guesses {
  const guesses: Guesses = {};
  for (const part of text.split("|")) {
    const [figure, kind, x, ...line] = part.split("~");
    if (figure && (kind === "peak" || kind === "dip") && Number.isFinite(Number(x))) guesses[figure] = { kind, x: Number(x), line: line.join("~") };
  }
  return guesses;
}

export const writeGuesses = (guesses: Guesses) =>
  Object.entries(guesses)
    .map(([figure, { kind, x, line }]) => `${figure}~${kind}~${x}~${line.replaceAll("|", " ")}`)
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

/** The guess that a reader begins with: the first line of a test error, in the middle of the axis. */
export function firstGuess(extremes: Extremes): Guess {
  const line = extremes.lines.find((line) => /test/i.test(line.name)) ?? extremes.lines[0]!;
  return { line: line.name, kind: "peak", x: placeAt(extremes, 0.5) };
}

/** The place at a share of the axis: a whole number where only those were measured, else three digits. */
export function placeAt({ low, high, isLogarithmic, lines }: Extremes, share: number): number {
  const place = isLogarithmic ? low * (high / low) ** share : low + (high - low) * share;
  const isWhole = lines.every((line) => line.places.every(Number.isInteger));
  return Math.min(high, Math.max(low, isWhole ? Math.round(place) : Number(place.toPrecision(3))));
}

/** "error" of "error (%)". */
export const quantityOf = ({ vertical }: Extremes) => vertical.replace(/ \([^()]*\)$/, "");

export const shareOf = ({ low, high, isLogarithmic }: Extremes, x: number) =>
  isLogarithmic ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low);

/** How far off a guess was, in a sentence; null where its line is not in the figure. */
export function outcome(extremes: Extremes, guess: Guess): string | null {
  const line = extremes.lines.find((line) => line.name === guess.line);
  if (!line) return null;
  const found = line[guess.kind];
  const name = line.name ? `The line "${line.name}"` : quantityOf(extremes);
  const said = `You said ${number(guess.x)}.`;
  if (!found) {
    const end = guess.kind === "peak" ? line.highest : line.lowest;
    return `${said} ${name} has no ${guess.kind} between its ends: it is ${guess.kind === "peak" ? "highest" : "lowest"} at ${number(end.x)} ${extremes.horizontal}.`;
  }
  const is = `${said} ${name} has its ${guess.kind} at ${number(found.x)} ${extremes.horizontal}`;
  const nearest = line.places.reduce((best, place) => (Math.abs(place - guess.x) < Math.abs(best - guess.x) ? place : best));
  if (nearest === found.x) return `${is}: no measured value is closer to your prediction.`;
  const side = guess.x > found.x ? "right" : "left";
  return extremes.isLogarithmic
    ? `${is}: you were too far ${side} by a factor of ${number(Math.max(found.x, guess.x) / Math.min(found.x, guess.x))}.`
    : `${is}: you were ${number(Math.abs(guess.x - found.x))} too far ${side}.`;
}

/** The same chart with a dashed vertical where the reader expected it. */
export function withGuess(specification: Specification, x: number): Specification {
  const chart = structuredClone(specification);
  const view = (chart.spec ?? chart) as Specification & { layer?: unknown[] };
  view.layer = [...(view.layer ?? []), ...guessLayers(x)];
  return chart;
}

/** The empty axes of a chart with the guess alone: nothing of what was measured. */
export function emptyAxes(specification: Specification, x: number): Specification {
  const view = specification.spec ?? specification;
  const { x: horizontal, y: vertical } = view.encoding ?? {};
  return {
    $schema: specification["$schema"],
    width: 720,
    height: 450,
    encoding: { x: horizontal ?? {}, y: vertical ?? {} },
    // Without a place for a value there would be no axis for it.
    layer: [{ data: { values: [{ x, value: firstOf(vertical) }] }, mark: { type: "point", opacity: 0 } }, ...guessLayers(x)],
  };
}

function firstOf(channel: unknown): number {
  const domain = (channel as { scale?: { domain?: unknown } } | undefined)?.scale?.domain;
  return Array.isArray(domain) ? (domain[0] as number) : 0;
}

const guessLayers = (x: number) => {
  const data = { values: [{ x, label: "your prediction" }] };
  return [
    { data, mark: { type: "rule", color: "var(--accent)", strokeWidth: 2, strokeDash: [7, 5] }, encoding: { y: null } },
    {
      data,
      // At the foot, since the labels of thresholds hang from the top.
      mark: { type: "text", angle: 270, align: "left", baseline: "bottom", dx: 6, dy: -5, fontSize: 13, fontWeight: 600, color: "var(--accent)" },
      encoding: { y: { value: "height" }, text: { field: "label", type: "nominal" } },
    },
  ];
};
