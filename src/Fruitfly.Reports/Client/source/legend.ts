import type { Specification } from "./specification";

/** Of a letter of a legend, about, and of the line or disc before it with the room around them, in pixels. */
const letter = 7;
const symbol = 46;

interface Channel {
  legend?: {
    columns?: number;
    labelLimit?: number;
    title?: string | null;
    titleOrient?: string;
    gradientLength?: number;
  } | null;
  scale?: { domain?: unknown[] };
}

/**
 * Breaks legends that are wider than the chart into rows, a bar of colours below its title, and lets no label be cut.
 */
export function wrapLegends(chart: Specification, width: number) {
  const view = chart.spec ?? chart;
  for (const layer of [view, ...(view.layer ?? [])])
    for (const channel of Object.values((layer["encoding"] ?? {}) as Record<string, Channel>)) {
      const legend = channel?.legend;
      if (
        legend?.titleOrient === "left" &&
        (legend.title ?? "").length * letter + (legend.gradientLength ?? 200) + symbol > width
      )
        legend.titleOrient = "top";
      const names = channel?.scale?.domain;
      if (!channel?.legend || !names?.every((name) => typeof name === "string")) continue;
      const widths = names.map((name) => name.length * letter + symbol);
      channel.legend.labelLimit = 0;
      if (widths.reduce((sum, one) => sum + one, 0) > width)
        channel.legend.columns = Math.max(1, Math.floor(width / Math.max(...widths)));
    }
}
