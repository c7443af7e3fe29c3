import type { Specification } from "./specification";

export interface Size {
  width: number;
  height: number;
}

const spacing = 20;
/** The names of small multiples, above each row of them. */
const header = 28;
/** Wider than that, slopes look flat. */
const flattest = 2.1;
/** What is squarer than that is a picture and keeps its shape. */
const squarest = 1.3;
/** Rows of a categorical axis lower than that have room for a label of one line. */
const lowestWrapped = 36;

/** What axes, names and legends of small multiples take, until a drawing has told. */
export const firstTaken: Size = { width: 56, height: 48 };

/**
 * The same chart for a slide: within a width and a height, in the page's colours, without the title that the slide already shows.
 * @param taken by what stands around small multiples
 */
export function fitInside(specification: Specification, room: Size, config: unknown, taken: Size = firstTaken): Specification {
  const { title: _, ...chart } = structuredClone(specification);
  chart["config"] = config;
  return chart.facet && chart.spec
    ? fitPanels(chart, chart.spec, { width: room.width - taken.width, height: room.height - taken.height })
    : fitOne(chart, room);
}

function fitOne(chart: Specification, room: Size): Specification {
  const ratio = (chart.width ?? 720) / (chart.height ?? 450);
  const rows = chart.encoding?.["y"];
  const axis = rows?.axis as Record<string, unknown> | undefined;
  if (axis?.["labelExpr"] && rows?.sort && room.height / rows.sort.length < lowestWrapped) {
    delete axis["labelExpr"];
    delete axis["labelOffset"];
    axis["labelLimit"] = Math.round(room.width / 2);
  }
  return {
    ...chart,
    width: Math.floor(Math.min(room.width, room.height * (ratio < squarest ? ratio : Math.max(ratio, flattest)))),
    height: Math.floor(ratio < squarest ? Math.min(room.height, room.width / ratio) : room.height),
    autosize: { type: "fit", contains: "padding" },
  };
}

/** In as many columns as make the panels largest. */
function fitPanels(chart: Specification, panel: Specification, room: Size): Specification {
  const count = chart.facet?.sort?.length ?? chart.columns ?? 1;
  const ratio = (panel.width ?? 160) / (panel.height ?? 100);
  let best = { columns: 1, width: 0, height: 0, size: -Infinity };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = (room.width - (columns - 1) * spacing) / columns;
    const height = (room.height - rows * header - (rows - 1) * spacing) / rows;
    const size = Math.min(width / ratio, height);
    if (size > best.size) best = { columns, width, height, size };
  }
  const isPicture = ratio < squarest;
  return {
    ...chart,
    columns: best.columns,
    spacing,
    spec: {
      ...panel,
      width: Math.max(1, Math.floor(Math.min(best.width, best.height * (isPicture ? ratio : flattest)))),
      height: Math.max(1, Math.floor(Math.min(best.height, isPicture ? best.width / ratio : best.width))),
    },
  };
}
