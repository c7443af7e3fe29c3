import { useRef } from "preact/hooks";
import { useAddress, type AddressValues } from "../address";
import { Failure } from "../parts/Failure";
import { FieldGroup, NumberField, SelectField } from "../parts/Field";
import { useLatest } from "../parts/useLatest";
import { useRequest } from "../parts/useRequest";
import { CurvePlot } from "./CurvePlot";
import { saveCsv, savePng, saveSvg } from "./exports";
import { LossPlot } from "./LossPlot";
import { Playback } from "./Playback";
import {
  clamp,
  format,
  read,
  readPoint,
  round,
  write,
  type Entry,
  type Pair,
  type RaceResult,
  type Run,
  type SurfaceDrawing,
  usualSteps,
} from "./race";
import { RaceControls } from "./RaceControls";
import { RaceTable } from "./RaceTable";
import { SurfaceMap } from "./SurfaceMap";
import "./surface.css";

/** Empty: as the surface offers it. */
const own = { start: "", momentum: "", steps: "", seed: "1", step: "", curve: "", racers: "" };
const initial = { surface: "gabor", ...own };

export default function SurfacePage() {
  const [address, change] = useAddress(initial);
  const surfaces = useRequest<{ id: string; title: string }[]>("/api/surfaces");
  const drawing = useRequest<SurfaceDrawing>(`/api/surfaces/${encodeURIComponent(address.surface)}`);
  const error = surfaces.error ?? drawing.error;
  if (error) return <Failure error={error} />;
  if (!surfaces.data || drawing.data?.id !== address.surface) return null;
  const choose = (
    <SelectField
      label="Surface"
      value={address.surface}
      choices={surfaces.data.map(({ id, title }) => [id, title] as const)}
      onChange={(surface) => change({ surface, ...own })}
    />
  );
  return <Race drawing={drawing.data} address={address} change={change} choose={choose} key={address.surface} />;
}

