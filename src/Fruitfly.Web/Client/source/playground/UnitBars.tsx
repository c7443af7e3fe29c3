import { short } from "./format";

const [width, height, left] = [300, 220, 64];

/** A unit's mean output for each class, or its output for examples in the order of their targets, around zero. */
export function UnitBars({
  values,
  scale,
  label,
  names,
}: {
  values: number[];
  scale: number;
  label: string;
  names: ((place: number) => string) | null;
}) {
  const each = height / Math.max(1, values.length);
  const start = names ? left : 4;
  const middle = (start + width) / 2;
  const half = (width - start) / 2 - 4;
  return (
    <svg
      class="picture unit-bars"
      viewBox={`0 0 ${width} ${height + 18}`}
      role="img"
      aria-label={`${label}, from ${short(-scale)} to ${short(scale)}: ${names ? values.map((value, i) => `${names(i)} ${short(value * scale)}`).join(", ") : ""}`}
    >
      {values.map((value, i) => (
        <g key={i}>
          <rect
            x={Math.min(middle, middle + value * half)}
            y={i * each + each * 0.15}
            width={Math.abs(value * half)}
            height={each * 0.7}
            class={value < 0 ? "negative" : "positive"}
          />
          {names && (
            <text x={start - 6} y={(i + 0.5) * each + 4} text-anchor="end">
              {names(i)}
            </text>
          )}
        </g>
      ))}
      <line x1={middle} x2={middle} y1="0" y2={height} class="grid" />
      <text x={start + 4} y={height + 14}>
        {short(-scale)}
      </text>
      <text x={middle} y={height + 14} text-anchor="middle">
        0
      </text>
      <text x={width - 4} y={height + 14} text-anchor="end">
        {short(scale)}
      </text>
    </svg>
  );
}
