import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Chart } from "../parts/Chart";
import { SelectField } from "../parts/Field";
import { Fitted } from "../parts/Fitted";
import { number } from "../parts/words";
import { drawnPlaceAt, valueAt, withStroke } from "./curve";
import { emptyAxes } from "./guessChart";
import { firstGuess, placeAt, quantityOf, shareOf, stopAt, stopsOf, type Guess } from "./prediction";
import type { AskedFigure } from "./types";

interface Point {
  x: number;
  y: number;
}

/**
 * Empty axes on which the reader says how a line will run, before it is shown: where it peaks or dips, or all of it,
 * drawn
 * by hand.
 */
export function PredictFigure({
  figure,
  guess,
  onGuess,
}: {
  figure: AskedFigure;
  guess: Guess | undefined;
  onGuess: (guess: Guess) => void;
}) {
  const now = guess ?? firstGuess(figure);
  const chart = useMemo(() => emptyAxes(figure), [figure]);
  const quantity = quantityOf(figure);
  return (
    <figure aria-labelledby="predict-title" class="predict">
      <div class="figure-head">
        <h2 id="predict-title">
          <span class="number">Figure {figure.number}</span>
          {now.kind === "curve" ? `How will the ${quantity} run? Draw it.` : `Where will the ${quantity} peak or dip?`}
        </h2>
        <p class="subtitle">{figure.subtitle}</p>
      </div>
      <Target figure={figure} guess={now} onGuess={onGuess}>
        <Fitted specification={chart}>
          <Chart
            specification={chart}
            label={`The axes of ${figure.vertical} against ${figure.horizontal}, without what was measured`}
          />
        </Fitted>
      </Target>
      <div class="guess">
        <div class="guess-what">
          <SelectField
            label="I predict"
            value={now.kind}
            choices={[
              ["peak", "a peak between the ends"],
              ["dip", "a dip between the ends"],
              ["none", "neither a peak nor a dip"],
              ["curve", "the whole curve, drawn"],
            ]}
            onChange={(kind) => onGuess({ ...now, kind })}
          />
          {figure.lines.length > 1 && (
            <SelectField
              label="of the line"
              value={now.line}
              choices={figure.lines.map((line) => [line.name, line.name] as const)}
              onChange={(line) => onGuess({ ...now, line })}
            />
          )}
        </div>
        {(now.kind === "peak" || now.kind === "dip") && <PlaceSlider figure={figure} guess={now} onGuess={onGuess} />}
        {now.kind === "curve" && <CurveSliders figure={figure} guess={now} onGuess={onGuess} />}
      </div>
    </figure>
  );
}

function PlaceSlider({
  figure,
  guess,
  onGuess,
}: {
  figure: AskedFigure;
  guess: Guess;
  onGuess: (guess: Guess) => void;
}) {
  const stops = useMemo(() => stopsOf(figure), [figure]);
  return (
    <label>
      <span>
        {figure.horizontal}: <b>{number(guess.x)}</b>
      </span>
      <input
        type="range"
        min={0}
        max={stops.length - 1}
        value={stopAt(stops, guess.x)}
        aria-valuetext={`${number(guess.x)} ${figure.horizontal}`}
        onInput={(event) => onGuess({ ...guess, x: stops[Number(event.currentTarget.value)]! })}
      />
    </label>
  );
}

/** The same as drawing, from the keyboard: which place, and how high there. */
function CurveSliders({
  figure,
  guess,
  onGuess,
}: {
  figure: AskedFigure;
  guess: Guess;
  onGuess: (guess: Guess) => void;
}) {
  const [place, setPlace] = useState(0);
  const height = guess.heights[place]!;
  const x = number(drawnPlaceAt(figure, place, guess.heights.length));
  const value = number(valueAt(figure, height / 100));
  return (
    <>
      <p class="note">Draw with the mouse or a finger, or place by place with these two.</p>
      <label>
        <span>
          at {figure.horizontal}: <b>{x}</b>
        </span>
        <input
          type="range"
          min={0}
          max={guess.heights.length - 1}
          value={place}
          aria-valuetext={`${x} ${figure.horizontal}`}
          onInput={(event) => setPlace(Number(event.currentTarget.value))}
        />
      </label>
      <label>
        <span>
          {figure.vertical}: <b>{value}</b>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          value={height}
          aria-valuetext={`${value} at ${x}`}
          onInput={(event) => {
            const drawn = Number(event.currentTarget.value);
            onGuess({ ...guess, heights: guess.heights.map((old, other) => (other === place ? drawn : old)) });
          }}
        />
      </label>
    </>
  );
}

/** Takes strokes and clicks on the plot, and shows the prediction over it at once; the chart below stays as it is. */
function Target({
  figure,
  guess,
  onGuess,
  children,
}: {
  figure: AskedFigure;
  guess: Guess;
  onGuess: (guess: Guess) => void;
  children: preact.ComponentChildren;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<DOMRect | null>(null);
  const stroke = useRef<Point | null>(null);
  useEffect(() => {
    const measure = () => {
      const drawn = plotOf(place.current!);
      const around = place.current!.getBoundingClientRect();
      setPlot(drawn && new DOMRect(drawn.x - around.x, drawn.y - around.y, drawn.width, drawn.height));
    };
    const observer = new MutationObserver(measure);
    observer.observe(place.current!, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  const pointAt = (event: PointerEvent): Point | null => {
    const drawn = plotOf(place.current!);
    if (!drawn) return null;
    const share = (value: number) => Math.min(1, Math.max(0, value));
    return {
      x: share((event.clientX - drawn.left) / drawn.width),
      y: share(1 - (event.clientY - drawn.top) / drawn.height),
    };
  };
  const take = (to: Point) => {
    if (guess.kind === "curve") onGuess({ ...guess, heights: withStroke(guess.heights, stroke.current ?? to, to) });
    else if (guess.kind !== "none") onGuess({ ...guess, x: placeAt(figure, to.x) });
    stroke.current = to;
  };
  return (
    <div
      class={`target ${guess.kind}`}
      ref={place}
      onPointerDown={(event) => {
        const to = pointAt(event);
        if (!to || event.button !== 0) return;
        place.current!.setPointerCapture(event.pointerId);
        stroke.current = null;
        take(to);
      }}
      onPointerMove={(event) => {
        if (!stroke.current) return;
        const to = pointAt(event);
        if (to) take(to);
      }}
      onPointerUp={() => (stroke.current = null)}
      onPointerCancel={() => (stroke.current = null)}
    >
      {children}
      {plot && guess.kind !== "none" && (
        <svg class="drawn" aria-hidden="true">
          <polyline points={lineOf(figure, guess, plot)} />
        </svg>
      )}
    </div>
  );
}

const plotOf = (place: HTMLElement) =>
  place.querySelector(".chart > :last-child g.role-frame path.background")?.getBoundingClientRect() ?? null;

function lineOf(figure: AskedFigure, guess: Guess, plot: DOMRect): string {
  if (guess.kind !== "curve") {
    const x = plot.left + plot.width * shareOf(figure, guess.x);
    return `${x},${plot.top} ${x},${plot.bottom}`;
  }
  const last = guess.heights.length - 1;
  const pointOf = (height: number, place: number) =>
    `${plot.left + (plot.width * place) / last},${plot.bottom - (plot.height * height) / 100}`;
  return guess.heights.map(pointOf).join(" ");
}
