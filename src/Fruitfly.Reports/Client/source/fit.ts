import { wrapLegends } from "./legend";
import type { Specification } from "./specification";

const narrowestPanel = 128;
const narrowestPicture = 48;
/** Below this the labels at line ends touch. */
const shortestChart = 350;
const axisRoom = 64;
const defaultSpacing = 20;

/**
 * The same chart for the page: `width` pixels wide, without the title the page already shows, in the page's colours.
 */
export function fit(specification: Specification, width: number, config: unknown, correction = 0): Specification {
  const { title: _, ...chart } = structuredClone(specification);
  chart["config"] = config;
  wrapLegends(chart, width);
  return chart.facet && chart.spec ? fitPanels(chart, chart.spec, width - correction) : fitOne(chart, width);
}

/**
 * A picture to recognise the chart by: small multiples go without their axes, and so stay side by side, and without
 * labels above them.
 */
export function thumbnail(specification: Specification): Specification {
  const chart = structuredClone(specification);
  const encoding = chart.spec?.encoding;
  if (encoding) for (const channel of ["x", "y"]) encoding[channel] = { ...encoding[channel], axis: null };
  if (chart.spec?.layer) chart.spec.layer = chart.spec.layer.filter((layer) => !isThresholdLabel(layer));
  if (chart.facet) delete chart.facet.header;
  return encoding ? { ...chart, spacing: 12 } : chart;
}

function fitOne(chart: Specification, width: number): Specification {
  const ratio = (chart.height ?? 450) / (chart.width ?? 720);
  return {
    ...chart,
    width,
    height: Math.max(Math.min(shortestChart, width), Math.round(width * ratio)),
    autosize: { type: "fit", contains: "padding" },
  };
}

/** Small multiples wrap: as many columns as leave each panel readable, never more than the chart asks for. */
function fitPanels(chart: Specification, panel: Specification, width: number): Specification {
  const spacing = chart.spacing ?? defaultSpacing;
  const hasAxes = panel.encoding?.["x"]?.axis !== null;
  const narrowest = hasAxes ? narrowestPanel : narrowestPicture;
  const room = width - (hasAxes ? axisRoom : 0);
  const columns = Math.max(1, Math.min(chart.columns ?? 4, Math.floor((room + spacing) / (narrowest + spacing))));
  const panelWidth = Math.floor((room - (columns - 1) * spacing) / columns);
  const ratio = (panel.height ?? 100) / (panel.width ?? 160);
  const height = Math.round(panelWidth * ratio);
  return { ...chart, columns, spec: { ...panel, width: panelWidth, height } };
}

const isThresholdLabel = ({ mark, encoding }: NonNullable<Specification["layer"]>[number]) =>
  mark?.type === "text" && (encoding?.["y"] as { value?: unknown } | undefined)?.value === 0;
