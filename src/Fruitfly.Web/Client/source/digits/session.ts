export interface Estimate {
  mean: number;
  standardDeviation: number | null;
  low: number | null;
  high: number | null;
  count: number;
}

export interface ModelRow {
  name: string;
  published: number;
  spread: number;
  measured: Estimate | null;
  steps: number;
}

export interface DigitTable {
  templates: number[][];
  rows: ModelRow[];
  study: string | null;
}

export interface ToldDigit {
  signal: number[];
  label: number;
  answer: number;
}

export interface Score {
  right: number;
  accuracy: number;
  low: number;
  high: number;
  seconds: number;
  mistakes: ToldDigit[];
}

export interface DigitState {
  phase: "practice" | "test" | "done";
  answered: number;
  digits: number;
  seed: number;
  signal: number[] | null;
  medianSeconds: number | null;
  last: ToldDigit | null;
  right: number | null;
  score: Score | null;
}
