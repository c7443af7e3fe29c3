import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { CheckField } from "../parts/Field";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { useRequest } from "../parts/useRequest";
import { wordsOf } from "../server/request";
import { ColumnsPanel } from "./ColumnsPanel";
import { CurvePanel } from "./CurvePanel";
import { DataPanel } from "./DataPanel";
import { ExportPanel } from "./ExportPanel";
import { featureWords } from "./features";
import { NetworkPanel } from "./NetworkPanel";
import { ConfusionPanel, OutcomePanel } from "./OutcomePanel";
import "./playground.css";
import { RecipePanel } from "./RecipePanel";
import { readAddress, viewNames, writeAddress } from "./setup";
import { TestPanel } from "./TestPanel";
import { Transport } from "./Transport";
import type { UnitName } from "./UnitDetails";
import { paceOf, useSession } from "./useSession";
import type { Charts, Facts, SettingsPage } from "./wire";

/** What stands beside the loss takes the rest of the window. */
const curveHeight = 172;

export default function PlaygroundPage() {
  const settings = useRequest<SettingsPage>("/api/playground/settings");
  const charts = useRequest<Charts>("/api/playground/charts");
  if (settings.error || charts.error) return <Failure error={settings.error ?? charts.error} />;
  return settings.data && charts.data ? <Playground settings={settings.data} charts={charts.data} /> : null;
}

const given = new URLSearchParams(location.search);

/** Opened without a wish there is something to watch at once, unless the reader asks for less motion. */
const isPlain = given.size === 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches;

