import { percent } from "./format";
import type { Sample } from "./wire";

/** Examples with what the network says of them. */
export function Samples({
  samples,
  names,
  features,
  label,
}: {
  samples: Sample[];
  names: (label: number) => string;
  /** of a table, what the values are; none for signals */
  features: string[];
  label: string;
}) {
  const all = samples.flatMap((sample) => sample.input);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (
    <ul class="samples" aria-label={label}>
      {samples.map((sample) => {
        const isRight = sample.predicted === sample.label;
        return (
          <li key={sample.example} class={isRight ? "correct" : "mistaken"}>
            <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              {features.length === 0 ? (
                <path d={pathOf(sample.input, low, high)} />
              ) : (
                <Bars input={sample.input} features={features} size={Math.max(Math.abs(low), Math.abs(high)) || 1} />
              )}
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

/** The values of a row around zero, each with the name of its feature. */
function Bars({ input, features, size }: { input: number[]; features: string[]; size: number }) {
  const each = 100 / input.length;
  return (
    <>
      {input.map((value, i) => (
        <rect
          key={i}
          x={i * each + each * 0.1}
          y={Math.min(20, 20 - (value / size) * 19)}
          width={each * 0.8}
          height={Math.max(0.5, Math.abs((value / size) * 19))}
        >
          <title>{`${features[i] ?? ""}: ${value.toFixed(2)}`}</title>
        </rect>
      ))}
    </>
  );
}

function pathOf(input: number[], low: number, high: number) {
  const size = high - low || 1;
  const x = (i: number) => (input.length > 1 ? (i / (input.length - 1)) * 100 : 50);
  return input
    .map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${(38 - ((value - low) / size) * 36).toFixed(1)}`)
    .join("");
}
