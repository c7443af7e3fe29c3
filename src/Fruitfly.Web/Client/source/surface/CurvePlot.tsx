import { useLatest } from "../parts/useLatest";
import { place, toPath } from "./axis";
import { Plot } from "./Plot";
import { format, type Pair, type Run, type SurfaceDrawing } from "./race";

/** The fitted curve at a run's point, over the examples. */
export function CurvePlot({ drawing, run, step }: { drawing: SurfaceDrawing; run: Run; step: number }) {
  const at = Math.min(step, run.points.length - 1);
  const [first, second] = run.points[at]!;
  const { data } = useLatest<Pair[]>(`/api/surfaces/${drawing.id}/curve?first=${first}&second=${second}`);
  const [low, high] = range(drawing.examples);
  return (
    <Plot
      id="curve"
      label={`The curve that ${run.style.name} has fitted to ${drawing.examples.length} examples after step ${at}, with a loss of ${format(run.losses[at]!)}`}
      horizontal="x"
      vertical="y"
      low={low}
      high={high}
    >
      {(frame) => (
        <>
          {drawing.examples.map((example, k) => {
            const [x, y] = place(frame, example);
            return <circle cx={x} cy={y} r="4" fill="var(--muted)" key={k} />;
          })}
          {data && (
            <path class="fitted" d={toPath(frame, data)} fill="none" stroke={run.style.color} stroke-width="3" />
          )}
        </>
      )}
    </Plot>
  );
}

function range(examples: Pair[]): [low: Pair, high: Pair] {
  const [x, y] = [examples.map(([x]) => x), examples.map(([, y]) => y)];
  const wide = (low: number, high: number) => [low - 0.04 * (high - low), high + 0.04 * (high - low)];
  const [left, right] = wide(Math.min(...x), Math.max(...x));
  const [bottom, top] = wide(Math.min(...y), Math.max(...y));
  return [
    [left!, bottom!],
    [right!, top!],
  ];
}
