import { ticks } from "../parts/ticks";
import { place, type Frame } from "./axis";

/** Numbers along the left and the bottom of a frame, and what they mean. */
export function Axes({
  frame,
  horizontal,
  vertical,
  grid = false,
}: {
  frame: Frame;
  horizontal: string;
  vertical: string;
  grid?: boolean;
}) {
  const { left, top, width, height, low, high } = frame;
  const write = (value: number) => String(value).replace("-", "−");
  return (
    <g font-size="13" fill="var(--muted)">
      {ticks(low[1], high[1], height / 60).map((value) => {
        const y = place(frame, [low[0], value])[1];
        return (
          <g key={value}>
            {grid && <line x1={left} x2={left + width} y1={y} y2={y} stroke="var(--grid)" />}
            <text x={left - 8} y={y + 4.5} text-anchor="end">
              {write(value)}
            </text>
          </g>
        );
      })}
      {ticks(low[0], high[0], width / 90).map((value) => (
        <text x={place(frame, [value, low[1]])[0]} y={top + height + 20} text-anchor="middle" key={value}>
          {write(value)}
        </text>
      ))}
      <g font-size="14" fill="var(--ink)">
        <text x={left + width / 2} y={top + height + 42} text-anchor="middle">
          {horizontal}
        </text>
        <text transform={`translate(${left - 40} ${top + height / 2}) rotate(-90)`} text-anchor="middle">
          {vertical}
        </text>
      </g>
    </g>
  );
}
