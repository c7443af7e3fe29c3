import type { Estimate, Measure } from "./types";

export const measureWords: Record<Measure, string> = {
  "training-loss": "training loss",
  "training-error": "training error",
  "validation-loss": "validation loss",
  "validation-error": "validation error",
  "test-loss": "test loss",
  "test-error": "test error",
  step: "steps",
  parameters: "parameters",
  seconds: "seconds",
};

/** Those that a table shows at once: errors, or losses where there are none. */
export function usualMeasures(measures: Measure[]): Measure[] {
  const errors = measures.filter((measure) => measure.endsWith("-error"));
  return errors.length > 0 ? errors : measures.filter((measure) => measure.endsWith("-loss"));
}

/**
 * Whether a setting says how trials are watched or data are split, not what is trained: a table leaves it out until it
 * is asked for.
 */
export const isAside = (path: string) => /^recipe\.(evaluate|keep|measure)[A-Z]/.test(path) || /[a-z]Seed$/.test(path);

const isShare = (measure: Measure) => measure.endsWith("-error");

/** A measured value with its unit; "∞" where a loss was, or "–" where there is none. */
export function measured(measure: Measure, value: number | null | undefined): string {
  if (value === undefined) return "–";
  if (value === null) return "not finite";
  if (isShare(measure)) return `${number(100 * value, 1)} %`;
  if (measure === "step" || measure === "parameters") return number(value, 0);
  return measure === "seconds" ? `${number(value, 2)} s` : number(value, 4);
}

/** Mean ± half width with two significant digits of it. */
export function meanAndInterval(measure: Measure, { mean, low, high, n }: Estimate): string {
  const factor = isShare(measure) ? 100 : 1;
  const unit = isShare(measure) ? " %" : measure === "seconds" ? " s" : "";
  if (n < 2 || low === null || high === null) return `${significant(factor * mean, factor * mean)}${unit}`;
  const half = (factor * (high - low)) / 2;
  return `${significant(factor * mean, half)} ± ${significant(half, half)}${unit}`;
}

export function deviation(measure: Measure, { deviation: value }: Estimate): string {
  if (value === null) return "–";
  const factor = isShare(measure) ? 100 : 1;
  return significant(factor * value, factor * value);
}

/** Points of a per cent, or the measure's own unit. */
export function difference(measure: Measure, value: number, low: number | null, high: number | null): string {
  const factor = isShare(measure) ? 100 : 1;
  const signed = (amount: number, half: number) => (amount > 0 ? "+" : "") + significant(factor * amount, half);
  if (low === null || high === null) return signed(value, factor * value);
  const half = (factor * (high - low)) / 2;
  return `${signed(value, half)} (${significant(factor * low, half)} to ${significant(factor * high, half)})`;
}

export function number(value: number, decimals: number): string {
  return value
    .toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace("-", "−");
}

function significant(value: number, size: number): string {
  const magnitude = size === 0 || !Number.isFinite(size) ? 0 : Math.floor(Math.log10(Math.abs(size)));
  return number(value, Math.min(Math.max(1 - magnitude, 0), 8));
}

export function date(text: string): string {
  return new Date(text).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function rate(perSecond: number): string {
  if (perSecond >= 1) return `${number(perSecond, 1)} trials/s`;
  return perSecond * 60 >= 1 ? `${number(perSecond * 60, 1)} trials/min` : `${number(perSecond * 3600, 1)} trials/h`;
}
