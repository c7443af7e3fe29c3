import { useEffect, useState } from "preact/hooks";
import { hasEnded, type Progress } from "./types";
import { stateSigns } from "../parts/states";
import { otherwise, words } from "./runWords";

/** How a run stands: shape, words and a bar. */
export function RunState({ run }: { run: Progress }) {
  const shown = useClock(run);
  const trials = shown.trials;
  const more = otherwise(shown);
  return (
    <div class={`run-state ${shown.state}`}>
      <p>
        <span class="shape" aria-hidden="true">
          {stateSigns[shown.state]}
        </span>{" "}
        <b role="status">{shown.state}</b> <span class="how">{words(shown)}</span>
        {more && <span class="how"> · {more}</span>}
      </p>
      {!hasEnded(shown) &&
        (trials && shown.state === "running" ? (
          <progress max={trials.total} value={trials.finished + trials.failed} aria-label="Trials that have ended" />
        ) : shown.measured !== null && shown.state === "measuring" ? (
          <progress max={1} value={shown.measured} aria-label="Measured" />
        ) : shown.state !== "queued" ? (
          <progress aria-label="Working" />
        ) : null)}
    </div>
  );
}

/** Between two reports only time passes, which may be minutes where a trial is long. */
function useClock(run: Progress): Progress {
  const [state, setState] = useState({ run, at: performance.now(), now: performance.now() });
  if (state.run !== run) setState({ run, at: performance.now(), now: performance.now() });
  const isRunning = run.state === "running" || run.state === "measuring";
  useEffect(() => {
    if (!isRunning) return;
    const clock = setInterval(() => setState((last) => ({ ...last, now: performance.now() })), 1000);
    return () => clearInterval(clock);
  }, [isRunning]);
  const passed = state.run === run ? (state.now - state.at) / 1000 : 0;
  return {
    ...run,
    elapsedSeconds: run.elapsedSeconds + passed,
    secondsLeft: run.secondsLeft === null ? null : Math.max(0, run.secondsLeft - passed),
  };
}
