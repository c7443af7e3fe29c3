import { useEffect, useState } from "preact/hooks";
import { ForecastText } from "../experiments/ForecastText";
import { RunState } from "../experiments/RunState";
import { hasEnded, type Forecast } from "../experiments/types";
import { count } from "../parts/words";
import { post, send, wordsOf } from "../server/request";
import type { Planned, Sweep } from "./types";

/** What the study would train and cost, the button that starts it, and how it goes. */
export function SweepRunPanel({
  text,
  study,
  isCurrent,
  sweep,
}: {
  text: string;
  /** null where the text is no study */
  study: Planned | null;
  /** whether that is of the text as it stands */
  isCurrent: boolean;
  /** its newest run; null for none */
  sweep: Sweep | null;
}) {
  const [error, setError] = useState<unknown>(null);
  const isGoing = sweep !== null && !hasEnded(sweep.run);
  const forecast = useForecast(study && isCurrent && !isGoing ? text : null, sweep?.run.state ?? "");
  const act = (work: Promise<unknown>) => {
    setError(null);
    work.catch((failure: unknown) => setError(failure));
  };
  const left = study?.known ? study.known.total - study.known.finished : null;
  return (
    <section class="run tile" aria-label="Run">
      {study && <p class="note">{words(study)}</p>}
      {isGoing ? (
        <>
          <RunState run={sweep.run} />
          <div class="buttons">
            <button
              type="button"
              disabled={sweep.run.isStopping}
              onClick={() => act(post(`/api/runs/${sweep.id}/stop`))}
            >
              Stop
            </button>
          </div>
          <p class="note">The run continues if you close this page. Stopping keeps what is finished.</p>
        </>
      ) : (
        <>
          {sweep && <RunState run={sweep.run} />}
          {sweep?.run.state === "failed" && (
            <p class="problem" role="alert">
              {sweep.run.error} {sweep.run.hint}
            </p>
          )}
          {sweep?.isCutShort && (
            <p class="note">
              ▲ The time of its budget was over before every trial had run. The next run continues from there.
            </p>
          )}
          <div class="start">
            <button
              type="button"
              class="primary"
              disabled={!study || !isCurrent}
              onClick={() => act(send("/api/sweeps/runs", text))}
            >
              {left ? "Resume" : "Run"}
            </button>
            {study ? (
              <ForecastText forecast={forecast.data} error={forecast.error} isOld={!isCurrent} />
            ) : (
              <p class="forecast" role="status">
                {isCurrent ? "✕ It can be run once nothing is wrong with it." : "Reading the study …"}
              </p>
            )}
          </div>
        </>
      )}
      {error !== null && (
        <p class="problem" role="alert">
          {wordsOf(error)}
        </p>
      )}
    </section>
  );
}

function words(study: Planned): string {
  const factors = study.factors.map((factor) =>
    factor.levels > 0 ? `${factor.levels} of ${factor.path}` : factor.path,
  );
  const design = `${study.design.replaceAll("-", " ")}${factors.length > 0 ? ": " : ""}${factors.join(" × ")}`;
  return `${count(study.settings, "setting")} (${design}) · ${count(study.trials, "trial")}`;
}

/** What the text would cost; asked again when a run has changed what is there. */
function useForecast(text: string | null, again: string) {
  const [answer, setAnswer] = useState<{ data: Forecast | null; error: unknown }>({ data: null, error: null });
  useEffect(() => {
    if (text === null) {
      setAnswer({ data: null, error: null });
      return;
    }
    const cancel = new AbortController();
    send<Forecast>("/api/sweeps/forecast", text, cancel.signal).then(
      (data) => setAnswer({ data, error: null }),
      (error: unknown) => cancel.signal.aborted || setAnswer({ data: null, error }),
    );
    return () => cancel.abort();
  }, [text, again]);
  return answer;
}
