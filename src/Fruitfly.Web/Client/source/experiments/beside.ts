import type { Specification } from "fruitfly-report/specification";
import type { LinesBeside } from "./types";

type Layer = {
  mark?: { type?: string; strokeWidth?: number };
  data?: unknown;
  transform?: unknown;
  encoding?: Record<string, unknown>;
};

/** How much thinner and fainter lines of the preset are than the variation's own. */
const look = { strokeWidth: 1.25, opacity: 0.6 };

/**
 * The chart of a variation with the lines of the preset drawn thinly behind its own, in the colours of their series;
 * the chart as it is
 * where it has no lines of means.
 */
export function withBeside(specification: Specification, beside: LinesBeside): Specification {
  const chart = structuredClone(specification) as Specification & { datasets?: Record<string, unknown[]> };
  const view = (chart.spec ?? chart) as Specification & { layer?: Layer[] };
  const layers = view.layer ?? [];
  const place = layers.findIndex(({ mark }) => mark?.type === "line" && mark.strokeWidth === 2.5);
  const field = (view.encoding?.x as { field?: string } | undefined)?.field;
  if (place < 0 || !field || beside.points.length === 0) return specification;
  const rows = beside.points.map(({ panel, series, x, value }) => ({ panel, series, [field]: x, value }));
  const layer = structuredClone(layers[place]!);
  layer.mark = { ...layer.mark!, ...look };
  if (chart.spec) {
    // Data of its own would be drawn whole in every panel.
    chart.datasets = {
      ...chart.datasets,
      rows: [...(chart.datasets?.["rows"] ?? []), ...rows.map((row) => ({ part: "beside", ...row }))],
    };
    layer.transform = [{ filter: { field: "part", equal: "beside" } }];
  } else {
    layer.data = { values: rows };
  }
  view.layer = [...layers.slice(0, place), layer, ...layers.slice(place)];
  stretch(
    view,
    beside.points.map(({ value }) => value),
  );
  return chart;
}

/** The axis reaches as far as the lines do. */
function stretch(view: Specification, values: number[]) {
  const channel = view.encoding?.y as
    { scale?: { domain?: [number, number]; type?: string }; axis?: { values?: number[] } } | undefined;
  const domain = channel?.scale?.domain;
  if (!domain) return;
  const drawn = channel.scale!.type === "log" ? values.filter((value) => value > 0) : values;
  const [low, high] = [Math.min(domain[0], ...drawn), Math.max(domain[1], ...drawn)];
  if (low === domain[0] && high === domain[1]) return;
  channel.scale!.domain = [low, high];
  delete channel.axis?.values;
}
