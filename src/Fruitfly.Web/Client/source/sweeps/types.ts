import type { Specification } from "fruitfly-report/specification";
import type { Content, Progress, Table, TrialCounts } from "../experiments/types";

export interface Problem {
  line: number | null;
  column: number | null;
  path: string;
  message: string;
}

export interface PlannedFactor {
  path: string;
  values: string[];
  levels: number;
}

/** The study that a text is. */
export interface Planned {
  name: string;
  title: string;
  settings: number;
  trials: number;
  design: "grid" | "random" | "sobol" | "latin-hypercube" | "successive-halving" | "hyperband";
  factors: PlannedFactor[];
  shown: string;
  resolved: Specification;
  schemas: Table[];
  known: TrialCounts | null;
}

export interface Check {
  problems: Problem[];
  value: Specification | null;
  study: Planned | null;
}

/** How a sweep that was started in this lab stands. */
export interface Sweep {
  id: number;
  study: string;
  title: string;
  run: Progress;
  report: string | null;
  isCutShort: boolean;
}

export interface SweepReport {
  version: string | null;
  content: Content | null;
  isWhole: boolean;
  hasPage: boolean;
}

export interface MadeData {
  name: string;
  description: string;
}

export interface StudyText {
  text: string;
}
