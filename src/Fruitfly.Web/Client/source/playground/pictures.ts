import type { DrawnLayer, NetworkDrawing } from "./wire";

export function bytes(text: string): Uint8Array {
  const characters = atob(text);
  const all = new Uint8Array(characters.length);
  for (let i = 0; i < all.length; i++) all[i] = characters.charCodeAt(i);
  return all;
}

/** The pictures of layers on the page: a layer is decoded once for all of its units. */
const decoded = new WeakMap<DrawnLayer, Uint8Array>();

function picturesOf(layer: DrawnLayer): Uint8Array {
  const known = decoded.get(layer);
  if (known) return known;
  const all = bytes(layer.pictures);
  decoded.set(layer, all);
  return all;
}

/** Red, green and blue of a colour such as #0072B2. */
export function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The page's ground, for what is drawn in pixels. */
export const surface = () => channels(getComputedStyle(document.documentElement).getPropertyValue("--surface").trim());

/** The two ends of the scale around zero. */
export const signColours = { positive: channels("#0072B2"), negative: channels("#D55E00") };

/** The outputs of one unit, from −1 to 1 of its scale; empty where there is no such unit. */
export function outputsOf(layer: DrawnLayer | undefined, unit: number): number[] {
  if (!layer || unit >= layer.shown) return [];
  const all = picturesOf(layer);
  const count = all.length / layer.shown;
  return Array.from(all.subarray(unit * count, (unit + 1) * count), (value) => (value - 128) / 127);
}

/** Paints values around zero into a canvas, a pixel each, row by row. */
export function paint(canvas: HTMLCanvasElement, values: number[], columns: number, isDiscrete = false) {
  const rows = Math.max(1, Math.round(values.length / columns));
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext("2d")!;
  const picture = context.createImageData(columns, rows);
  const ground = surface();
  values.forEach((value, i) => {
    const colour = value < 0 ? signColours.negative : signColours.positive;
    const weight = isDiscrete ? (value === 0 ? 0 : 0.7) : Math.min(1, Math.abs(value)) * 0.9;
    for (let k = 0; k < 3; k++) picture.data[4 * i + k] = ground[k]! + (colour[k]! - ground[k]!) * weight;
    picture.data[4 * i + 3] = 255;
  });
  context.putImageData(picture, 0, 0);
}

/** How many values a row of a unit's picture has. */
export const columnsOf = (places: NetworkDrawing["places"], count: number) =>
  places === "plane" ? Math.round(Math.sqrt(count)) : count;
