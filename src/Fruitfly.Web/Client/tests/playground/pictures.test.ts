import { afterEach, describe, expect, it, vi } from "vitest";
import { bytes, outputsOf } from "../../source/playground/pictures";
import type { DrawnLayer } from "../../source/playground/wire";

const layer = (values: number[][]) =>
  ({ shown: values.length, pictures: btoa(String.fromCharCode(...values.flat())) }) as DrawnLayer;

describe("the pictures of a layer's units", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("are the bytes that were sent", () => expect([...bytes(btoa("\x00\x7f\xff"))]).toEqual([0, 127, 255]));

  it("lie one after another, from −1 to 1", () => {
    const two = layer([
      [1, 128],
      [255, 128],
    ]);
    expect(outputsOf(two, 0)).toEqual([-1, 0]);
    expect(outputsOf(two, 1)).toEqual([1, 0]);
    expect(outputsOf(two, 2)).toEqual([]);
    expect(outputsOf(undefined, 0)).toEqual([]);
  });

  it("are decoded once for all units, since twenty come in a second", () => {
    const decode = vi.spyOn(globalThis, "atob");
    const many = layer(Array.from({ length: 16 }, (_, unit) => [unit]));
    for (let unit = 0; unit < many.shown; unit++) outputsOf(many, unit);
    expect(decode).toHaveBeenCalledTimes(1);
  });
});
