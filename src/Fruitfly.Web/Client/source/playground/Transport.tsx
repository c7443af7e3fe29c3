import { useKeydown } from "../parts/useKeydown";
import { count } from "./format";
import type { State, Status } from "./wire";

const signs: Record<Status, string> = { ready: "○", training: "◐", paused: "‖", done: "●", diverged: "▲", failed: "✕" };

/** In steps a second; the usual one is not in the address. */
const paces = [
  ["1", "1", "1 step a second"],
  ["5", "5", "5 steps a second"],
  ["", "20", "20 steps a second"],
  ["100", "100", "100 steps a second"],
  ["1000", "1k", "1,000 steps a second"],
  ["full", "full", "as fast as it can"],
] as const;

export interface Actions {
  toggle: () => void;
  step: () => void;
  epoch: () => void;
  rewind: () => void;
  newSeed: () => void;
}

/** The buttons that are always within reach, and how training stands. */
export function Transport({
  state,
  pace,
  onPace,
  actions,
}: {
  state: State | null;
  pace: string;
  onPace: (pace: string) => void;
  actions: Actions;
}) {
  useKeys(actions);
  const isPlaying = state?.status === "training";
  const isOver = state !== null && ["diverged", "failed"].includes(state.status);
  return (
    <div class="transport" role="group" aria-label="Training">
      <button
        type="button"
        class="primary play"
        onClick={actions.toggle}
        disabled={!state || isOver}
        aria-keyshortcuts="Space"
      >
        <span aria-hidden="true">{isPlaying ? "‖" : "▶"}</span> {isPlaying ? "Pause" : "Play"} <kbd>Space</kbd>
      </button>
      <button type="button" onClick={actions.step} disabled={!state || isOver} aria-keyshortcuts="ArrowRight">
        Step <kbd>→</kbd>
      </button>
      <button type="button" onClick={actions.epoch} disabled={!state || isOver} aria-keyshortcuts="Shift+ArrowRight">
        Epoch <kbd>⇧→</kbd>
      </button>
      <button
        type="button"
        onClick={actions.rewind}
        disabled={!state}
        aria-keyshortcuts="R"
        title="Back to the same initialization"
      >
        Rewind <kbd>R</kbd>
      </button>
      <button
        type="button"
        onClick={actions.newSeed}
        disabled={!state}
        aria-keyshortcuts="N"
        title="Another initialization and order of the batches"
      >
        New seed <kbd>N</kbd>
      </button>
      <fieldset class="speeds" title="Steps a second">
        <legend class="unseen">Speed</legend>
        {paces.map(([value, words, meaning]) => (
          <label key={value} title={meaning}>
            <input
              type="radio"
              name="speed"
              checked={pace === value}
              aria-label={meaning}
              onChange={() => onPace(value)}
            />
            <span aria-hidden="true">{words}</span>
          </label>
        ))}
        <span class="per-second" aria-hidden="true">
          steps/s
        </span>
      </fieldset>
      <p class="state" data-status={state?.status}>
        {state ? <StateWords state={state} /> : "…"}
      </p>
    </div>
  );
}

function StateWords({ state }: { state: State }) {
  const diverged = state.divergences.filter((divergence) => divergence !== null);
  const first = diverged[0];
  const seeds = state.divergences.length;
  return (
    <>
      <span class={`status ${state.status}`}>
        <span aria-hidden="true">{signs[state.status]}</span> {state.status}
      </span>
      <span>
        step <b>{count(state.step)}</b> of {count(state.steps)}
      </span>
      <span>
        epoch <b>{state.epoch.toFixed(state.stepsPerEpoch > 1 ? 1 : 0)}</b>
      </span>
      {state.status === "training" && state.stepsPerSecond !== null && (state.pace === null || state.pace >= 1000) && (
        <span>{count(Math.round(state.stepsPerSecond))} steps/s</span>
      )}
      {first && seeds > 1 && (
        <span class="diverged">
          {state.status === "diverged" ? "" : "▲ diverged: "}
          {diverged.length} of {seeds} seeds, the first at step {count(first.step)}
        </span>
      )}
      {state.reason && <span class="reason">{state.reason}</span>}
    </>
  );
}

/** Keys work wherever the focus is, but not where they are typed or press a button. */
function useKeys(actions: Actions) {
  useKeydown((event) => {
    const target = event.target as HTMLElement;
    if (target.closest("input, select, textarea, [contenteditable]")) return;
    const isPressed = target.closest("button, a, summary") !== null;
    const action =
      event.key === " "
        ? isPressed
          ? null
          : actions.toggle
        : event.key === "ArrowRight"
          ? event.shiftKey
            ? actions.epoch
            : actions.step
          : event.key === "r" || event.key === "R"
            ? actions.rewind
            : event.key === "n" || event.key === "N"
              ? actions.newSeed
              : null;
    if (!action) return;
    event.preventDefault();
    if (!event.repeat || event.key === "ArrowRight") action();
  });
}
