import { stateSigns } from "../parts/states";
import type { Study, TrialCounts, TrialState } from "./types";
import { date, duration, rate } from "./words";

export const trialStates: TrialState[] = ["planned", "running", "done", "diverged", "failed"];

/** A state in shape and word. */
export function TrialStateText({ state }: { state: TrialState }) {
  return (
    <span class={`state ${state}`}>
      <span aria-hidden="true">{stateSigns[state]}</span> {state}
    </span>
  );
}

/** What is true of the study as a whole, and what is heard of it. */
export function StudyStateText({ study }: { study: Study }) {
  return (
    <span class={`state ${study.state}`}>
      <span aria-hidden="true">{stateSigns[study.state]}</span> {words(study)}
    </span>
  );
}

function words({ state, news, rate: perSecond, remaining }: Study): string {
  if (state === "stale") return `running? No news since ${news ? date(news) : "it began"}`;
  if (state === "failed") return "ended, with failures";
  if (state !== "running") return state;
  return [
    "running",
    perSecond === null ? null : rate(perSecond),
    remaining === null ? null : `${duration(remaining)} left`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How many trials came to which end; what was lost is never left out. */
export function Counts({ trials, link }: { trials: TrialCounts; link?: (state: TrialState) => string }) {
  const part = (state: TrialState) => {
    const text = (
      <>
        <span aria-hidden="true">{stateSigns[state]}</span> {trials[state].toLocaleString("en")} {state}
      </>
    );
    return link && state !== "done" ? <a href={link(state)}>{text}</a> : text;
  };
  return (
    <ul class="counts">
      {trialStates
        .filter((state) => trials[state] > 0)
        .map((state) => (
          <li class={`state ${state}`} key={state}>
            {part(state)}
          </li>
        ))}
    </ul>
  );
}
