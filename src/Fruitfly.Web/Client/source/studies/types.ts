import type { Specification } from "fruitfly-report/specification";

export type TrialState = "planned" | "running" | "done" | "diverged" | "failed";
export type StudyState = "planned" | "running" | "stale" | "stopped" | "done" | "failed";
export type Measure =
  | "training-loss"
  | "training-error"
  | "validation-loss"
  | "validation-error"
  | "test-loss"
  | "test-error"
  | "step"
  | "parameters"
  | "seconds";

export type TrialCounts = Record<TrialState | "total" | "finished", number>;

export interface Study {
  name: string;
  experiment: string;
  preset: string;
  options: Record<string, number>;
  created: string;
  plans: number;
  trials: TrialCounts;
  state: StudyState;
  news: string | null;
  rate: number | null;
  remaining: number | null;
  remarks: Remarks;
}

/** What people wrote about a study. */
export interface Remarks {
  title: string | null;
  note: string;
  tags: string[];
  isArchived: boolean;
}

export interface SettingColumn {
  path: string;
  label: string;
}

export interface StudyDescription {
  varying: SettingColumn[];
  /** Of each of them, values that a filter can ask for. */
  values: string[][];
  constant: Record<string, string>;
  groups: number;
  measures: Measure[];
  testSet: string;
}

export interface Page<Row> {
  total: number;
  rows: Row[];
}

export interface TrialRow {
  position: number;
  hash: string;
  state: TrialState;
  seed: string;
  values: string[];
  error: string | null;
  ended: string | null;
  measures: Partial<Record<Measure, number | null>>;
  divergedStep: number | null;
  testScores: number | null;
}

export interface Estimate {
  mean: number;
  deviation: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

export interface GroupRow {
  position: number;
  values: string[];
  trials: TrialCounts;
  estimate: Estimate | null;
}

export interface Curve {
  specification: Specification;
  caption: string;
}

/** A picture of a study; without one the caption says why. */
export interface Plot {
  specification: Specification | null;
  caption: string;
}

export interface Trial {
  position: number;
  hash: string;
  state: TrialState;
  attempts: number;
  failure: string | null;
  ended: string | null;
  seconds: number | null;
  parameters: number | null;
  divergence: { step: number; lastFiniteLoss: number | null } | null;
  provenance: { instructionSet: string; numerics: number; program: string; runtime: string } | null;
  testScores: number;
  description: string;
  loss: Curve | null;
  error: Curve | null;
}

export interface Comparison {
  studies: string[];
  differences: { setting: SettingColumn; values: string[] }[];
  columns: SettingColumn[];
  common: SettingColumn[];
  /** How many rows match in all settings that vary. */
  matching: number;
  /** Whether means are over other settings too. */
  isPooled: boolean;
  total: number;
  rows: { values: string[]; cells: (ComparisonCell | null)[] }[];
  alone: number[];
  figure: Specification | null;
  caption: string;
}

export interface ComparisonCell {
  trials: TrialCounts;
  estimate: Estimate | null;
  difference: { difference: number; low: number | null; high: number | null; isClear: boolean } | null;
}
