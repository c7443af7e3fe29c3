import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { useRoom } from "../parts/useRoom";
import { useWidth } from "../parts/useWidth";
import { Axes } from "./Axes";
import { place, pointAt, toPath, type Frame } from "./axis";
import { clamp, format, type Pair, type RacerStyle, type Run, type SurfaceDrawing } from "./race";

const margin = { left: 62, right: 12, bottom: 52 };
/** A line of the legend. */
const legendLine = 26;
/** No text is measured: letters are narrower than this on average. */
const letter = 9.5;
const swatch = 52;

/** The loss as colours with its minima, the paths up to a step, and the start, which can be dragged. */
export function SurfaceMap({
  drawing,
  runs,
  step,
  start,
  picture,
  onStart,
}: {
  drawing: SurfaceDrawing;
  runs: Run[];
  step: number;
  start: Pair;
  picture: RefObject<SVGSVGElement | null>;
  onStart: (start: Pair) => void;
}) {
  const stage = useRoom<HTMLDivElement>();
  const [box, width] = useWidth<HTMLDivElement>();
  const inner = Math.max(0, width - margin.left - margin.right);
  const names = arrange(runs, inner);
  const top = 12 + legendLine * Math.max(1, ...names.map(({ line }) => line + 1));
  const frame: Frame = {
    left: margin.left,
    top,
    width: inner,
    height: Math.max(260, Math.round(inner * 0.625)),
    low: drawing.low,
    high: drawing.high,
  };
  const height = frame.height + top + margin.bottom;
  const dragged = useRef(false);

  const moveTo = (event: MouseEvent) => {
    const { left, top } = picture.current!.getBoundingClientRect();
    onStart(pointAt(frame, event.clientX - left, event.clientY - top));
  };
  const moveBy = (event: KeyboardEvent) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const share = event.shiftKey ? 0.05 : 0.01;
    const [first, second] = [0, 1].map((k) =>
      clamp(start[k]! + way[k]! * share * (drawing.high[k]! - drawing.low[k]!), drawing.low[k]!, drawing.high[k]!),
    );
    onStart([first!, second!]);
  };

  const [x, y] = place(frame, start);
  return (
    <div ref={stage}>
      <div class="surface-map" ref={box}>
        {inner > 0 && (
          <svg
            ref={picture}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            font-family="system-ui, sans-serif"
            role="group"
            aria-label={`The loss over ${drawing.firstParameter} and ${drawing.secondParameter}, with ${drawing.minima.length} minima and ${runs.length} paths`}
          >
            <clipPath id="window">
              <rect x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
            </clipPath>
            <Legend names={names} />
            <Axes frame={frame} horizontal={drawing.firstParameter} vertical={drawing.secondParameter} />
            <g clip-path="url(#window)" onClick={moveTo}>
              <image
                href={drawing.picture}
                x={frame.left}
                y={frame.top}
                width={frame.width}
                height={frame.height}
                preserveAspectRatio="none"
              />
              <g fill="none" stroke="#ffffff" stroke-opacity="0.5">
                {drawing.contours.map((line, k) => (
                  <path d={toPath(frame, line)} key={k} />
                ))}
              </g>
              {runs.map((run) => (
                <RacePath run={run} step={step} frame={frame} key={run.racer} />
              ))}
              <Minima drawing={drawing} frame={frame} />
            </g>
            <g
              class="start"
              role="slider"
              tabindex={0}
              aria-label="starting point"
              aria-valuemin={drawing.low[0]}
              aria-valuemax={drawing.high[0]}
              aria-valuenow={start[0]}
              aria-valuetext={`${drawing.firstParameter} ${format(start[0])}, ${drawing.secondParameter} ${format(start[1])}`}
              transform={`translate(${x} ${y})`}
              onKeyDown={moveBy}
              onPointerDown={(event) => {
                dragged.current = true;
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={(event) => dragged.current && moveTo(event)}
              onPointerUp={() => (dragged.current = false)}
              onPointerCancel={() => (dragged.current = false)}
            >
              <circle r="24" fill="transparent" />
              <circle r="10" fill="#ffffff" stroke="#1b1f24" stroke-width="3" />
              <circle r="3" fill="#1b1f24" />
            </g>
          </svg>
        )}
      </div>
    </div>
  );
}

interface LegendName {
  style: RacerStyle;
  left: number;
  line: number;
}

/** The names of the paths one after the other, on as many lines as they need. */
function arrange(runs: Run[], width: number): LegendName[] {
  let [left, line] = [0, 0];
  return runs.map(({ style }) => {
    const wide = swatch + letter * style.name.length;
    if (left > 0 && left + wide > width) [left, line] = [0, line + 1];
    const name = { style, left: margin.left + left, line };
    left += wide;
    return name;
  });
}

function Legend({ names }: { names: LegendName[] }) {
  return (
    <g font-size="14" fill="var(--ink)">
      {names.map(({ style, left, line }) => (
        <g transform={`translate(${left} ${16 + legendLine * line})`} key={style.racer}>
          <line x2="24" stroke={style.color} stroke-width="3.5" stroke-dasharray={style.dash.join(" ")} />
          <text x="31" y="5">
            {style.name}
          </text>
        </g>
      ))}
    </g>
  );
}

function Minima({ drawing, frame }: { drawing: SurfaceDrawing; frame: Frame }) {
  return (
    <>
      {drawing.minima.map(({ point, loss }, k) => {
        const [x, y] = place(frame, point);
        const isRight = x > frame.left + frame.width - 76;
        const words = `${k + 1}: ${format(loss, 3)}`;
        return (
          <g
            transform={`translate(${x} ${y})`}
            font-size="13"
            font-weight="600"
            text-anchor={isRight ? "end" : "start"}
            key={k}
          >
            <circle r="5" fill="#ffffff" stroke="#1b1f24" stroke-width="2" />
            <text
              x={isRight ? -10 : 10}
              y="4.5"
              fill="#ffffff"
              stroke="#ffffff"
              stroke-width="4"
              stroke-linejoin="round"
            >
              {words}
            </text>
            <text x={isRight ? -10 : 10} y="4.5" fill="#1b1f24">
              {words}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** A white seam keeps a path apart from any colour below it. */
function RacePath({ run, step, frame }: { run: Run; step: number; frame: Frame }) {
  const points = run.points.slice(0, step + 1);
  const path = toPath(frame, points);
  const [x, y] = place(frame, points[points.length - 1]!);
  return (
    <g fill="none" stroke-linejoin="round">
      <path d={path} stroke="#ffffff" stroke-width="5" />
      <path d={path} stroke={run.style.color} stroke-width="3" stroke-dasharray={run.style.dash.join(" ")} />
      <circle cx={x} cy={y} r="6.5" fill={run.style.color} stroke="#ffffff" stroke-width="2" />
    </g>
  );
}
