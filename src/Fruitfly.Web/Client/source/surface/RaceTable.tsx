import { format, type Run, type SurfaceDrawing } from "./race";

/** Where each racer ended. */
export function RaceTable({ drawing, runs }: { drawing: SurfaceDrawing; runs: Run[] }) {
  return (
    <div class="wide" tabindex={0} role="region" aria-label="Results of the race">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">optimizer</th>
            <th scope="col" class="number">
              steps
            </th>
            <th scope="col" class="number">
              final loss
            </th>
            <th scope="col">ended</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.racer}>
              <th scope="row">{run.style.name}</th>
              <td class="number">{run.points.length - 1}</td>
              <td class="number">{format(run.losses[run.losses.length - 1]!)}</td>
              <td>{end(drawing, run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function end({ minima, low, high }: SurfaceDrawing, { minimum, isThere, hasDiverged, points }: Run): string {
  if (hasDiverged) return "▲ diverged";
  if (minimum !== null) {
    const which =
      minimum === 0 ? "the lowest" : `${format(minima[minimum]!.loss - minima[0]!.loss, 3)} above the lowest`;
    return `${isThere ? "in" : "on the way to"} minimum ${minimum + 1}, ${which}`;
  }
  const [first, second] = points[points.length - 1]!;
  const isInside = first >= low[0] && first <= high[0] && second >= low[1] && second <= high[1];
  return isInside ? "in no basin" : "outside the picture";
}