function Playground({ settings, charts }: { settings: SettingsPage; charts: Charts }) {
  const [setup, setSetup] = useState(() => readAddress(settings));
  const [view, setView] = useState(readView);
  const change = (part: Partial<View>) => setView((now) => ({ ...now, ...part }));
  const onSession = useCallback((session: string) => setView((now) => ({ ...now, session })), []);
  // An uploaded file is chosen after its kind; until then there is nothing to train.
  const ready = setup.data === "file" && setup.value("file") === "" ? null : setup;
  const shown = Number(view.shown) || 0;
  const session = useSession(ready, given.get("session") ?? "", { pace: view.pace, shown, plays: isPlain, onSession });
  const { facts, state, frame, curves, command } = session;
  const [pointed, setPointed] = useState<UnitName | null>(null);
  useEffect(() => writeAddress(setup, view), [setup, view]);

  const isPlaying = state?.status === "training";
  const actions = {
    toggle: () => void (isPlaying ? command("pause") : command("play", { pace: paceOf(view.pace) })),
    step: () => void command("advance", { steps: 1 }),
    epoch: () => void command("advance", { steps: toEpochEnd(state) }),
    rewind: () => void command("rewind"),
    newSeed: () => setSetup((now) => now.with("seed", String(Number(now.value("seed")) + Number(now.value("seeds"))))),
  };
  const changePace = (pace: string) => {
    change({ pace });
    if (isPlaying) void command("play", { pace: paceOf(pace) });
  };
  const show = (place: number) => {
    change({ shown: place === 0 ? "" : String(place) });
    void command("show", { place });
  };
  const edit = (unit: UnitName, value: number) =>
    void command("weight", { layer: unit.layer - 1, unit: unit.unit, input: unit.input, value });
  const names = useMemo(() => nameClasses(facts?.names?.classes ?? []), [facts]);
  const nameOf = useMemo(
    () => nameUnits(facts, frame?.drawing?.layers.length ?? 0, names),
    [facts, frame?.drawing?.layers.length, names],
  );
  const version = `${facts?.session} ${state?.run} ${curves.points.length} ${curves.points.at(-1)?.sequence} ${curves.tests.length} ${curves.changes.length}`;
  const isClassified = facts ? facts.data.classes > 0 : setup.data !== "toy-function";
  const isLogarithmic = view.axis === "log";
  const outcome = facts?.window ? "plane" : facts?.data.classes === 0 ? "fit" : "examples";
  const compares = view.compare !== "off";
  const curve = { curves, state, version, compares, height: curveHeight };
  const error = isClassified && <CurvePanel title="Error" quantity={1} specification={charts.error} {...curve} />;
  const picture = facts && (
    <OutcomePanel
      facts={facts}
      frame={frame}
      state={state}
      pointed={pointed}
      nameOf={nameOf}
      shown={frame?.place ?? shown}
      onShow={show}
      isDiscrete={view.output === "discrete"}
      onDiscrete={(is) => change({ output: is ? "discrete" : "" })}
      colours={settings.classColours}
      names={names}
    />
  );
  return (
    <div class="playground">
      <h1 class="unseen">Playground</h1>
      <Transport state={state} pace={view.pace} onPace={changePace} actions={actions} />
      <div class="notices">
        {session.error !== null && (
          <p class="problem" role="alert">
            ✕ {wordsOf(session.error)}
          </p>
        )}
        <LiveStatus state={session.live.state} since={session.live.since} />
      </div>
      <div class={`board ${outcome}`}>
        <div class="controls">
          <DataPanel setup={setup} facts={facts} onChange={setSetup} />
          <RecipePanel setup={setup} onChange={setSetup} />
          <TestPanel facts={facts} state={state} tests={curves.tests} onOpen={() => void command("test")} />
        </div>
        <div class="views middle">
          <NetworkPanel
            setup={setup}
            facts={facts}
            frame={frame}
            names={names}
            nameOf={nameOf}
            pointed={pointed}
            onPoint={setPointed}
            onChange={setSetup}
            onEdit={edit}
          />
          {outcome === "examples" ? picture : error}
        </div>
        <div class="views beside">
          {outcome !== "examples" && picture}
          <CurvePanel
            title={isLogarithmic ? "Loss (log)" : "Loss"}
            quantity={0}
            specification={isLogarithmic ? charts.logarithmicLoss : charts.loss}
            penalties={frame?.penalties ?? null}
            unit={
              facts?.data.classes === 0 && facts.names
                ? { name: facts.names.target, deviation: facts.names.scale?.deviation ?? 1 }
                : null
            }
            {...curve}
          >
            {curves.before.length > 0 && (
              <CheckField label="last run" value={compares} onChange={(on) => change({ compare: on ? "" : "off" })} />
            )}
            <CheckField label="log" value={isLogarithmic} onChange={(on) => change({ axis: on ? "log" : "" })} />
          </CurvePanel>
          {outcome === "examples" && error}
          <ConfusionPanel frame={frame} names={names} />
        </div>
      </div>
      {facts?.names && <ColumnsPanel names={facts.names} setup={setup} onChange={setSetup} />}
      <ExportPanel facts={facts} />
    </div>
  );
}

type View = Record<(typeof viewNames)[number], string>;

const readView = () => Object.fromEntries(viewNames.map((name) => [name, given.get(name) ?? ""])) as View;

/** Steps that are left of the epoch under way. */
function toEpochEnd(state: { epoch: number; stepsPerEpoch: number } | null) {
  return state ? Math.max(1, Math.round((Math.floor(state.epoch + 1e-9) + 1 - state.epoch) * state.stepsPerEpoch)) : 1;
}

const nameClasses = (classes: string[]) => (label: number) => classes[label] ?? String(label);

/** What a unit is called: a feature by its name, an output by its class, a hidden unit by its number. */
const nameUnits =
  (facts: Facts | null, layers: number, names: (label: number) => string) => (layer: number, unit: number) =>
    layer === 0
      ? facts?.features[unit] !== undefined
        ? featureWords(facts.features[unit])
        : `feature ${unit + 1}`
      : layer === layers - 1
        ? facts && facts.data.classes > 0
          ? `the output for ${names(unit)}`
          : (facts?.names?.target ?? `output ${unit + 1}`)
        : `unit ${unit + 1} of hidden layer ${layer}`;
