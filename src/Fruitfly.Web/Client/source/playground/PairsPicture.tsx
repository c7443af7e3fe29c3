import { short } from "./format";
import type { Frame, Names } from "./wire";

const [width, height, margin] = [300, 240, 28];

/** Predictions against targets: on the diagonal they agree. */
export function PairsPicture({ frame, names }: { frame: Frame | null; names: Names | null }) {
  // In units of the target, whatever the network is trained on.
  const scaled = (value: number) => (names?.scale ? names.scale.mean + names.scale.deviation * value : value);
  const pairs = (frame?.pairs ?? [])
    .filter((pair) => pair.predicted !== null)
    .map((pair) => ({ actual: scaled(pair.actual), predicted: scaled(pair.predicted!) }));
  const all = pairs.map((pair) => pair.actual);
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const room = 0.08 * (high - low || 1);
  const place = (value: number) => Math.max(0, Math.min(1, (value - low + room) / (high - low + 2 * room)));
  const x = (value: number) => margin + place(value) * (width - 2 * margin);
  const y = (value: number) => height - margin - place(value) * (height - 2 * margin);
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Predictions against targets of ${pairs.length} examples, from ${short(low)} to ${short(high)}`}
    >
      <line x1={x(low)} y1={y(low)} x2={x(high)} y2={y(high)} class="grid" />
      {pairs.map((pair, i) => (
        <circle key={i} cx={x(pair.actual)} cy={y(pair.predicted)} r="2.5" class="validation" />
      ))}
      <text x={width / 2} y={height - 4} text-anchor="middle">
        {names?.target ?? "target"}, from {short(low)} to {short(high)}
      </text>
      <text x={10} y={height / 2} text-anchor="middle" transform={`rotate(-90 10 ${height / 2})`}>
        predicted {names?.target ?? ""}
      </text>
    </svg>
  );
}
