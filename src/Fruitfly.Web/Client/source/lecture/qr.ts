import { encode } from "uqr";

/** Light modules around the code, by which a camera finds it: as many as the standard asks for. */
const quiet = 4;

/** A QR code as a drawing of one unit a module. */
export interface QrDrawing {
  /** Of the whole, with the quiet zone. */
  size: number;
  /** The dark modules, as the data of a path. */
  path: string;
}

/** Of a text, with a seventh of the code to spare for what a projector or a lamp spoils. */
export function qrOf(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: "M", border: quiet });
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return { size, path: rows.join("") };
}
