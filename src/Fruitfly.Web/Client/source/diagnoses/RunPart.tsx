import { RunState } from "../experiments/RunState";
import { hasEnded } from "../experiments/types";
import { CopiedCommand } from "../parts/CopiedCommand";
import { count } from "../parts/words";
import { wordsOf } from "../server/request";
import { startWords } from "./asked";
import { DepthChoice } from "./DepthChoice";
import type { Depth, Diagnosis, Planned } from "./types";

/** The budget, the button that starts it, and how it goes. */
export function RunPart({
  plan,
  diagnosis,
  isCurrent,
  isWhole,
  depths,
  chosen,
  error,
  onDepth,
  onStart,
  onStop,
}: {
  plan: Planned | null;
  /** its newest run; null for none */
  diagnosis: Diagnosis | null;
  /** whether the plan is of what is asked now */
  isCurrent: boolean;
  /** whether all that was asked for is answered */
  isWhole: boolean;
  depths: { data: Depth[] | null; error: unknown };
  chosen: Depth | null;
  error: unknown;
  onDepth: (depth: number) => void;
  onStart: () => void;
  onStop: (id: number) => void;
}) {
  if (diagnosis && !hasEnded(diagnosis.run))
    return (
      <section class="run tile" aria-label="Run">
        <RunState run={diagnosis.run} />
        <div class="buttons">
          <button type="button" disabled={diagnosis.run.isStopping} onClick={() => onStop(diagnosis.id)}>
            Stop
          </button>
        </div>
        <p class="note">It continues if you close this page. Stopping keeps what is trained.</p>
        <Problem error={error} />
      </section>
    );
  if (!plan) return <Problem error={error} />;
  const isInterrupted = plan.known !== null && !isWhole && diagnosis?.run.state !== "failed";
  return (
    <section class="run tile" aria-label="Run">
      {diagnosis && diagnosis.run.state !== "done" && <RunState run={diagnosis.run} />}
      {diagnosis?.run.state === "failed" && (
        <p class="problem" role="alert">
          {diagnosis.run.error} {diagnosis.run.hint}
        </p>
      )}
      {isInterrupted && !diagnosis && (
        <p class="note">
          ▲ It was interrupted. {count(plan.known!.finished, "training")} are kept, and it continues from there.
        </p>
      )}
      {depths.data ? (
        <DepthChoice depths={depths.data} chosen={chosen} onChoose={onDepth} />
      ) : (
        <p class="note" role="status">
          {depths.error ? `✕ ${wordsOf(depths.error)}` : "Estimating what each budget buys …"}
        </p>
      )}
      {chosen && (
        <button type="button" class="primary" disabled={!isCurrent} onClick={onStart}>
          {startWords(chosen, plan)}
        </button>
      )}
      <Problem error={error} />
      {chosen && <CopiedCommand command={chosen.command} />}
    </section>
  );
}

function Problem({ error }: { error: unknown }) {
  return error === null ? null : (
    <p class="problem" role="alert">
      ✕ {wordsOf(error)}
    </p>
  );
}
