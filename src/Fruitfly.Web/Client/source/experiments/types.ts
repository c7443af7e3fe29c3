import type { Specification } from "fruitfly-report/specification";
import type { Study } from "../studies/types";
import type { Claim } from "../parts/ClaimsTable";

export type Preset = "quick" | "full";

export interface Option {
  name: string;
  description: string;
  quick: number;
  full: number;
  minimum: number;
  maximum: number;
  isInteger: boolean;
}

export interface Description {
  name: string;
  title: string;
  summary: string;
  source: string;
  options: Option[];
  commandName: string;
  /** Which preset is shown where the address names none. */
  preset: Preset;
  missing: { error: string; hint: string | null } | null;
  previous: string | null;
  next: string | null;
}

export interface TrialCounts {
  planned: number;
  running: number;
  done: number;
  diverged: number;
  failed: number;
  total: number;
  finished: number;
}

export type RunState = "queued" | "running" | "measuring" | "done" | "stopped" | "failed";

/** How far a run has come. */
export interface Progress {
  state: RunState;
  isStopping: boolean;
  before: number;
  trials: TrialCounts | null;
  measured: number | null;
  elapsedSeconds: number;
  rate: number;
  secondsLeft: number | null;
  error: string | null;
  hint: string | null;
}

export interface Run {
  id: number;
  experiment: string;
  title: string;
  preset: Preset;
  options: Record<string, number>;
  state: RunState;
  isStopping: boolean;
  before: number;
  trials: TrialCounts | null;
  measured: number | null;
  elapsedSeconds: number;
  rate: number;
  secondsLeft: number | null;
  error: string | null;
  hint: string | null;
}

export interface Forecast {
  toRun: number;
  alreadyThere: number;
  operations: number;
  workers: number;
  seconds: number | null;
  memoryBytes: number | null;
}

export interface Figure {
  id: string;
  title: string;
  subtitle: string;
  caption: string;
  alternativeText: string;
  specification: Specification;
}

export interface Table {
  id: string;
  title: string;
  caption: string;
  columns: string[];
  rows: string[][];
}

export interface Entry {
  key: string;
  value: string;
}

export interface Content {
  name: string;
  title: string;
  lead: string;
  finished: string;
  command: string;
  settings: Entry[];
  provenance: Entry[];
  figures: Figure[];
  tables: Table[];
  claims: Claim[];
}

export interface PlaceOnLine {
  x: number;
  value: number;
}

/** Where the lines of a figure peak and dip between their ends. */
export interface Extremes {
  figure: string;
  horizontal: string;
  vertical: string;
  low: number;
  high: number;
  isLogarithmic: boolean;
  lines: {
    name: string;
    places: number[];
    values: number[];
    peak: PlaceOnLine | null;
    dip: PlaceOnLine | null;
    highest: PlaceOnLine;
    lowest: PlaceOnLine;
  }[];
}

export interface Report {
  version: string | null;
  seeds: { seeds: number; ofSeeds: number } | null;
  content: Content | null;
  hasPage: boolean;
  /** The file name of that page without its ending. */
  page: string | null;
  /** Of the settings that were asked for; otherwise a preset stands in for them. */
  isAsked: boolean;
  /** Made with other options than a preset's: shown here, not in the gallery or a lecture. */
  isVariation: boolean;
  extremes: Extremes[];
  /** Of a variation: the preset's lines, to be drawn beside its own. */
  beside: LinesBeside[];
}

/** The lines of means of a figure, to be drawn into the same figure of another run. */
export interface LinesBeside {
  figure: string;
  points: { panel: string; series: string; x: number; value: number }[];
}

/** What changes while the page is open. */
export interface Now {
  run: Run | null;
  /** The study of the settings that the page asks for; null where there is none, and while a run goes on. */
  study: Study | null;
  report: string | null;
  /** The version of what a preset as it is has measured. */
  preset: string | null;
}

export const hasEnded = (run: Progress) => run.state === "done" || run.state === "stopped" || run.state === "failed";

/** What is asked before anything that was measured is seen. */
export interface PredictionSheet {
  figures: AskedFigure[];
  claims: AskedClaim[];
}

/** The empty axes of a figure. */
export interface AskedFigure {
  id: string;
  number: number;
  subtitle: string;
  horizontal: string;
  low: number;
  high: number;
  isLogarithmic: boolean;
  vertical: string;
  bottom: number;
  top: number;
  isVerticalLogarithmic: boolean;
  lines: { name: string; places: number[] }[];
}

export interface AskedClaim {
  id: string;
  statement: string;
  source: string;
}
