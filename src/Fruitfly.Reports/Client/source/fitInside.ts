import { draw } from "./figure";
import { wrapLegends } from "./legend";
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
/** Of a letter of a panel's name, about. */
const letter = 7.4;
/** What is squarer than that and measures nothing along the horizontal is a picture, and keeps its shape. */
const squarest = 1.3;
/** Rows of a categorical axis lower than that have room for a label of one line. */
const lowestWrapped = 36;

/** What axes, names and legends of small multiples take, until a drawing has told. */
const firstTaken: Size = { width: 56, height: 48 };
/** Two corrections suffice. */
const attempts = 3;

/**
 * Draws a chart within a width and a height, small multiples again until what stands around them is known.
 * @param title that it keeps; none where the page already shows it
 * @returns the drawing and its size, which is larger than the room only where no arrangement fits
 */
export async function drawFitted(
  place: HTMLElement,
  specification: Specification,
  room: Size,
  config: unknown,
  title?: unknown,
) {
  let taken = firstTaken;
  for (let attempt = 1; ; attempt++) {
    const fitted = fitInside(specification, room, config, taken);
    const drawn = await draw(place, title === undefined ? fitted : { ...fitted, title });
    const size = sizeOf(place) ?? room;
    const excess = { width: Math.ceil(size.width - room.width), height: Math.ceil(size.height - room.height) };
    if (!specification.facet || attempt === attempts || (excess.width <= 0 && excess.height <= 0))
      return { drawn, size };
    taken = { width: taken.width + Math.max(0, excess.width), height: taken.height + Math.max(0, excess.height) };
    drawn.finalize();
  }
}

function sizeOf(drawn: HTMLElement): Size | null {
  const picture = drawn.querySelector("svg");
  return picture && { width: Number(picture.getAttribute("width")), height: Number(picture.getAttribute("height")) };
}

/**
 * The same chart for a slide: within a width and a height, in the page's colours, without the title that the slide
 * already shows.
 * @param taken by what stands around small multiples
 */
export function fitInside(
  specification: Specification,
  room: Size,
  config: unknown,
  taken: Size = firstTaken,
): Specification {
  const { title: _, ...chart } = structuredClone(specification);
  chart["config"] = config;
  wrapLegends(chart, room.width);
  return chart.facet && chart.spec
    ? fitPanels(chart, chart.spec, { width: room.width - taken.width, height: room.height - taken.height })
    : fitOne(chart, room);
}

function fitOne(chart: Specification, room: Size): Specification {
  const ratio = (chart.width ?? 720) / (chart.height ?? 450);
  const isPicture = ratio < squarest && chart.encoding?.["x"]?.type !== "quantitative";
  const rows = chart.encoding?.["y"];
  const axis = rows?.axis as Record<string, unknown> | undefined;
  if (axis?.["labelExpr"] && rows?.sort && room.height / rows.sort.length < lowestWrapped) {
    delete axis["labelExpr"];
    delete axis["labelOffset"];
    axis["labelLimit"] = Math.round(room.width / 2);
  }
  return {
    ...chart,
    width: Math.floor(Math.min(room.width, room.height * (isPicture ? ratio : Math.max(ratio, flattest)))),
    height: Math.floor(isPicture ? Math.min(room.height, room.width / ratio) : room.height),
    autosize: { type: "fit", contains: "padding" },
  };
}

/** In as many columns as make the panels largest. */
function fitPanels(chart: Specification, panel: Specification, room: Size): Specification {
  const count = chart.facet?.sort?.length ?? chart.columns ?? 1;
  const names = (chart.facet?.sort ?? []).map((name) => String(name).length * letter);
  const ratio = (panel.width ?? 160) / (panel.height ?? 100);
  let best = { columns: 1, width: 0, height: 0, size: -Infinity };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = panelWidth(room.width - (columns - 1) * spacing, columns, names);
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

/** A column is as wide as its panels or the longest of their names: how wide panels may be so that all columns fit. */
function panelWidth(room: number, columns: number, names: number[]): number {
  const longest = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...names.filter((_, k) => k % columns === column)),
  );
  const taken = (width: number) => longest.reduce((sum, name) => sum + Math.max(width, name), 0);
  let [low, high] = [0, room / columns];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (taken(middle) <= room) low = middle;
    else high = middle;
  }
  return taken(room / columns) <= room ? room / columns : low;
}
