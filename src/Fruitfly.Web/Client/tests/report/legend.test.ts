import { wrapLegends } from "fruitfly-report/legend";
import { expect, test } from "vitest";

const chart = (names: string[]) => ({
  layer: [
    { encoding: { color: { legend: {} as { columns?: number; labelLimit?: number }, scale: { domain: names } } } },
  ],
});

test("a legend that is wider than its chart goes on in further rows, and no label of it is cut", () => {
  const wide = chart(["theory, PyTorch's default", "PyTorch's default", "He, compromise"]);
  wrapLegends(wide, 500);
  expect(wide.layer[0]!.encoding.color.legend).toEqual({ columns: 2, labelLimit: 0 });
});

test("a legend that fits stays in one row", () => {
  const narrow = chart(["training", "test"]);
  wrapLegends(narrow, 500);
  expect(narrow.layer[0]!.encoding.color.legend).toEqual({ labelLimit: 0 });
});

test("a chart without a legend stays as it is", () => {
  const bare = { layer: [{ encoding: { color: { legend: null, scale: { domain: ["a"] } } } }, {}] };
  wrapLegends(bare, 10);
  expect(bare).toEqual({ layer: [{ encoding: { color: { legend: null, scale: { domain: ["a"] } } } }, {}] });
});

test.each([
  [600, "left"],
  [360, "top"],
])("a bar of colours on a chart of %i pixels has its title at its %s", (width, place) => {
  const legend = { title: "validation error (%)", titleOrient: "left", gradientLength: 200 };
  const map = { layer: [{ encoding: { fill: { legend, scale: { domain: [0, 1] } } } }] };
  wrapLegends(map, width);
  expect(map.layer[0]!.encoding.fill.legend.titleOrient).toBe(place);
});
