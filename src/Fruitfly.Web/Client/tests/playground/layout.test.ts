import { expect, test } from "vitest";
import { distance, endsOf, placeUnits, strongest } from "../../source/playground/layout";

test("few units stand large in one file around the middle", () => {
  const places = placeUnits(4, 50, 100, 300);
  expect(new Set(places.map((place) => place.x)).size).toBe(1);
  expect(places[0]!.size).toBe(36);
  expect(places[0]!.x + 18).toBeCloseTo(50);
  expect(places[0]!.y + places[3]!.y + 36).toBeCloseTo(300);
});

test.each([8, 16, 32])("%d units stay within their column and do not overlap", (units) => {
  const places = placeUnits(units, 60, 100, 280);
  expect(places).toHaveLength(units);
  for (const [i, a] of places.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(10);
    expect(a.x + a.size).toBeLessThanOrEqual(110);
    expect(a.y).toBeGreaterThanOrEqual(0);
    expect(a.y + a.size).toBeLessThanOrEqual(280);
    for (const b of places.slice(i + 1))
      expect(Math.abs(a.x - b.x) >= a.size || Math.abs(a.y - b.y) >= a.size).toBe(true);
  }
});

test("units stand in two files before they become too small to be seen", () =>
  expect(new Set(placeUnits(32, 60, 100, 330).map((place) => place.x)).size).toBe(2));

test("weights are drawn from the weakest to the strongest, with the units they lead between", () => {
  const edges = strongest([
    { shown: 2, weights: [] },
    { shown: 2, weights: [0.5, -3, 0, null] },
  ]);
  expect(edges).toEqual([
    { layer: 1, from: 0, to: 0, weight: 0.5 },
    { layer: 1, from: 1, to: 0, weight: -3 },
  ]);
});

test("of very many weights the strongest are drawn", () => {
  const weights = Array.from({ length: 1024 }, (_, i) => i + 1);
  const edges = strongest([
    { shown: 32, weights: [] },
    { shown: 32, weights },
  ]);
  expect(edges).toHaveLength(600);
  expect([edges[0]!.weight, edges.at(-1)!.weight]).toEqual([425, 1024]);
});

test("a pointer on a line is near to it, one beside it is not", () => {
  const ends = endsOf({ x: 0, y: 0, size: 10 }, { x: 110, y: 100, size: 10 });
  expect(distance(ends, 60, 55)).toBeLessThan(3);
  expect(distance(ends, 60, 90)).toBeGreaterThan(10);
});
