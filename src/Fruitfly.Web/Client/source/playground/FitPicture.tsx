import { ticks } from "../parts/ticks";
import { short } from "./format";
import type { Facts, Frame } from "./wire";

const [width, height] = [360, 230];
const margin = { left: 40, right: 8, top: 8, bottom: 24 };

/** The fitted curve of every seed through the examples, beside the function that made them. */
export function FitPicture({
  facts,
  frame,
  unit,
  shown,
}: {
  facts: Facts;
  frame: Frame | null;
  /** outputs of a unit over the same places, from −1 to 1 */
  unit: { values: number[]; words: string } | null;
  /** the place of the seed that stands out */
  shown: number;
}) {
  const curves = frame?.curves ?? null;
  const xs = [...facts.points.map((point) => point.x), ...(curves?.x ?? [])];
  const ys = facts.points.map((point) => point.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const room = 0.15 * (Math.max(...ys) - Math.min(...ys) || 1);
  const [low, high] = [Math.min(...ys) - room, Math.max(...ys) + room];
  const x = (value: number) =>
    margin.left + ((value - left) / (right - left || 1)) * (width - margin.left - margin.right);
  const y = (value: number) =>
    margin.top +
    ((high - Math.max(low - room, Math.min(high + room, value))) / (high - low)) *
      (height - margin.top - margin.bottom);
  const path = (values: (number | null)[]) =>
    values
      .map((value, i) => {
        if (value === null) return "";
        const isOn = i > 0 && values[i - 1] !== null;
        return `${isOn ? "L" : "M"}${x(curves!.x[i]!).toFixed(1)} ${y(value).toFixed(1)}`;
      })
      .join("");
  const over = (values: number[]) =>
    values
      .map((value, i) => {
        const across = margin.left + (i / (values.length - 1)) * (width - margin.left - margin.right);
        const up = y((low + high) / 2 + (value * (high - low)) / 2);
        return `${i > 0 ? "L" : "M"}${across.toFixed(1)} ${up.toFixed(1)}`;
      })
      .join("");
  const many = (curves?.seeds.length ?? 1) > 1;
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${facts.points.length} examples from ${short(left)} to ${short(right)} and the fitted curve${many ? "s of all seeds" : ""}${frame ? ` at step ${frame.step}` : ""}${facts.truth ? ", and the true function" : ""}${unit ? `; ${unit.words}` : ""}`}
    >
      {ticks(low, high, 4).map((value) => (
        <g key={value}>
          <line x1={margin.left} x2={width - margin.right} y1={y(value)} y2={y(value)} class="grid" />
          <text x={margin.left - 6} y={y(value) + 4} text-anchor="end">
            {short(value)}
          </text>
        </g>
      ))}
      {ticks(left, right, 4).map((value) => (
        <text key={value} x={x(value)} y={height - 6} text-anchor="middle">
          {short(value)}
        </text>
      ))}
      {facts.points.map((point, i) => (
        <circle key={i} cx={x(point.x)} cy={y(point.y)} r="3" class={point.split} />
      ))}
      {facts.truth && (
        <path
          d={facts.truth
            .map(([at, value], i) => `${i > 0 ? "L" : "M"}${x(at!).toFixed(1)} ${y(value!).toFixed(1)}`)
            .join("")}
          class="truth"
        />
      )}
      {curves?.seeds.map((values, i) => i !== shown && <path key={i} d={path(values)} class="hairline" />)}
      {curves?.seeds[shown] && <path d={path(curves.seeds[shown])} class={unit ? "hairline" : "curve"} />}
      {unit && <path d={over(unit.values)} class="unit-curve" />}
    </svg>
  );
}
