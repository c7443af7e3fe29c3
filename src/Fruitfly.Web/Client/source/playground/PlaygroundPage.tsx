import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { CheckField } from "../parts/Field";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { useRequest } from "../parts/useRequest";
import { wordsOf } from "../server/request";
import { CurvePanel } from "./CurvePanel";
import { DataPanel } from "./DataPanel";
import { ExportPanel } from "./ExportPanel";
import { NetworkStrip } from "./NetworkStrip";
import { OutcomePanel } from "./OutcomePanel";
import "./playground.css";
import { RecipePanel } from "./RecipePanel";
import { readAddress, writeAddress } from "./setup";
import { TestPanel } from "./TestPanel";
import { Transport } from "./Transport";
import { paceOf, useSession } from "./useSession";
import type { Charts, SettingsPage } from "./wire";

/** Beside the decision regions the curves stand one above the other. */
const curveHeight = { plane: 150, fit: 250, examples: 178 };

export default function PlaygroundPage() {
  const settings = useRequest<SettingsPage>("/api/playground/settings");
  const charts = useRequest<Charts>("/api/playground/charts");
  if (settings.error || charts.error) return <Failure error={settings.error ?? charts.error} />;
  return settings.data && charts.data ? <Playground settings={settings.data} charts={charts.data} /> : null;
}

const given = new URLSearchParams(location.search);

function Playground({ settings, charts }: { settings: SettingsPage; charts: Charts }) {
  const [setup, setSetup] = useState(() => readAddress(settings));
  const [view, setView] = useState({ session: given.get("session") ?? "", pace: given.get("pace") ?? "", axis: given.get("axis") ?? "" });
  const onSession = useCallback((session: string) => setView((now) => ({ ...now, session })), []);
  // An uploaded file is chosen after its kind; until then there is nothing to train.
  const ready = setup.data === "file" && setup.value("file") === "" ? null : setup;
  const session = useSession(ready, given.get("session") ?? "", { pace: view.pace, onSession });
  const { facts, state, frame, curves, command } = session;
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
    setView((now) => ({ ...now, pace }));
    if (isPlaying) void command("play", { pace: paceOf(pace) });
  };
  const names = useMemo(() => nameClasses(facts?.names?.classes ?? []), [facts]);
  const version = `${facts?.session} ${state?.run} ${curves.points.length} ${curves.points.at(-1)?.sequence} ${curves.tests.length}`;
  const isClassified = facts ? facts.data.classes > 0 : setup.data !== "toy-function";
  const isLogarithmic = view.axis === "log";
  const outcome = facts?.window ? "plane" : facts?.data.classes === 0 ? "fit" : "examples";
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
      <div class="board">
        <div class="controls">
          <DataPanel setup={setup} facts={facts} onChange={setSetup} />
          <RecipePanel setup={setup} onChange={setSetup} />
          <TestPanel facts={facts} state={state} tests={curves.tests} onOpen={() => void command("test")} />
        </div>
        <div class={`views ${outcome}`}>
          <NetworkStrip setup={setup} facts={facts} frame={frame} onChange={setSetup} />
          <CurvePanel
            title={isLogarithmic ? "Loss (log)" : "Loss"}
            quantity={0}
            specification={isLogarithmic ? charts.logarithmicLoss : charts.loss}
            curves={curves}
            state={state}
            version={version}
            height={curveHeight[outcome]}
          >
            <CheckField label="log" value={isLogarithmic} onChange={(on) => setView((now) => ({ ...now, axis: on ? "log" : "" }))} />
          </CurvePanel>
          {isClassified && (
            <CurvePanel title="Error" quantity={1} specification={charts.error} curves={curves} state={state} version={version} height={curveHeight[outcome]} />
          )}
          <OutcomePanel facts={facts} frame={frame} colours={settings.classColours} names={names} />
        </div>
      </div>
      <ExportPanel facts={facts} />
    </div>
  );
}

/** Steps that are left of the epoch under way. */
function toEpochEnd(state: { step: number; stepsPerEpoch: number } | null) {
  return state ? state.stepsPerEpoch - (state.step % state.stepsPerEpoch) : 1;
}

const nameClasses = (classes: string[]) => (label: number) => classes[label] ?? String(label);