function Race({
  drawing,
  address,
  change,
  choose,
}: {
  drawing: SurfaceDrawing;
  address: typeof initial;
  change: (change: Partial<typeof initial>) => void;
  choose: preact.ComponentChild;
}) {
  const picture = useRef<SVGSVGElement>(null);
  const start = readPoint(address.start, drawing);
  const momentum = address.momentum === "" ? drawing.momentum : clamp(Number(address.momentum) || 0, 0, 0.999);
  const seed = Number(address.seed) || 0;
  const steps = address.steps === "" ? usualSteps(drawing) : clamp(Math.trunc(Number(address.steps)) || 1, 1, 500);
  const racers = Object.fromEntries(new URLSearchParams(address.racers.replaceAll(";", "&")));
  const entries = drawing.entries.map((offered) => read(racers[offered.style.racer], offered));
  const { data, error } = useLatest<{ results: RaceResult[] }>(
    toPath(drawing.id, start, momentum, seed, steps, entries),
  );
  const runs: Run[] = (data?.results ?? []).flatMap((result) => {
    const entry = entries.find(({ style, runs }) => style.racer === result.racer && runs);
    return entry ? [{ ...result, style: entry.style }] : [];
  });
  const last = Math.max(0, ...runs.map((run) => run.points.length - 1));
  const step = address.step === "" ? last : clamp(Math.trunc(Number(address.step)) || 0, 0, last);
  const shown = runs.find((run) => run.racer === address.curve) ?? runs[runs.length - 1];

  const moveStart = (point: Pair) => change({ start: point.map(round).join(",") });
  const changeEntry = (changed: Entry) => {
    const all: AddressValues = { ...racers, [changed.style.racer]: write(changed) };
    change({
      racers: Object.entries(all)
        .map(([racer, text]) => `${racer}=${text}`)
        .join(";"),
    });
  };

  return (
    <>
      <div class="opening low">
        <h1>The loss surface</h1>
        <p class="summary">{drawing.text} Drag the ring, or move it with the arrow keys: every descent starts there.</p>
      </div>
      {error ? <Failure error={error} /> : null}
      <div class="bench race">
        <div class="controls">
          <FieldGroup title="Start">
            {choose}
            <NumberField
              label={drawing.firstParameter}
              value={round(start[0])}
              minimum={drawing.low[0]}
              maximum={drawing.high[0]}
              onChange={(first) => moveStart([first, start[1]])}
            />
            <NumberField
              label={drawing.secondParameter}
              value={round(start[1])}
              minimum={drawing.low[1]}
              maximum={drawing.high[1]}
              onChange={(second) => moveStart([start[0], second])}
            />
          </FieldGroup>
          <FieldGroup title="For all">
            <NumberField
              label="steps"
              value={steps}
              minimum={1}
              maximum={500}
              integer
              onChange={(value) => change({ steps: value === usualSteps(drawing) ? "" : String(value), step: "" })}
            />
            <NumberField
              label="momentum β"
              value={momentum}
              minimum={0}
              maximum={0.999}
              onChange={(value) => change({ momentum: String(value) })}
            />
            {drawing.examples.length > 0 && (
              <NumberField
                label="seed of the batches"
                value={seed}
                minimum={0}
                maximum={4294967295}
                integer
                onChange={(value) => change({ seed: String(value) })}
              />
            )}
          </FieldGroup>
          <RaceControls drawing={drawing} entries={entries} onChange={changeEntry} />
        </div>
        <div class="stage">
          <SurfaceMap drawing={drawing} runs={runs} step={step} start={start} picture={picture} onStart={moveStart} />
          <Playback step={step} last={last} onStep={(next) => change({ step: next >= last ? "" : String(next) })} />
          <p class="note">
            Colour: loss, from {format(drawing.lowestLoss)} (dark) to {format(drawing.highestLoss)} (bright); lines:
            equal loss.{" "}
            {drawing.minima.length === 1
              ? "The point is the only minimum, with its loss."
              : `Numbered points: all ${drawing.minima.length} minima in the picture, the lowest first, with their loss.`}
            {drawing.examples.length > 0 &&
              " Losses and gradients are sums over examples, not means: with the same step size a smaller batch takes a " +
                "shorter step."}
          </p>
          {runs.length > 0 && (
            <div class="pair">
              <figure>
                <LossPlot runs={runs} step={step} last={last} />
                <figcaption>
                  Loss of {drawing.examples.length > 0 ? `all ${drawing.examples.length} examples` : "the function"}{" "}
                  against the step.
                </figcaption>
              </figure>
              {drawing.examples.length > 0 && shown && (
                <figure>
                  <CurvePlot drawing={drawing} run={shown} step={step} />
                  <figcaption>
                    <SelectField
                      label="Fitted curve of"
                      value={shown.racer}
                      choices={runs.map((run) => [run.racer, run.style.name] as const)}
                      onChange={(curve) => change({ curve })}
                    />
                  </figcaption>
                </figure>
              )}
            </div>
          )}
          <RaceTable drawing={drawing} runs={runs} />
          <div class="actions">
            <button type="button" onClick={() => saveCsv(drawing.id, runs)}>
              Paths as CSV
            </button>
            <button type="button" onClick={() => saveSvg(drawing.id, picture.current!)}>
              Picture as SVG
            </button>
            <button type="button" onClick={() => void savePng(drawing.id, picture.current!)}>
              Picture as PNG
            </button>
            <button type="button" onClick={() => change(own)}>
              Reset
            </button>
          </div>
        </div>
      </div>
    </>
  );
}

function toPath(surface: string, start: Pair, momentum: number, seed: number, steps: number, entries: Entry[]): string {
  const query = new URLSearchParams({
    first: String(start[0]),
    second: String(start[1]),
    beta: String(momentum),
    seed: String(seed),
  });
  for (const { style, rate, batch, runs } of entries) if (runs) query.set(style.racer, `${rate},${batch},${steps}`);
  return `/api/surfaces/${surface}/race?${query}`;
}
