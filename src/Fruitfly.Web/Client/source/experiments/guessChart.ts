import type { Specification } from "fruitfly-report/specification";
import { drawnPoints } from "./curve";
import type { Guess } from "./prediction";
import type { AskedFigure } from "./types";

const label = "your prediction";

/** The same chart with what the reader expected: a dashed vertical, or the drawn curve. */
export function withGuess(specification: Specification, guess: Guess, figure: AskedFigure | undefined): Specification {
  const layers =
    guess.kind === "curve"
      ? figure
        ? curveLayers(figure, guess, specification)
        : []
      : guess.kind === "none"
        ? []
        : placeLayers(guess.x);
  if (layers.length === 0) return specification;
  const chart = structuredClone(specification);
  const view = (chart.spec ?? chart) as Specification & { layer?: unknown[] };
  view.layer = [...(view.layer ?? []), ...layers];
  return chart;
}

/** The empty axes of a figure: nothing of what was measured. */
export function emptyAxes(figure: AskedFigure): Specification {
  const axis = (title: string, low: number, high: number, isLogarithmic: boolean) => ({
    type: "quantitative",
    scale: {
      type: isLogarithmic ? "log" : "linear",
      domain: [low, high],
      nice: false,
      ...(isLogarithmic ? {} : { zero: false }),
    },
    axis: { title, ...(isLogarithmic ? { format: "~s" } : {}) },
  });
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: 720,
    height: 450,
    data: { values: [{ x: figure.low, value: figure.bottom }] },
    // Without a place for a value there would be no axis for it.
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: { field: "x", ...axis(figure.horizontal, figure.low, figure.high, figure.isLogarithmic) },
      y: { field: "value", ...axis(figure.vertical, figure.bottom, figure.top, figure.isVerticalLogarithmic) },
    },
  } as unknown as Specification;
}

function placeLayers(x: number) {
  const data = { values: [{ x, label }] };
  return [
    { data, mark: { type: "rule", color: "var(--accent)", strokeWidth: 2, strokeDash: [7, 5] }, encoding: { y: null } },
    {
      data,
      // At the foot, since the labels of thresholds hang from the top.
      mark: {
        type: "text",
        angle: 270,
        align: "left",
        baseline: "bottom",
        dx: 6,
        dy: -5,
        fontSize: 13,
        fontWeight: 600,
        color: "var(--accent)",
      },
      encoding: { y: { value: "height" }, text: { field: "label", type: "nominal" } },
    },
  ];
}

function curveLayers(figure: AskedFigure, guess: Guess, specification: Specification) {
  const view = specification.spec ?? specification;
  const field = (view.encoding?.x as { field?: string } | undefined)?.field ?? "x";
  const points = drawnPoints(figure, guess.heights);
  const values = points.map(({ x, value }) => ({ [field]: x, value, label }));
  return [
    {
      data: { values },
      mark: { type: "line", color: "var(--accent)", strokeWidth: 2, strokeDash: [7, 5], clip: true },
    },
    {
      data: { values: values.slice(0, 1) },
      mark: {
        type: "text",
        align: "left",
        baseline: "bottom",
        dx: 6,
        dy: -6,
        fontSize: 13,
        fontWeight: 600,
        color: "var(--accent)",
      },
      encoding: { text: { field: "label", type: "nominal" } },
    },
  ];
}
