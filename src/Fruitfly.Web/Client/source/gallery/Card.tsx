import type { Specification } from "fruitfly-report/specification";
import { RunState } from "../experiments/RunState";
import { hasEnded, type Preset, type Run, type TrialCounts } from "../experiments/types";
import type { Claim } from "../parts/ClaimsTable";
import { Chart } from "../parts/Chart";
import { Scoreboard } from "../parts/Scoreboard";
import { count, prose } from "../parts/words";
import { pageOf } from "../experiments/paths";

export interface ExperimentCard {
  name: string;
  title: string;
  summary: string;
  source: string;
  missing: string | null;
  report: { file: string; lead: string | null; finished: string | null; claims: Claim[]; figure: Specification | null } | null;
  unfinished: { preset: Preset; options: Record<string, number>; trials: TrialCounts } | null;
}

interface Asked {
  preset: Preset;
  options: Record<string, number>;
}

/** One experiment: its latest picture, the finding, its claims, and how its run stands. */
export function Card({ card, run, onRun }: { card: ExperimentCard; run: Run | null; onRun: (asked: Asked) => void }) {
  const isGoing = run !== null && !hasEnded(run);
  const unfinished = isGoing ? null : card.unfinished;
  return (
    <li class={card.report ? "card" : "card empty"}>
      <div class="picture" aria-hidden="true">
        {card.report?.figure ? <Chart specification={card.report.figure} label="" small /> : <span>{isGoing ? "◐" : "○"}</span>}
      </div>
      <div class="text">
        <h2>
          <a href={address(card, unfinished)}>{card.title}</a>
        </h2>
        <p class="finding">{prose(card.report?.lead ?? card.summary)}</p>
        {card.report?.lead === null && (
          <p class="note">
            An earlier Fruitfly wrote the report that is here: <a href={`/reports/${card.report.file}`}>open it</a>, or run the experiment again.
          </p>
        )}
        {card.report && <Scoreboard claims={card.report.claims} />}
        {run && (isGoing || run.state === "failed") && <RunState run={run} />}
        {unfinished && <Unfinished trials={unfinished.trials} />}
        <div class="buttons">
          {unfinished && unfinished.trials.planned > 0 && (
            <button type="button" onClick={() => onRun({ preset: unfinished.preset, options: unfinished.options })}>
              Go on<span class="unseen"> with {card.title}</span>
            </button>
          )}
          {!card.report?.lead && !isGoing && !unfinished && !card.missing && (
            <button type="button" onClick={() => onRun({ preset: "quick", options: {} })}>
              Run quickly<span class="unseen">: {card.title}</span>
            </button>
          )}
          {card.missing && <p class="note">✕ {card.missing}; its page says how to get the data.</p>}
        </div>
      </div>
    </li>
  );
}

/** A study that no one here runs: another process may, or it was stopped. */
function Unfinished({ trials }: { trials: TrialCounts }) {
  const left = trials.total - trials.finished;
  const kept = `${trials.finished.toLocaleString("en")} of ${count(trials.total, "trial")} are kept`;
  return (
    <p class="unfinished">
      {trials.running > 0 ? `◐ runs in another process: ${kept}` : trials.planned === 0 ? `✕ ${count(left, "trial")} failed: ${kept}` : `○ interrupted: ${kept}`}
    </p>
  );
}

/** A card of an interrupted study leads to the settings it was begun with. */
function address(card: ExperimentCard, unfinished: ExperimentCard["unfinished"]) {
  const path = pageOf(card.name);
  if (!unfinished) return path;
  const query = new URLSearchParams(unfinished.preset === "full" ? { preset: "full" } : {});
  for (const [name, value] of Object.entries(unfinished.options)) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}
