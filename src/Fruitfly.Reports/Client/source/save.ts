import { draw } from "./figure";
import type { Specification } from "./specification";

export type Format = "svg" | "png";

const pixelsPerUnit = 2;

/** The figure as it stands in its specification: its own size, its own title and the light colours of print. */
export async function picture(specification: Specification, format: Format, scale = pixelsPerUnit): Promise<Blob> {
  const place = document.createElement("div");
  const drawn = await draw(place, specification);
  try {
    if (format === "svg") return new Blob([await drawn.view.toSVG()], { type: "image/svg+xml" });
    const canvas = await drawn.view.toCanvas(scale);
    return await new Promise<Blob>((resolve, reject) =>
      (canvas as unknown as HTMLCanvasElement).toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("the browser made no PNG"))),
        "image/png",
      ),
    );
  } finally {
    drawn.finalize();
  }
}

export function download(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
