import jsQR from "jsqr";
import { describe, expect, test } from "vitest";
import { qrOf } from "../../source/lecture/qr";

/** What a camera would see: every module as a square of pixels. */
function photographed({ size, path }: ReturnType<typeof qrOf>, pixels = 4) {
  const width = size * pixels;
  const seen = new Uint8ClampedArray(4 * width * width).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < pixels; row++)
      for (let column = 0; column < pixels; column++) {
        const place = (Number(y) * pixels + row) * width + Number(x) * pixels + column;
        seen.set([0, 0, 0, 255], 4 * place);
      }
  return jsQR(seen, width, width)?.data ?? null;
}

describe("the QR code of an address", () => {
  test.each([
    "http://192.168.1.5:8080/class/k7qmp2x4yz",
    "http://[fe80::1234:5678:9abc:def0]:54321/class/k7qmp2x4yz",
    "http://localhost:80/class/2222222222",
  ])("is read as %s", (address) => expect(photographed(qrOf(address))).toBe(address));

  test("has four light modules on every side", () => {
    const { size, path } = qrOf("http://192.168.1.5:8080/class/k7qmp2x4yz");
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect([Math.min(...places), Math.max(...places)]).toEqual([4, size - 5]);
  });
});
