/** Places of values along a line of some length. */
export interface Scale {
  low: number;
  high: number;
  at: (value: number) => number;
}

/**
 * From the lowest to the highest of these, 0 among them, and no further than `most` from 0: one wide interval would
 * hide all others.
 */
export function scaleOf(values: number[], length: number, most = 100): Scale {
  const clipped = values.map((value) => Math.min(most, Math.max(-most, value)));
  const [low, high] = [Math.min(0, ...clipped), Math.max(0, ...clipped)];
  const span = high - low || 1;
  return { low, high, at: (value) => (length * (Math.min(high, Math.max(low, value)) - low)) / span };
}

/** "4.2 %", "35 %", "−7 %". */
export const percent = (value: number) => `${decimals(value)}\u00a0%`;

/** "4.2 % (−7 to 15 %)". */
export const interval = (value: number, low: number, high: number) =>
  `${percent(value)} (${decimals(low)} to ${percent(high)})`;

function decimals(value: number): string {
  const text = value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 9.95 ? 1 : 0 }).replace("-", "−");
  return text === "−0" ? "0" : text;
}
