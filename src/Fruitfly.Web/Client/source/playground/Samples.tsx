import { percent } from "./format";
import type { Sample } from "./wire";

/** Examples with what the network says of them. */
export function Samples({ samples, names, label }: { samples: Sample[]; names: (label: number) => string; label: string }) {
  const all = samples.flatMap((sample) => sample.input);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (
    <ul class="samples" aria-label={label}>
      {samples.map((sample) => {
        const isRight = sample.predicted === sample.label;
        return (
          <li key={sample.example} class={isRight ? "correct" : "mistaken"}>
            <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              <path d={pathOf(sample.input, low, high)} />
            </svg>
            <p>
              <span aria-hidden="true">{isRight ? "✓" : "✗"}</span>
              <span class="unseen">{isRight ? "right: " : "wrong: "}</span>
              <b>{names(sample.predicted)}</b>
              {!isRight && <span class="truth"> is {names(sample.label)}</span>}
              <span class="sure">{percent(sample.probability, 0)}</span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function pathOf(input: number[], low: number, high: number) {
  const size = high - low || 1;
  const x = (i: number) => (input.length > 1 ? (i / (input.length - 1)) * 100 : 50);
  return input.map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${(38 - ((value - low) / size) * 36).toFixed(1)}`).join("");
}
