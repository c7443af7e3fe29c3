import "./gallery.css";
import { useState } from "preact/hooks";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { Scoreboard } from "../parts/Scoreboard";
import { useRequest } from "../parts/useRequest";
import { hasEnded, type Run } from "../experiments/types";
import { useLive } from "../server/live";
import { post } from "../server/request";
import { AllClaims } from "./AllClaims";
import { Card, type ExperimentCard } from "./Card";
import { Doors } from "./Doors";
import { Surprises } from "./Surprises";
import { dataOf } from "../experiments/paths";

export default function GalleryPage() {
  const [runs, setRuns] = useState<Run[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const live = useLive("/api/runs/live", { runs: (news: Run[]) => setRuns(news) });
  // Whenever a run has ended, its card has another picture.
  const ended = runs
    .filter(hasEnded)
    .map((run) => run.id)
    .join(",");
  const { data, error } = useRequest<ExperimentCard[]>("/api/gallery", ended);
  if (error) return <Failure error={error} />;
  if (!data) return null;
  const claims = data.flatMap((card) => card.report?.claims ?? []);
  const going = runs.filter((run) => !hasEnded(run));
  const act = (path: string, body?: unknown) => {
    setFailure(null);
    post(path, body).catch((reason: unknown) => setFailure(reason));
  };
  return (
    <>
      <div class="opening">
        <h1>How neural networks learn, measured</h1>
        <Doors />
        <Surprises cards={data} />
      </div>
      <div class="gallery-head">
        <div>
          <h2>Experiments</h2>
          <p class="summary">
            Each trains real networks, draws the figure with its intervals, and says which published claims the
            measurement confirms.
          </p>
          <Scoreboard claims={claims} />
        </div>
        <div class="buttons">
          {going.length > 0 && (
            <button type="button" onClick={() => act("/api/runs/stop")}>
              Stop {going.length > 1 ? `all ${going.length} runs` : "the run"}
            </button>
          )}
          {going.length < data.length && claims.length > 0 && (
            <button type="button" onClick={() => act("/api/runs/quick")}>
              Run all quickly
            </button>
          )}
        </div>
      </div>
      <LiveStatus {...live} />
      {failure !== null && <Failure error={failure} />}
      {claims.length === 0 && going.length === 0 && (
        <div class="tile welcome">
          <p>
            <b>Nothing is measured here yet.</b> The quick presets of all experiments take about a minute and a half on
            two cores; pictures and claims appear below as they are measured. Or open one experiment and vary it first.
          </p>
          <button type="button" class="primary" onClick={() => act("/api/runs/quick")}>
            Run all quickly
          </button>
        </div>
      )}
      <ul class="gallery">
        {data.map((card) => (
          <Card
            card={card}
            run={runs.find((run) => run.experiment === card.name) ?? null}
            onRun={(asked) => act(`${dataOf(card.name)}/runs`, asked)}
            key={card.name}
          />
        ))}
      </ul>
      {claims.length > 0 && <AllClaims claims={claims} />}
    </>
  );
}
