import type { Specification } from "fruitfly-report/specification";
import { RunState } from "../experiments/RunState";
import { hasEnded, type Preset, type Report, type Run, type TrialCounts } from "../experiments/types";
import type { Claim } from "../parts/ClaimsTable";
import { Chart } from "../parts/Chart";
import { Scoreboard } from "../parts/Scoreboard";
import { useRequest } from "../parts/useRequest";
import { count, prose, time } from "../parts/words";
import { dataOf, pageOf } from "../experiments/paths";

export interface ExperimentCard {
  name: string;
  title: string;
  summary: string;
  source: string;
  missing: string | null;
  report: {
    file: string;
    preset: string | null;
    lead: string | null;
    finished: string | null;
    claims: Claim[];
    figure: Specification | null;
  } | null;
  isStored: boolean;
  unfinished: { preset: Preset; options: Record<string, number>; trials: TrialCounts } | null;
}

interface Asked {
  preset: Preset;
  options: Record<string, number>;
}

/** One experiment: its latest picture, the finding, its claims, and how its run stands. */
export function Card({
  card: known,
  run,
  onRun,
}: {
  card: ExperimentCard;
  run: Run | null;
  onRun: (asked: Asked) => void;
}) {
  const card = useStored(known);
  const isGoing = run !== null && !hasEnded(run);
  const unfinished = isGoing ? null : card.unfinished;
  return (
    <li class={card.report ? "card" : "card empty"}>
      <div class="picture" aria-hidden="true">
        {card.report?.figure ? (
          <Chart specification={card.report.figure} label="" small />
        ) : (
          <span>{isGoing ? "◐" : "○"}</span>
        )}
      </div>
      <div class="text">
        <h2>
          <a href={address(card, unfinished)}>{card.title}</a>
        </h2>
        <p class="finding">{prose(card.report?.lead ?? card.summary)}</p>
        {card.report?.lead === null && (
          <p class="note">
            An earlier Fruitfly wrote the report that is here: <a href={`/reports/${card.report.file}`}>open it</a>, or
            run the experiment again.
          </p>
        )}
        {card.report && <Scoreboard claims={card.report.claims} />}
        {card.report?.preset && card.report.finished && (
          <p class="when">
            {card.report.preset} preset, {time(card.report.finished)}
          </p>
        )}
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

/** Where there is no report, what the store's trials say of it. */
function useStored(card: ExperimentCard): ExperimentCard {
  const { data } = useRequest<Report>(
    card.report === null && card.isStored ? `${dataOf(card.name)}/report?preset=true` : null,
  );
  const content = data?.content;
  if (card.report || !content) return card;
  const preset = content.settings.find((setting) => setting.key === "preset")?.value ?? null;
  return {
    ...card,
    report: {
      file: "",
      preset,
      lead: content.lead,
      finished: content.finished,
      claims: content.claims,
      figure: content.figures[0]?.specification ?? null,
    },
  };
}

/** A study that no one here runs: another process may, or it was stopped. */
function Unfinished({ trials }: { trials: TrialCounts }) {
  const left = trials.total - trials.finished;
  const kept = `${trials.finished.toLocaleString("en")} of ${count(trials.total, "trial")} are kept`;
  return (
    <p class="unfinished">
      {trials.running > 0
        ? `◐ runs in another process: ${kept}`
        : trials.planned === 0
          ? `✕ ${count(left, "trial")} failed: ${kept}`
          : `○ interrupted: ${kept}`}
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
