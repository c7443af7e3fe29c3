import "./style.css";
import { draw } from "./figure";
import { fit, thumbnail } from "./fit";
import { download, picture, type Format } from "./save";
import { readJson, type Specification } from "./specification";
import { startTheme } from "./theme";

const pageColours = readJson<unknown>("chart-colours");

async function show(place: HTMLElement, specification: Specification) {
  const width = Math.floor(place.clientWidth);
  if (width === 0) return;
  place.replaceChildren();
  const first = await draw(place, fit(specification, width, pageColours));
  // Axes and headers of small multiples take room that is known only once they are drawn.
  const excess = (place.querySelector("svg")?.getBoundingClientRect().width ?? width) - width;
  if (specification.facet && Math.abs(excess) > 4) {
    first.finalize();
    await draw(place, fit(specification, width, pageColours, Math.ceil(excess)));
  }
}

function startFigure(figure: HTMLElement) {
  const place = figure.querySelector<HTMLElement>(".chart");
  const whole = readJson<Specification>(`specification-${figure.id}`);
  if (!place || !whole) return;
  const specification = figure.classList.contains("thumbnail") ? thumbnail(whole) : whole;
  let drawnWidth = 0;
  let waiting = Promise.resolve();
  const redraw = () => {
    waiting = waiting.then(async () => {
      if (Math.abs(place.clientWidth - drawnWidth) < 2) return;
      drawnWidth = place.clientWidth;
      try {
        await show(place, specification);
        figure.dataset["drawn"] = "";
      } catch (error) {
        place.textContent = `This chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}`;
        console.error(error);
      }
    });
  };
  redraw();
  // Drawing changes sizes, which an observer must not do while it is being told of them.
  new ResizeObserver(() => setTimeout(redraw)).observe(place);
  for (const button of figure.querySelectorAll<HTMLButtonElement>("button[data-save]")) {
    button.hidden = false;
    button.addEventListener("click", () => void save(figure.id, specification, button.dataset["save"]!));
  }
}

async function save(name: string, specification: Specification, format: string) {
  if (format === "json")
    download(new Blob([JSON.stringify(specification, null, 2)], { type: "application/json" }), `${name}.vl.json`);
  else download(await picture(specification, format as Format), `${name}.${format}`);
}

/** A page written for export holds one figure and a place for the picture's bytes, which the browser's caller reads. */
async function startExport(place: HTMLElement) {
  try {
    const specification = readJson<Specification>("specification-export")!;
    const scale = Number(place.dataset["scale"]);
    const bytes = new Uint8Array(await (await picture(specification, place.dataset["format"] as Format, scale)).arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    place.textContent = btoa(text);
    place.dataset["state"] = "done";
  } catch (error) {
    place.textContent = error instanceof Error ? error.message : String(error);
    place.dataset["state"] = "failed";
  }
}

startTheme(document.querySelector<HTMLButtonElement>("#theme"));
for (const figure of document.querySelectorAll<HTMLElement>("figure[id]")) startFigure(figure);
const exported = document.getElementById("exported");
if (exported) void startExport(exported);
