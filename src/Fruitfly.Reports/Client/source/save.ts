import { draw } from "./figure";
import { drawFitted, type Size } from "./fitInside";
import type { Specification } from "./specification";

export type Format = "svg" | "png";

/** How a picture differs from the figure as it stands. */
export interface PictureStyle {
  /** Slides and papers have titles of their own. */
  hasTitle: boolean;
  /** 16:9, as a slide is, instead of the figure's own size. */
  isWide: boolean;
}

/** How a reader may choose them: the value of the choice, and its words. */
export const pictureStyles = [
  ["", "as it stands"],
  ["bare", "without title"],
  ["wide", "16:9, for slides"],
  ["bare wide", "16:9 without title"],
] as const;

export const pictureStyle = (choice: string): PictureStyle => ({
  hasTitle: !choice.includes("bare"),
  isWide: choice.includes("wide"),
});

const pixelsPerUnit = 2;
const asItStands: PictureStyle = { hasTitle: true, isWide: false };
const slide: Size = { width: 960, height: 540 };

/**
 * The figure in the light colours of print: as it stands in its specification, or without its title, or in the shape of
 * a slide.
 */
export async function picture(
  specification: Specification,
  format: Format,
  scale = pixelsPerUnit,
  style = asItStands,
): Promise<Blob> {
  const { title, ...bare } = specification;
  const place = document.createElement("div");
  document.body.append(place); // what is not in the page has no size
  place.className = "drawing";
  try {
    if (!style.isWide) {
      const drawn = await draw(place, style.hasTitle ? specification : bare);
      const blob = await asBlob(drawn.view, format, scale);
      drawn.finalize();
      return blob;
    }
    const { drawn, size } = await drawFitted(
      place,
      specification,
      slide,
      specification["config"],
      style.hasTitle ? title : undefined,
    );
    const blob = await asBlob(drawn.view, format, scale, size, backgroundOf(specification));
    drawn.finalize();
    return blob;
  } finally {
    place.remove();
  }
}

type View = Awaited<ReturnType<typeof draw>>["view"];

/** @param size of the drawing, where it is centred on a slide */
async function asBlob(view: View, format: Format, scale: number, size?: Size, background = "#FFFFFF"): Promise<Blob> {
  if (format === "svg") {
    const drawn = await view.toSVG();
    return new Blob([size ? onSlide(drawn, size, background) : drawn], { type: "image/svg+xml" });
  }
  const canvas = (await view.toCanvas(scale)) as unknown as HTMLCanvasElement;
  const shown = size ? canvasOnSlide(canvas, scale, background) : canvas;
  return await new Promise<Blob>((resolve, reject) =>
    shown.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no PNG"))), "image/png"),
  );
}

function onSlide(drawn: string, size: Size, background: string): string {
  const shrunk = Math.min(1, slide.width / size.width, slide.height / size.height);
  const [width, height] = [size.width * shrunk, size.height * shrunk];
  const inner = drawn.replace(
    /^<svg([^>]*?) width="[^"]*" height="[^"]*"/,
    `<svg$1 x="${(slide.width - width) / 2}" y="${(slide.height - height) / 2}" width="${width}" height="${height}"`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${slide.width}" height="${slide.height}" viewBox="0 0 ${slide.width} ${slide.height}">` +
    `<rect width="100%" height="100%" fill="${background}"/>${inner}</svg>`
  );
}

function canvasOnSlide(drawn: HTMLCanvasElement, scale: number, background: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [slide.width * scale, slide.height * scale];
  const shrunk = Math.min(1, canvas.width / drawn.width, canvas.height / drawn.height);
  const [width, height] = [drawn.width * shrunk, drawn.height * shrunk];
  const context = canvas.getContext("2d")!;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  return canvas;
}

const backgroundOf = (specification: Specification) =>
  (specification["config"] as { background?: string } | undefined)?.background ?? "#FFFFFF";

export function download(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
