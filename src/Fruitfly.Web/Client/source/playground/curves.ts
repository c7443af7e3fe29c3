import type { Change, CurvePoint, PointNews, TestOpening, Values } from "./wire";

type Row = Record<string, unknown>;

/** Rows of the charts' parts. */
export type Parts = Record<"bands" | "before" | "hairlines" | "lines" | "tests" | "changes", Row[]>;

const splits = ["training", "validation"] as const;

/** The curves of one run as the page has them, with the last run's behind them. */
export class Curves {
  points: CurvePoint[] = [];
  tests: TestOpening[] = [];
  before: CurvePoint[] = [];
  changes: Change[] = [];

  /** A new run: what was seen of the last one stays as a shadow. */
  start() {
    const main = this.main();
    if (main.length > 1) this.before = main;
    this.points = [];
    this.tests = [];
    this.changes = [];
  }

  add(news: PointNews) {
    const last = this.points.at(-1)?.sequence ?? -1;
    this.points.push(...news.points.filter((point) => point.sequence > last));
    this.points = this.points.filter((point) => point.index % news.stride === 0 || point.step === news.lastStep);
  }

  get isSwarm() {
    return this.points.some((point) => point.place !== null && point.place > 0);
  }

  /** The rows of loss (0) or error (1), errors in percent. */
  rows(quantity: 0 | 1, positiveOnly: boolean): Parts {
    const factor = quantity === 1 ? 100 : 1;
    const has = (value: number | null | undefined): value is number => value !== null && value !== undefined && (!positiveOnly || value > 0);
    const parts: Parts = { bands: [], before: [], hairlines: [], lines: [], tests: [], changes: this.changes.map(({ step, text }) => ({ step, text })) };
    const add = (rows: Row[], point: CurvePoint, values: Values = point.values) => {
      splits.forEach((split, i) => {
        const value = values[2 * i + quantity];
        if (has(value)) rows.push({ step: point.step, value: value * factor, split, seed: point.place });
      });
    };
    for (const point of this.before) add(parts.before, point);
    for (const point of this.main()) add(parts.lines, point);
    if (this.isSwarm)
      for (const point of this.points)
        if (point.place !== null) add(parts.hairlines, point);
        else
          splits.forEach((split, i) => {
            const [low, high] = [point.low?.[2 * i + quantity], point.high?.[2 * i + quantity]];
            if (has(low) && has(high)) parts.bands.push({ step: point.step, low: low * factor, high: high * factor, split });
          });
    for (const test of this.tests)
      for (const score of test.scores) {
        const value = quantity === 0 ? score.loss : score.error;
        if (has(value)) parts.tests.push({ step: test.step, value: value * factor });
      }
    return parts;
  }

  /** The latest mean over several seeds, with its interval; null for one seed. */
  latestBand(): CurvePoint | null {
    return this.points.filter((point) => point.place === null).at(-1) ?? null;
  }

  /** The one seed, or the mean of many. */
  main(): CurvePoint[] {
    const place = this.isSwarm ? null : 0;
    return this.points.filter((point) => point.place === place);
  }
}
