/** A unit's place in a drawing: its left upper corner and its side, in pixels. */
export interface UnitPlace {
  x: number;
  y: number;
  size: number;
}

const largest = 36;
const smallest = 15;
const gap = 3;

/**
 * Where the units of a layer stand within its column: one below the other, in several files where they would become too
 * small to be seen.
 * @param units how many are drawn
 * @param centre of the column
 */
export function placeUnits(units: number, centre: number, width: number, height: number): UnitPlace[] {
  const files = Math.max(
    1,
    Math.min(
      Math.ceil(units / Math.max(1, Math.floor(height / (smallest + gap)))),
      Math.floor(width / (smallest + gap)) || 1,
    ),
  );
  const rows = Math.ceil(units / files);
  const size = Math.max(4, Math.min(largest, Math.floor(height / rows) - gap, Math.floor(width / files) - gap));
  const each = Math.min(height / rows, size * 1.35);
  const top = (height - each * rows) / 2 + (each - size) / 2;
  const left = centre - (files * (size + gap) - gap) / 2;
  return Array.from({ length: units }, (_, unit) => ({
    x: left + Math.floor(unit / rows) * (size + gap),
    y: top + (unit % rows) * each,
    size,
  }));
}

/** A weight between two units, as it is drawn. */
export interface Edge {
  /** of the layer that it leads to */
  layer: number;
  from: number;
  to: number;
  weight: number;
}

const mostEdges = 600;

/** The weights that matter most, the weakest first, so that the strongest are drawn above. */
export function strongest(layers: { shown: number; weights: (number | null)[] }[]): Edge[] {
  const edges: Edge[] = [];
  layers.forEach((layer, place) => {
    const before = place > 0 ? layers[place - 1]!.shown : 0;
    layer.weights.forEach((weight, i) => {
      if (weight !== null && weight !== 0)
        edges.push({ layer: place, from: i % before, to: Math.floor(i / before), weight });
    });
  });
  return edges
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostEdges)
    .reverse();
}

/** The ends of an edge: a curve that leaves and arrives level. */
export function endsOf(from: UnitPlace, to: UnitPlace) {
  return { x1: from.x + from.size, y1: from.y + from.size / 2, x2: to.x, y2: to.y + to.size / 2 };
}

/** How far a point is from an edge, in pixels. */
export function distance(ends: ReturnType<typeof endsOf>, x: number, y: number): number {
  let least = Infinity;
  const bend = (ends.x2 - ends.x1) / 2;
  for (let i = 0; i <= 16; i++) {
    const t = i / 16;
    const s = 1 - t;
    const px =
      s ** 3 * ends.x1 + 3 * s * s * t * (ends.x1 + bend) + 3 * s * t * t * (ends.x2 - bend) + t ** 3 * ends.x2;
    const py = (s ** 3 + 3 * s * s * t) * ends.y1 + (3 * s * t * t + t ** 3) * ends.y2;
    least = Math.min(least, Math.hypot(px - x, py - y));
  }
  return least;
}
