import { draw } from "./figure";
import { fit, thumbnail } from "./fit";
import { readJson, type Specification } from "./specification";

const pageColours = readJson<unknown>("chart-colours");

/**
 * Draws a chart as wide as its place, and again when the place changes its width; what stood there stays until the new one is drawn.
 * @param small a picture to recognise the chart by
 * @param drawn called after each drawing
 * @returns what ends it
 */
export function drawWide(place: HTMLElement, specification: Specification, small = false, drawn?: () => void): () => void {
  const shown = small ? thumbnail(specification) : specification;
  let width = 0;
  let waiting = Promise.resolve();
  let over = false;
  const redraw = () => {
    waiting = waiting.then(async () => {
      if (over || Math.abs(place.clientWidth - width) < 2) return;
      width = place.clientWidth;
      try {
        await show(place, shown, Math.floor(width));
        drawn?.();
      } catch (error) {
        place.textContent = `This chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}`;
        console.error(error);
      }
    });
  };
  redraw();
  // Drawing changes sizes, which an observer must not do while it is being told of them.
  const observer = new ResizeObserver(() => setTimeout(redraw));
  observer.observe(place);
  return () => {
    over = true;
    observer.disconnect();
  };
}

async function show(place: HTMLElement, specification: Specification, width: number) {
  if (width === 0) return;
  // Drawn within the place, so that it has the page's type, and out of the way of what is still shown.
  const next = document.createElement("div");
  next.className = "drawing";
  place.append(next);
  const first = await draw(next, fit(specification, width, pageColours));
  // Axes and headers of small multiples take room that is known only once they are drawn. A page that enlarges its charts measures
  // them enlarged.
  const enlarged = next.getBoundingClientRect().width / next.clientWidth || 1;
  const excess = (next.querySelector("svg")?.getBoundingClientRect().width ?? width * enlarged) / enlarged - width;
  if (specification.facet && Math.abs(excess) > 4) {
    first.finalize();
    await draw(next, fit(specification, width, pageColours, Math.ceil(excess)));
  }
  next.className = "";
  place.replaceChildren(next);
}
