import { count, duration } from "../parts/words";
import { Setup, type Chosen } from "../playground/setup";
import type { SettingsPage } from "../playground/wire";
import type { Depth, PartedRows, Planned } from "./types";

/** What the page asks about: a table that was brought with its settings, or a diagnosis of the store. */
export interface Asked {
  settings: Chosen | null;
  study: string | null;
  /** a share of the error; null for what is usual */
  worth: number | null;
  depth: number | null;
}

/** The settings of the address, without the view. */
export function setupOf(page: SettingsPage, address: Record<string, string>): Setup {
  const chosen: Chosen = { data: "file" };
  for (const { name } of page.settings) if (address[name]) chosen[name] = address[name];
  return new Setup(page, chosen);
}

/** What the server is told of a setup: what differs from what is usual. */
export function settingsOf(setup: Setup, file: string): Chosen {
  const { data: _, ...changed } = setup.link;
  return { ...changed, file };
}

export function depthWords(depth: Depth): string {
  return `${depth.levels} sizes, ${depth.repartitions} cuts, ${depth.seeds} seeds, ${depth.widths} widths`;
}

/** How long a depth takes from here. */
export function timeWords({ forecast }: Depth): string {
  if (forecast.toRun === 0) return "there already";
  return forecast.seconds === null ? "–" : duration(forecast.seconds);
}

/**
 * The depth that is meant: what was chosen, else what the diagnosis has, else the usual one, or the nearest below it.
 */
export function depthOf(depths: Depth[], chosen: number | null, planned: Planned | null): Depth | null {
  const wanted = chosen ?? planned?.depth ?? usual;
  return depths.filter((depth) => depth.depth <= wanted).at(-1) ?? depths[0] ?? null;
}

const usual = 4;

/**
 * The depths, of which those that are answered leave nothing to train: a forecast is of the widest network, and another
 * may be judged.
 */
export function withAnswered(depths: Depth[], planned: Planned | null, isWhole: boolean): Depth[] {
  const answered = isWhole ? (planned?.depth ?? -1) : -1;
  return depths.map((depth) =>
    depth.depth <= answered ? { ...depth, forecast: { ...depth.forecast, toRun: 0 } } : depth,
  );
}

/** What the button of a run says. */
export function startWords(depth: Depth, planned: Planned): string {
  if (!planned.known) return "Diagnose";
  if (depth.forecast.toRun === 0) return "Measure again";
  return planned.depth !== null && depth.depth > planned.depth ? "Sharpen" : "Continue";
}

const units: Record<PartedRows["unit"], [one: string, many: string]> = {
  examples: ["row", "rows"],
  distinct: ["distinct row", "distinct rows"],
  groups: ["group", "groups"],
  time: ["row", "rows"],
};

/** How the rows are parted, a sentence each. */
export function partingWords(rows: PartedRows): string[] {
  const [one, many] = units[rows.unit];
  const smaller = rows.sizes.slice(1).map((size) => size.toLocaleString("en"));
  return [
    smaller.length > 0
      ? `${count(rows.pool, one, many)} to train on, whole and in parts of ${smaller.join(", ")} that share no ${one}.`
      : `${count(rows.pool, one, many)} to train on, as a whole: variance and bias are not told apart.`,
    `${count(rows.judging, "row")} judge and never train${rows.takesTurns ? ", each quarter in its turn" : ""}; ` +
      `${count(rows.test, "row")} stay closed as a test set.`,
  ];
}
