import { count, duration } from "../parts/words";
import type { Progress } from "./types";

/** How a run stands, in words. */
export function words(run: Progress): string {
  const trials = run.trials;
  const ended = trials ? trials.finished + trials.failed : 0;
  const of = trials ? `${ended.toLocaleString("en")} of ${count(trials.total, "trial")}` : "";
  switch (run.state) {
    case "queued":
      return run.before > 0 ? `waits for ${count(run.before, "run")} before it` : "begins";
    case "running":
      if (run.isStopping) return "stopping";
      if (!trials) return "starting: planning the trials and timing this machine";
      return [of, run.rate > 0 && rate(run.rate), run.secondsLeft !== null && `${duration(run.secondsLeft)} left`]
        .filter(Boolean)
        .join(" · ");
    case "measuring":
      if (run.isStopping) return run.measured === null ? "stopping after this measurement" : "stopping";
      if (run.measured === null)
        return trials ? `${of} · drawing figures, checking claims` : "computing figures and claims";
      return [
        of,
        `${Math.floor(100 * run.measured)} % measured`,
        run.secondsLeft !== null && `${duration(run.secondsLeft)} left`,
      ]
        .filter(Boolean)
        .join(" · ");
    case "done":
      return trials ? `${of} in ${duration(run.elapsedSeconds)}` : "figures and claims are computed";
    case "stopped":
      return trials ? `${of} kept; the next run continues from there` : "nothing was trained";
    case "failed":
      return of;
  }
}

/** Trials that went otherwise, counted and never hidden. */
export function otherwise(run: Progress): string {
  const trials = run.trials;
  return [
    trials?.diverged ? `▲ ${trials.diverged.toLocaleString("en")} diverged` : "",
    trials?.failed ? `✕ ${trials.failed.toLocaleString("en")} failed` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function rate(perSecond: number) {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} a second` : `${(60 * perSecond).toFixed(1)} a minute`;
}
