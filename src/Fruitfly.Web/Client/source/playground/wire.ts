import type { Specification } from "fruitfly-report/specification";

/** What the server says of the playground, as it says it. */

export type Group = "data" | "network" | "recipe";

export interface Setting {
  name: string;
  group: Group;
  kind: "choice" | "integer" | "number" | "flag" | "widths" | "text";
  description: string;
  minimum: number | null;
  maximum: number | null;
  /** may stand in place of a number */
  word: string | null;
  choices: { name: string; description: string }[];
  appliesWhen: { setting: string; values: string[] }[];
  /** may be changed while a network is trained */
  isLive: boolean;
}

export interface SettingsPage {
  settings: Setting[];
  defaults: Record<string, Record<string, string>>;
  classColours: string[];
}

export interface Charts {
  loss: Specification;
  logarithmicLoss: Specification;
  error: Specification;
}

export interface PlaneWindow {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

export interface DataPoint {
  x: number;
  y: number;
  label: number;
  split: "training" | "validation" | "test";
}

/** A column of a user's table. */
export interface KnownColumn {
  name: string;
  role: "feature" | "target" | "split" | "group" | "time" | "left-out";
  kind: string;
  missing: number;
  distinct: number;
  note: string;
}

/** What a user's table calls things, and what was taken for what. */
export interface Names {
  file: string;
  features: string[];
  target: string;
  classes: string[];
  reading: string[];
  columns: KnownColumn[];
  scale: { mean: number; deviation: number } | null;
}

export interface Facts {
  session: string;
  setup: Record<string, string>;
  link: Record<string, string>;
  dataSettings: string[];
  seeds: number[];
  data: {
    training: number;
    validation: number;
    test: number;
    features: number;
    classes: number;
    outputs: number;
    bytes: number;
  };
  names: Names | null;
  window: PlaneWindow | null;
  points: DataPoint[];
  /** [x, y] */
  truth: number[][] | null;
  features: string[];
  parameters: number;
  command: string;
}

/** training loss, training error, validation loss, validation error */
export type Values = (number | null)[];

export interface CurvePoint {
  sequence: number;
  /** of the seed; null for the mean */
  place: number | null;
  index: number;
  step: number;
  epoch: number;
  values: Values;
  low: Values | null;
  high: Values | null;
  count: number;
}

export interface PointNews {
  stride: number;
  lastStep: number;
  points: CurvePoint[];
}

export type Status = "ready" | "training" | "paused" | "done" | "diverged" | "failed";

export interface State {
  status: Status;
  reason: string | null;
  run: number;
  step: number;
  epoch: number;
  steps: number;
  stepsPerEpoch: number;
  stepsPerSecond: number | null;
  pace: number | null;
  batchLoss: number | null;
  divergences: ({ step: number; lastFiniteLoss: number | null } | null)[];
  testOpenings: number;
  latest: ({ step: number; values: Values } | null)[];
  changes: Change[];
}

/** What was changed by hand while networks were trained. */
export interface Change {
  step: number;
  text: string;
  isLonger: boolean;
}

export interface TestOpening {
  run: number;
  step: number;
  scores: { loss: number | null; error: number | null }[];
}

export interface Sample {
  example: number;
  input: number[];
  label: number;
  predicted: number;
  probability: number | null;
}

export interface Bins {
  low: number;
  high: number;
  counts: number[];
}

export interface LayerLook {
  kind: string;
  units: number;
  activations: Bins;
  weights: Bins | null;
  inactiveShare: number;
  gradientVariance: number | null;
}

/** A layer of a fully connected network: what is drawn of it. */
export interface DrawnLayer {
  units: number;
  shown: number;
  /** [shown × shown of the layer before] */
  weights: (number | null)[];
  biases: (number | null)[];
  scales: (number | null)[];
  /** [shown × places] */
  pictures: string;
}

export interface NetworkDrawing {
  places: "plane" | "curve" | "classes" | "examples";
  layers: DrawnLayer[];
}

export interface Frame {
  run: number;
  revision: number;
  /** of the seed */
  place: number;
  step: number;
  confusion: { split: string; classes: number; counts: number[]; examples: number } | null;
  samples: Sample[];
  mistakes: Sample[];
  regions: { window: PlaneWindow; size: number; classes: string; probabilities: string } | null;
  curves: { x: number[]; seeds: (number | null)[][] } | null;
  pairs: { actual: number; predicted: number | null }[];
  layers: LayerLook[];
  drawing: NetworkDrawing | null;
  penalties: { l2: number | null; l1: number | null } | null;
}
