import type { Content, Forecast, Progress, Table, TrialCounts } from "../experiments/types";
import type { Study } from "../studies/types";

export interface PartedRows {
  unit: "examples" | "distinct" | "groups" | "time";
  pool: number;
  sizes: number[];
  judging: number;
  takesTurns: boolean;
  test: number;
}

/** The diagnosis that is asked about. */
export interface Planned {
  study: string;
  file: string;
  target: string;
  settings: Record<string, string>;
  worth: number;
  depth: number | null;
  lines: string[];
  warnings: string[];
  schema: Table;
  rows: PartedRows;
  known: TrialCounts | null;
}

export interface Check {
  problem: { error: string; hint: string | null } | null;
  columns: string[];
  plan: Planned | null;
}

/** What one depth buys, and what it costs. */
export interface Depth {
  depth: number;
  levels: number;
  repartitions: number;
  seeds: number;
  widths: number;
  expectedError: number;
  forecast: Forecast;
  command: string;
}

/** How a diagnosis that was started in this lab stands. */
export interface Diagnosis {
  id: number;
  study: string;
  run: Progress;
  hasAnswer: boolean;
  report: string | null;
}

export interface ErrorPart {
  meaning: "bias-and-noise" | "data" | "seed" | "untold";
  name: string;
  share: number;
  low: number;
  high: number;
  isExtrapolated: boolean;
}

export interface JudgedAction {
  action: string;
  detail: string;
  verdict: "shown" | "possible" | "excluded" | "refused";
  words: string;
  gain: number | null;
  low: number | null;
  high: number | null;
  reason: string;
  isBeyondTests: boolean;
}

export interface SuspectedLabel {
  example: number;
  label: string;
  guess: string;
  margin: number;
  fields: string[];
}

export interface Labels {
  all: number;
  columns: string[];
  rows: SuspectedLabel[];
}

export interface Verdict {
  headline: string;
  lines: string[];
  warnings: string[];
  parts: ErrorPart[];
  actions: JudgedAction[];
  worth: number;
  labels: Labels | null;
}

export interface Report {
  version: string | null;
  content: Content | null;
  verdict: Verdict | null;
  isWhole: boolean;
  hasPage: boolean;
}

export interface DiagnosisRow {
  study: Study;
  file: string | null;
  target: string | null;
  answer: string | null;
}
