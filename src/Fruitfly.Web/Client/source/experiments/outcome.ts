import { number } from "../parts/words";
import { curveOutcome } from "./curve";
import { quantityOf, type Guess } from "./prediction";
import type { AskedFigure, Extremes } from "./types";

/** How far off a guess was, in a sentence; null where its line is not in the figure. */
export function outcome(extremes: Extremes, guess: Guess, figure: AskedFigure | undefined): string | null {
  const line = extremes.lines.find((line) => line.name === guess.line);
  if (!line) return null;
  const name = line.name ? `The line "${line.name}"` : quantityOf(extremes);
  if (guess.kind === "curve") return figure ? curveOutcome(extremes, figure, line, guess) : null;
  if (guess.kind === "none") {
    const [found, kind] = line.peak ? [line.peak, "peak"] : [line.dip, "dip"];
    const said = "You said that it neither peaks nor dips.";
    return found
      ? `${said} ${name} has a ${kind} at ${number(found.x)} ${extremes.horizontal}.`
      : `${said} You were right.`;
  }
  const found = line[guess.kind];
  const said = `You said ${number(guess.x)}.`;
  if (!found) {
    const end = guess.kind === "peak" ? line.highest : line.lowest;
    return (
      `${said} ${name} has no ${guess.kind} between its ends: ` +
      `it is ${guess.kind === "peak" ? "highest" : "lowest"} at ${number(end.x)} ${extremes.horizontal}.`
    );
  }
  const is = `${said} ${name} has its ${guess.kind} at ${number(found.x)} ${extremes.horizontal}`;
  const nearest = line.places.reduce((best, place) =>
    Math.abs(place - guess.x) < Math.abs(best - guess.x) ? place : best,
  );
  if (nearest === found.x) return `${is}: no measured value is closer to your prediction.`;
  const side = guess.x > found.x ? "right" : "left";
  return extremes.isLogarithmic
    ? `${is}: you were too far ${side} by a factor of ${number(Math.max(found.x, guess.x) / Math.min(found.x, guess.x))}.`
    : `${is}: you were ${number(Math.abs(guess.x - found.x))} too far ${side}.`;
}
