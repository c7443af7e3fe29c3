import type { ComponentChildren } from "preact";
import { useWidth } from "../parts/useWidth";
import { Axes } from "./Axes";
import type { Frame } from "./axis";
import type { Pair } from "./race";

/** A small chart as wide as its place; what it shows is drawn by its child within the frame. */
export function Plot({
  id,
  label,
  horizontal,
  vertical,
  low,
  high,
  children,
}: {
  id: string;
  label: string;
  horizontal: string;
  vertical: string;
  low: Pair;
  high: Pair;
  children: (frame: Frame) => ComponentChildren;
}) {
  const [box, width] = useWidth<HTMLDivElement>();
  const inner = Math.max(0, width - 74);
  const frame: Frame = { left: 62, top: 10, width: inner, height: Math.max(180, Math.round(inner * 0.5)), low, high };
  return (
    <div ref={box}>
      {inner > 0 && (
        <svg width={width} height={frame.height + 62} role="img" aria-label={label} font-family="system-ui, sans-serif">
          <clipPath id={id}>
            <rect x={frame.left} y={frame.top - 4} width={frame.width} height={frame.height + 4} />
          </clipPath>
          <Axes frame={frame} horizontal={horizontal} vertical={vertical} grid />
          <line
            x1={frame.left}
            x2={frame.left + inner}
            y1={frame.top + frame.height}
            y2={frame.top + frame.height}
            stroke="var(--line)"
          />
          <g clip-path={`url(#${id})`}>{children(frame)}</g>
        </svg>
      )}
    </div>
  );
}
