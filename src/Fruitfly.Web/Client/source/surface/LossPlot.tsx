import { place, toPath } from "./axis";
import { Plot } from "./Plot";
import type { Pair, Run } from "./race";

/** Losses above this multiple of the start's are cut off: what diverges would flatten everything else. */
const cut = 2;

/** The loss of all examples against the step; what lies after the chosen step is faint. */
export function LossPlot({ runs, step, last }: { runs: Run[]; step: number; last: number }) {
  const start = runs[0]?.losses[0] ?? 1;
  const greatest = Math.min(cut * start, Math.max(1e-9, ...runs.flatMap((run) => run.losses)));
  return (
    <Plot
      id="losses"
      label={`Loss against step for ${runs.map((run) => run.style.name).join(", ")}`}
      horizontal="step"
      vertical="loss"
      low={[0, 0]}
      high={[Math.max(1, last), greatest * 1.02]}
    >
      {(frame) => {
        const x = place(frame, [step, 0])[0];
        return (
          <>
            <line
              x1={x}
              x2={x}
              y1={frame.top}
              y2={frame.top + frame.height}
              stroke="var(--muted)"
              stroke-dasharray="2 3"
            />
            {runs.map(({ racer, style, losses }) => {
              const points = losses.map((loss, k): Pair => [k, loss]);
              const now = points[Math.min(step, points.length - 1)]!;
              const [cx, cy] = place(frame, now);
              return (
                <g fill="none" stroke={style.color} stroke-width="2.5" stroke-linejoin="round" key={racer}>
                  <path d={toPath(frame, points)} opacity="0.3" />
                  <path d={toPath(frame, points.slice(0, step + 1))} stroke-dasharray={style.dash.join(" ")} />
                  <circle cx={cx} cy={cy} r="4.5" fill={style.color} stroke="var(--surface)" stroke-width="1.5" />
                </g>
              );
            })}
          </>
        );
      }}
    </Plot>
  );
}
