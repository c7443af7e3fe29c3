import type { Change, CurvePoint, Facts, PointNews, TestOpening, Values } from "./wire";

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
  /** of the run that is shown, and of the one before it */
  facts: Facts | null = null;
  factsBefore: Facts | null = null;
  private next: Facts | null = null;

  /** What the next run, or the one that is shown, is about. */
  describe(facts: Facts) {
    this.next = facts;
    if (this.facts?.session === facts.session) this.facts = facts;
  }

  /**
   * A new run: what was seen of the last one stays as a shadow, unless it was of other data, whose loss means another
   * thing.
   */
  start() {
    const main = this.main();
    if (main.length > 1) [this.before, this.factsBefore] = [main, this.facts];
    this.facts = this.next;
    if (this.factsBefore && this.facts && !sameData(this.factsBefore, this.facts))
      [this.before, this.factsBefore] = [[], null];
    this.points = [];
    this.tests = [];
    this.changes = [];
  }

  add(news: PointNews) {
    const last = this.points.at(-1)?.sequence ?? -1;
    this.points.push(...news.points.filter((point) => point.sequence > last));
    this.points = this.points.filter((point) => point.index % news.stride === 0 || point.step === news.lastStep);
  }

  /**
   * What the last run had otherwise, such as "learning rate 0.01, now 0.03"; null where there is none to compare with.
   */
  get difference(): string | null {
    const [now, then] = [this.facts?.setup, this.factsBefore?.setup];
    if (this.before.length === 0 || !now || !then) return null;
    const names = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => now[name] !== then[name]);
    return names.length === 0
      ? "the same settings"
      : names.map((name) => `${name.replaceAll("-", " ")} ${then[name] ?? "–"}, now ${now[name] ?? "–"}`).join("; ");
  }

  get isSwarm() {
    return this.points.some((point) => point.place !== null && point.place > 0);
  }

  /** The rows of loss (0) or error (1), errors in percent. */
  rows(quantity: 0 | 1, positiveOnly: boolean, compares = true): Parts {
    const factor = quantity === 1 ? 100 : 1;
    const has = (value: number | null | undefined): value is number =>
      value !== null && value !== undefined && (!positiveOnly || value > 0);
    const parts: Parts = {
      bands: [],
      before: [],
      hairlines: [],
      lines: [],
      tests: [],
      changes: this.changes.map(({ step, text }) => ({ step, text })),
    };
    const add = (rows: Row[], point: CurvePoint, values: Values = point.values) => {
      splits.forEach((split, i) => {
        const value = values[2 * i + quantity];
        if (has(value)) rows.push({ step: point.step, value: value * factor, split, seed: point.place });
      });
    };
    if (compares) for (const point of this.before) add(parts.before, point);
    for (const point of this.main()) add(parts.lines, point);
    if (this.isSwarm)
      for (const point of this.points)
        if (point.place !== null) add(parts.hairlines, point);
        else
          splits.forEach((split, i) => {
            const [low, high] = [point.low?.[2 * i + quantity], point.high?.[2 * i + quantity]];
            if (has(low) && has(high))
              parts.bands.push({ step: point.step, low: low * factor, high: high * factor, split });
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

/**
 * Settings of data under which losses mean the same: how labels are disturbed and what is set aside leaves them as they
 * are.
 */
const besides = ["validation-share", "label-noise", "train-split"];
const sameData = (a: Facts, b: Facts) =>
  a.dataSettings.filter((name) => !besides.includes(name)).every((name) => a.setup[name] === b.setup[name]);
