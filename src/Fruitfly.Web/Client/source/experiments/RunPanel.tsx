import { useState } from "preact/hooks";
import { CopiedCommand } from "../parts/CopiedCommand";
import { post, RequestError } from "../server/request";
import { useDelayed } from "../parts/useDelayed";
import { useRequest } from "../parts/useRequest";
import { ForecastText } from "./ForecastText";
import { RunState } from "./RunState";
import { hasEnded, type Description, type Forecast, type Preset, type Run } from "./types";
import { dataOf } from "./paths";

/** What it would cost, the button that starts it, how it goes, and the command line that does the same. */
export function RunPanel({ description, preset, changed, run }: {
  description: Description;
  preset: Preset;
  changed: Record<string, number>;
  run: Run | null;
}) {
  const [error, setError] = useState<unknown>(null);
  const query = new URLSearchParams({ preset, ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, String(value)])) });
  const isGoing = run !== null && !hasEnded(run);
  // Asked again when the options rest, and when a run has changed what is there.
  const wanted = isGoing || description.missing ? null : `${dataOf(description.name)}/forecast?${query}`;
  const asked = useDelayed(wanted, 300);
  const forecast = useRequest<Forecast>(asked, run?.id ?? 0);
  const act = (work: Promise<unknown>) => {
    setError(null);
    work.catch((failure: unknown) => setError(failure));
  };
  const start = (retry = false) => act(post(`${dataOf(description.name)}/runs`, { preset, options: changed, retry }));

  return (
    <section class="run tile" aria-label="Run">
      {description.missing ? (
        <p class="forecast problem">
          ✕ {description.missing.error} {description.missing.hint}
        </p>
      ) : isGoing ? (
        <>
          <RunState run={run} />
          <div class="buttons">
            <button type="button" disabled={run.isStopping} onClick={() => act(post(`/api/runs/${run.id}/stop`))}>
              Stop
            </button>
          </div>
          <p class="note">The run continues if you close this page. Stopping keeps what is finished.</p>
        </>
      ) : (
        <>
          {run && <RunState run={run} />}
          {run?.state === "failed" && (
            <p class="problem" role="alert">
              {run.error} {run.hint}
            </p>
          )}
          <div class="start">
            <button type="button" class="primary" onClick={() => start()}>
              Run
            </button>
            <ForecastText forecast={forecast.data} error={forecast.error} isOld={asked !== wanted} />
          </div>
          {run?.trials && run.trials.failed > 0 && (
            <div class="buttons">
              <button type="button" onClick={() => start(true)}>
                Run failed trials again
              </button>
            </div>
          )}
        </>
      )}
      {error !== null && (
        <p class="problem" role="alert">
          {error instanceof Error ? error.message : String(error)} {error instanceof RequestError ? error.hint : ""}
        </p>
      )}
      <CopiedCommand command={commandOf(description, preset, changed)} />
    </section>
  );
}

function commandOf(description: Description, preset: Preset, changed: Record<string, number>) {
  const options = description.options.filter((option) => option.name in changed).map((option) => `--${option.name} ${changed[option.name]}`);
  return [description.commandName, "run", description.name, ...(preset === "quick" ? ["--quick"] : []), ...options].join(" ");
}
