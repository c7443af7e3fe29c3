import { number } from "../parts/words";
import { placeAt, shareOf, type Guess } from "./prediction";
import type { AskedFigure, Extremes } from "./types";

/** The value at a share of the height of the plot, from 0 at its foot to 1. */
export function valueAt({ bottom, top, isVerticalLogarithmic }: AskedFigure, share: number): number {
  return isVerticalLogarithmic ? bottom * (top / bottom) ** share : bottom + (top - bottom) * share;
}

/**
 * The heights with a stroke from one point of the plot to another drawn into them, in shares of its width and height.
 */
export function withStroke(heights: number[], from: { x: number; y: number }, to: { x: number; y: number }): number[] {
  const last = heights.length - 1;
  const [begin, end] = from.x <= to.x ? [from, to] : [to, from];
  return heights.map((height, place) => {
    const x = place / last;
    const nearest = Math.round(to.x * last) === place;
    if (!nearest && (x < begin.x || x > end.x)) return height;
    const share = nearest || begin.x === end.x ? null : (x - begin.x) / (end.x - begin.x);
    const y = share === null ? to.y : begin.y + share * (end.y - begin.y);
    return Math.round(100 * Math.min(1, Math.max(0, y)));
  });
}

/** What was drawn, as values at places of the axes. */
export const drawnPoints = (figure: AskedFigure, heights: number[]) =>
  heights.map((height, place) => ({
    x: exactPlace(figure, place / (heights.length - 1)),
    value: valueAt(figure, height / 100),
  }));

function exactPlace(figure: AskedFigure, share: number) {
  return figure.isLogarithmic
    ? figure.low * (figure.high / figure.low) ** share
    : figure.low + (figure.high - figure.low) * share;
}

/** The drawn value above a place, between the two heights beside it. */
export function drawnAt(figure: AskedFigure, heights: number[], x: number): number {
  const place = Math.min(1, Math.max(0, shareOf(figure, x))) * (heights.length - 1);
  const left = Math.min(heights.length - 2, Math.floor(place));
  return valueAt(figure, (heights[left]! + (place - left) * (heights[left + 1]! - heights[left]!)) / 100);
}

/** How far a drawn curve is off, and whether it goes up and down where the measured one does. */
export function curveOutcome(
  extremes: Extremes,
  figure: AskedFigure,
  line: Extremes["lines"][number],
  guess: Guess,
): string {
  const drawn = line.places.map((x) => drawnAt(figure, guess.heights, x));
  const off = line.values.map((value, place) => Math.abs(value - drawn[place]!));
  const worst = off.indexOf(Math.max(...off));
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  const unit = /\(([^()]*)\)$/.exec(extremes.vertical)?.[1];
  const amount = (value: number) =>
    unit === "%" ? `${number(value)} percentage points` : unit ? `${number(value)} ${unit}` : number(value);
  const stretches = line.values.slice(1).map((value, place) => Math.sign(value - line.values[place]!));
  const agree = stretches.filter((sign, place) => sign === Math.sign(drawn[place + 1]! - drawn[place]!)).length;
  const most = `most at ${number(line.places[worst]!)} ${extremes.horizontal} (${amount(off[worst]!)})`;
  const shape = `It goes up and down as measured in ${agree} of ${stretches.length} stretches.`;
  return `Your curve is off by ${amount(mean)} on average, ${most}. ${shape}`;
}

/** The place of a drawn height, for words. */
export const drawnPlaceAt = (figure: AskedFigure, place: number, count: number) => placeAt(figure, place / (count - 1));
