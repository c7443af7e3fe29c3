/** From where to where a slider goes, and whether by equal factors; a number beyond is typed. */
interface Range {
  low: number;
  high: number;
  isLogarithmic?: boolean;
  /** a logarithmic slider has 0 at its left end */
  hasZero?: boolean;
  isWhole?: boolean;
}

const ranges: Record<string, Range> = {
  samples: { low: 50, high: 5000, isLogarithmic: true, isWhole: true },
  noise: { low: 0, high: 1 },
  "correlated-noise": { low: 0, high: 1 },
  "label-noise": { low: 0, high: 1 },
  "validation-share": { low: 0, high: 0.9 },
  dropout: { low: 0, high: 0.9 },
  "learning-rate": { low: 1e-4, high: 10, isLogarithmic: true },
  "weight-decay": { low: 1e-6, high: 1, isLogarithmic: true, hasZero: true },
  "l1-penalty": { low: 1e-6, high: 1, isLogarithmic: true, hasZero: true },
  "input-noise": { low: 0, high: 2 },
  "weight-noise": { low: 0, high: 1 },
  "batch-size": { low: 1, high: 512, isLogarithmic: true, isWhole: true },
  epochs: { low: 1, high: 2000, isLogarithmic: true, isWhole: true },
};

/** Places of a slider, from 0. */
export const places = 60;

export const rangeOf = (name: string): Range | null => ranges[name] ?? null;

/** Where a slider stands for a value; a word stands at its left end. */
export function placeOf(range: Range, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || (range.isLogarithmic && value <= 0)) return 0;
  const share = range.isLogarithmic
    ? Math.log(value / range.low) / Math.log(range.high / range.low)
    : (value - range.low) / (range.high - range.low);
  return Math.round(Math.max(range.hasZero ? 1 / places : 0, Math.min(1, share)) * places);
}

/** The value at a place, in two digits that matter. */
export function valueAt(range: Range, place: number): string {
  if (range.hasZero && place === 0) return "0";
  const share = place / places;
  const value = range.isLogarithmic
    ? range.low * (range.high / range.low) ** share
    : range.low + share * (range.high - range.low);
  return String(range.isWhole ? Math.round(value) : Number(value.toPrecision(2)));
}
