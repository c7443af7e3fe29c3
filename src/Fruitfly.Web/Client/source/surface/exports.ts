import { download } from "fruitfly-report/save";
import type { Run } from "./race";

/** All paths as rows: optimizer, step, both parameters, loss. */
export function saveCsv(name: string, runs: Run[]) {
  const rows = runs.flatMap(({ racer, points, losses }) =>
    points.map(([first, second], k) => `${racer},${k},${first},${second},${losses[k]}`),
  );
  download(
    new Blob([["optimizer,step,first,second,loss", ...rows, ""].join("\n")], { type: "text/csv" }),
    `${name}.csv`,
  );
}

export function saveSvg(name: string, picture: SVGSVGElement) {
  download(new Blob([standalone(picture)], { type: "image/svg+xml" }), `${name}.svg`);
}

export async function savePng(name: string, picture: SVGSVGElement) {
  const scale = 2;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.clientWidth * scale;
  canvas.height = picture.clientHeight * scale;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && download(blob, `${name}.png`), "image/png");
}

/** The picture with the page's colours in place of their names, on the page's ground. */
function standalone(picture: SVGSVGElement): string {
  const colours = getComputedStyle(document.documentElement);
  const copy = picture.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "var(--background)");
  copy.prepend(ground);
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[a-z-]+)\)/g, (_, name: string) => colours.getPropertyValue(name).trim());
}
