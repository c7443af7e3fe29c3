import type { TargetedMouseEvent } from "preact";
import { useMemo } from "preact/hooks";
import { Chart } from "../parts/Chart";
import { SelectField } from "../parts/Field";
import { number } from "../parts/words";
import { emptyAxes, firstGuess, placeAt, quantityOf, shareOf, type Guess } from "./prediction";
import type { Extremes, Figure } from "./types";

const steps = 200;

/** Empty axes on which the reader says where a line will peak or dip, before it is shown. */
export function PredictFigure({ figure, number: place, extremes, guess, onGuess }: {
  figure: Figure;
  number: number;
  extremes: Extremes;
  guess: Guess | undefined;
  onGuess: (guess: Guess) => void;
}) {
  const now = guess ?? firstGuess(extremes);
  const chart = useMemo(() => emptyAxes(figure.specification, now.x), [figure.specification, now.x]);
  const click = (event: TargetedMouseEvent<HTMLDivElement>) => {
    const plot = event.currentTarget.querySelector("g.role-frame path.background")?.getBoundingClientRect();
    if (plot) onGuess({ ...now, x: placeAt(extremes, Math.min(1, Math.max(0, (event.clientX - plot.left) / plot.width))) });
  };
  return (
    <figure aria-labelledby="predict-title" class="predict">
      <div class="figure-head">
        <h2 id="predict-title">
          <span class="number">Figure {place}</span>
          {now.kind === "peak" ? `Where will the ${quantityOf(extremes)} peak?` : `Where will the ${quantityOf(extremes)} dip?`}
        </h2>
        <p class="subtitle">{figure.subtitle}</p>
      </div>
      {/* The slider below does the same from the keyboard. */}
      <div class="target" onClick={click}>
        <Chart specification={chart} label={`The axes of ${extremes.vertical} against ${extremes.horizontal}, without what was measured`} />
      </div>
      <div class="guess">
        <label>
          <span>
            {extremes.horizontal}: <b>{number(now.x)}</b>
          </span>
          <input
            type="range"
            min={0}
            max={steps}
            value={Math.round(steps * shareOf(extremes, now.x))}
            aria-valuetext={`${number(now.x)} ${extremes.horizontal}`}
            onInput={(event) => onGuess({ ...now, x: placeAt(extremes, Number(event.currentTarget.value) / steps) })}
          />
        </label>
        <SelectField
          label="I predict"
          value={now.kind}
          choices={[["peak", "its peak, between the ends"], ["dip", "its dip, between the ends"]]}
          onChange={(kind) => onGuess({ ...now, kind })}
        />
        {extremes.lines.length > 1 && (
          <SelectField label="of the line" value={now.line} choices={extremes.lines.map((line) => [line.name, line.name] as const)} onChange={(line) => onGuess({ ...now, line })} />
        )}
      </div>
    </figure>
  );
}
