import { useKeydown } from "../parts/useKeydown";
import { count, short } from "./format";
import type { State, Status } from "./wire";

const signs: Record<Status, string> = { ready: "○", training: "◐", paused: "‖", done: "●", diverged: "▲", failed: "✕" };

const paces = [
  ["", "full speed"],
  ["1000", "1,000 steps/s"],
  ["100", "100 steps/s"],
  ["20", "20 steps/s"],
  ["5", "5 steps/s"],
  ["1", "1 step/s"],
] as const;

export interface Actions {
  toggle: () => void;
  step: () => void;
  epoch: () => void;
  rewind: () => void;
  newSeed: () => void;
}

/** The buttons that are always within reach, and how training stands. */
export function Transport({ state, pace, onPace, actions }: { state: State | null; pace: string; onPace: (pace: string) => void; actions: Actions }) {
  useKeys(actions);
  const isPlaying = state?.status === "training";
  const isOver = state !== null && ["done", "diverged", "failed"].includes(state.status);
  return (
    <div class="transport" role="group" aria-label="Training">
      <button type="button" class="primary play" onClick={actions.toggle} disabled={!state || isOver} aria-keyshortcuts="Space">
        <span aria-hidden="true">{isPlaying ? "‖" : "▶"}</span> {isPlaying ? "Pause" : "Play"} <kbd>Space</kbd>
      </button>
      <button type="button" onClick={actions.step} disabled={!state || isOver} aria-keyshortcuts="ArrowRight">
        Step <kbd>→</kbd>
      </button>
      <button type="button" onClick={actions.epoch} disabled={!state || isOver} aria-keyshortcuts="Shift+ArrowRight">
        Epoch <kbd>⇧→</kbd>
      </button>
      <button type="button" onClick={actions.rewind} disabled={!state} aria-keyshortcuts="R" title="Back to the same initialization">
        Rewind <kbd>R</kbd>
      </button>
      <button type="button" onClick={actions.newSeed} disabled={!state} aria-keyshortcuts="N" title="Another initialization and order of the batches">
        New seed <kbd>N</kbd>
      </button>
      <select aria-label="Speed" value={pace} onChange={(event) => onPace(event.currentTarget.value)}>
        {paces.map(([value, words]) => (
          <option value={value} key={value}>
            {words}
          </option>
        ))}
      </select>
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
        epoch <b>{(state.step / state.stepsPerEpoch).toFixed(state.stepsPerEpoch > 1 ? 1 : 0)}</b>
      </span>
      {state.status === "training" && state.stepsPerSecond !== null && <span>{count(Math.round(state.stepsPerSecond))} steps/s</span>}
      {state.batchLoss !== null && state.status === "paused" && <span>last batch's loss {short(state.batchLoss)}</span>}
      {first && (
        <span class="diverged">
          ▲ {seeds > 1 ? `${diverged.length} of ${seeds} diverged, the first` : "diverged"} at step {count(first.step)}
          {first.lastFiniteLoss !== null && `, last finite loss ${short(first.lastFiniteLoss)}`}
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
      event.key === " " ? (isPressed ? null : actions.toggle)
      : event.key === "ArrowRight" ? (event.shiftKey ? actions.epoch : actions.step)
      : event.key === "r" || event.key === "R" ? actions.rewind
      : event.key === "n" || event.key === "N" ? actions.newSeed
      : null;
    if (!action) return;
    event.preventDefault();
    if (!event.repeat || event.key === "ArrowRight") action();
  });
}
