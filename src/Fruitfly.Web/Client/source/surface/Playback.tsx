import { prefersStillness, usePlayback } from "./usePlayback";

/** Play, pause, and a slider through the steps. */
export function Playback({ step, last, onStep }: { step: number; last: number; onStep: (step: number) => void }) {
  const [isPlaying, toggle] = usePlayback(step, last, onStep);
  return (
    <div class="playback">
      {!prefersStillness() && (
        <button type="button" onClick={toggle}>
          {isPlaying ? "Pause" : "Play"}
        </button>
      )}
      <button type="button" aria-label="One step back" disabled={step <= 0} onClick={() => onStep(step - 1)}>
        ‹
      </button>
      <input
        type="range"
        aria-label="step"
        min={0}
        max={last}
        value={step}
        onInput={(event) => onStep(Number(event.currentTarget.value))}
      />
      <button type="button" aria-label="One step on" disabled={step >= last} onClick={() => onStep(step + 1)}>
        ›
      </button>
      <output>
        step {step} of {last}
      </output>
    </div>
  );
}
