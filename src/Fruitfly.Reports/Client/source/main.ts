import "./style.css";
import "./slide.css";
import "./deck.css";
import { drawInside, drawWide } from "./chart";
import { startDeck } from "./deck";
import { startFilter } from "./filter";
import { download, picture, pictureStyle, pictureStyles, type Format, type PictureStyle } from "./save";
import { readJson, type Specification } from "./specification";
import { slideScale } from "./slideScale";
import { startTheme } from "./theme";

function startFigure(figure: HTMLElement) {
  const place = figure.querySelector<HTMLElement>(".chart");
  const specification = readJson<Specification>(`specification-${figure.id}`);
  if (!place || !specification) return;
  if (place.classList.contains("fitted")) {
    drawInside(place, specification, slideScale);
    return;
  }
  drawWide(place, specification, figure.classList.contains("thumbnail"), () => (figure.dataset["drawn"] = ""));
  for (const button of figure.querySelectorAll<HTMLButtonElement>("button[data-save]")) {
    button.hidden = false;
    button.addEventListener(
      "click",
      () => void save(figure.id, specification, button.dataset["save"]!, styleOf(figure)),
    );
  }
  const styles = figure.querySelector<HTMLSelectElement>("select[data-style]");
  styles?.append(...pictureStyles.map(([choice, words]) => new Option(words, choice)));
  styles?.closest("label")?.removeAttribute("hidden");
}

/** As the reader chose it beside the buttons. */
function styleOf(figure: HTMLElement): PictureStyle {
  return pictureStyle(figure.querySelector<HTMLSelectElement>("select[data-style]")?.value ?? "");
}

async function save(name: string, specification: Specification, format: string, style: PictureStyle) {
  if (format === "csv") download(new Blob([readJson<string>(`rows-${name}`)!], { type: "text/csv" }), `${name}.csv`);
  else if (format === "json")
    download(new Blob([JSON.stringify(specification, null, 2)], { type: "application/json" }), `${name}.vl.json`);
  else download(await picture(specification, format as Format, undefined, style), `${name}.${format}`);
}

/** A page written for export holds one figure and a place for the picture's bytes, which the browser's caller reads. */
async function startExport(place: HTMLElement) {
  try {
    const specification = readJson<Specification>("specification-export")!;
    const scale = Number(place.dataset["scale"]);
    const style = { hasTitle: place.dataset["title"] !== "no", isWide: place.dataset["shape"] === "wide" };
    const bytes = new Uint8Array(
      await (await picture(specification, place.dataset["format"] as Format, scale, style)).arrayBuffer(),
    );
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
startFilter();
startDeck();
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const figure of document.querySelectorAll<HTMLElement>("figure[id]")) startFigure(figure);
const exported = document.getElementById("exported");
if (exported) void startExport(exported);
