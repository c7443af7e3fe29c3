import { draw } from "./figure";
import { fit, thumbnail } from "./fit";
import { drawFitted, type Size } from "./fitInside";
import { readJson, type Specification } from "./specification";

const pageColours = readJson<unknown>("chart-colours");

/**
 * Draws a chart as wide as its place, and again when the place changes its width; what stood there stays until the new
 * one is drawn.
 * @param small a picture to recognise the chart by
 * @param drawn called after each drawing
 * @returns what ends it
 */
export function drawWide(
  place: HTMLElement,
  specification: Specification,
  small = false,
  drawn?: () => void,
): () => void {
  const shown = small ? thumbnail(specification) : specification;
  let width = 0;
  return keepDrawn(place, async () => {
    if (Math.abs(place.clientWidth - width) < 2) return;
    width = place.clientWidth;
    await show(place, shown, Math.floor(width));
    drawn?.();
  });
}

/**
 * Draws a chart within its place, which has a height, and again when that changes its size.
 * @param scale how much larger than on a page it is drawn, at the place's size of the moment
 * @returns what ends it
 */
export function drawInside(place: HTMLElement, specification: Specification, scale: () => number): () => void {
  let drawn = "";
  return keepDrawn(place, async () => {
    const [width, height, larger] = [place.clientWidth, place.clientHeight, scale()];
    const size = `${width} × ${height} × ${larger}`;
    if (size === drawn || width === 0 || height === 0) return;
    drawn = size;
    place.dataset["drawn"] = "";
    await showInside(place, specification, { width, height }, larger);
    place.dataset["drawn"] = size;
  });
}

function keepDrawn(place: HTMLElement, redraw: () => Promise<void>): () => void {
  let waiting = Promise.resolve();
  let over = false;
  const again = () => {
    waiting = waiting.then(async () => {
      if (over) return;
      try {
        await redraw();
      } catch (error) {
        place.textContent = `This chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}`;
        console.error(error);
      }
    });
  };
  again();
  // Drawing changes sizes, which an observer must not do while it is being told of them.
  const observer = new ResizeObserver(() => setTimeout(again));
  observer.observe(place);
  return () => {
    over = true;
    observer.disconnect();
  };
}

/** Drawn within the place, so that it has the page's type, and out of the way of what is still shown. */
function drawing(place: HTMLElement): HTMLElement {
  const next = document.createElement("div");
  next.className = "drawing";
  place.append(next);
  return next;
}

async function show(place: HTMLElement, specification: Specification, width: number) {
  if (width === 0) return;
  const next = drawing(place);
  const first = await draw(next, fit(specification, width, pageColours));
  // Axes and headers of small multiples take room that is known only once they are drawn.
  const excess = (next.querySelector("svg")?.getBoundingClientRect().width ?? width) - width;
  if (specification.facet && Math.abs(excess) > 4) {
    first.finalize();
    await draw(next, fit(specification, width, pageColours, Math.ceil(excess)));
  }
  next.className = "";
  place.replaceChildren(next);
}

async function showInside(place: HTMLElement, specification: Specification, whole: Size, scale: number) {
  const room = { width: Math.floor(whole.width / scale), height: Math.floor(whole.height / scale) };
  const next = drawing(place);
  const { size } = await drawFitted(next, specification, room, pageColours);
  // What still does not fit is seen whole in smaller type rather than cut.
  const shown = Math.min(scale, whole.width / size.width, whole.height / size.height);
  const picture = next.querySelector<SVGSVGElement>("svg");
  if (picture) {
    picture.style.width = `${size.width * shown}px`;
    picture.style.height = `${size.height * shown}px`;
    place.dataset["typeShare"] = (shown / scale).toFixed(3);
  }
  next.className = "";
  place.replaceChildren(next);
}
