import { useState } from "preact/hooks";
import { CopiedCommand } from "../parts/CopiedCommand";
import { post, wordsOf } from "../server/request";
import type { Live } from "../server/live";
import { StudyStateText } from "../studies/states";
import type { Study } from "../studies/types";
import { useDelayed } from "../parts/useDelayed";
import { useRequest } from "../parts/useRequest";
import { ForecastText } from "./ForecastText";
import { RunState } from "./RunState";
import { isSame, queryOf, settingWords, type Settings } from "./settings";
import { StartButton } from "./StartButton";
import { hasEnded, type Description, type Forecast, type Run } from "./types";
import { dataOf, pageOf } from "./paths";

/** What it would cost, the button that starts it, how it goes, and the command line that does the same. */
export function RunPanel({
  description,
  settings,
  run,
  study,
  live,
}: {
  description: Description;
  settings: Settings;
  run: Run | null;
  study: Study | null;
  live: Live;
}) {
  const [error, setError] = useState<unknown>(null);
  const { preset, changed } = settings;
  const isGoing = run !== null && !hasEnded(run);
  // Asked again when the options rest, and when a run has changed what is there.
  const wanted = isGoing || description.missing ? null : `${dataOf(description.name)}/forecast?${queryOf(settings)}`;
  const asked = useDelayed(wanted, 300);
  const answer = useRequest<Forecast>(asked, `${run?.id ?? 0}${run?.state ?? ""}`);
  const forecast = { ...answer, isOld: answer.isOld || asked !== wanted };
  const act = (work: Promise<unknown>) => {
    setError(null);
    work.catch((failure: unknown) => setError(failure));
  };
  const start = (retry = false) => act(post(`${dataOf(description.name)}/runs`, { preset, options: changed, retry }));
  const own = run && isSame(settings, run) ? run : null;
  const isLeft = study !== null && study.trials.planned > 0;

  return (
    <section class="run tile" aria-label="Run">
      {description.missing ? (
        <p class="forecast problem">
          ✕ {description.missing.error} {description.missing.hint}
        </p>
      ) : isGoing ? (
        <>
          {live.state === "broken" ? <Unheard since={live.since} /> : <RunState run={run} />}
          {!own && (
            <p class="note">
              It runs the{" "}
              <a href={`${pageOf(run.experiment)}?${queryOf({ preset: run.preset, changed: run.options })}`}>
                {settingWords({ preset: run.preset, changed: run.options })}
              </a>
              .
            </p>
          )}
          <div class="buttons">
            <button
              type="button"
              disabled={run.isStopping || live.state === "broken"}
              onClick={() => act(post(`/api/runs/${run.id}/stop`))}
            >
              Stop
            </button>
          </div>
          <p class="note">The run continues if you close this page. Stopping keeps what is finished.</p>
        </>
      ) : (
        <>
          {own ? <RunState run={own} /> : study && isLeft && <Left study={study} />}
          {own?.state === "failed" && (
            <p class="problem" role="alert">
              {own.error} {own.hint}
            </p>
          )}
          <div class="start">
            <StartButton
              label={isLeft && study.trials.finished > 0 ? "Go on" : "Run"}
              preset={preset}
              forecast={forecast}
              onStart={() => start()}
            />
            <ForecastText forecast={forecast.data} error={forecast.error} isOld={forecast.isOld} />
          </div>
          {((own?.trials?.failed ?? 0) > 0 || (study?.trials.failed ?? 0) > 0) && (
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
          {wordsOf(error)}
        </p>
      )}
      <CopiedCommand command={commandOf(description, settings)} />
    </section>
  );
}

/** A run of which nothing is heard may have ended with the server. */
function Unheard({ since }: { since: Date }) {
  return (
    <p class="run-state stale">
      <span class="shape" aria-hidden="true">
        ◐
      </span>{" "}
      <b role="status">no news</b>{" "}
      <span class="how">
        since {since.toLocaleTimeString("en-GB")}. If the web lab was stopped, so was this run; what it finished is
        kept.
      </span>
    </p>
  );
}

/** What an earlier run of these settings left, such as one that ended with its server. */
function Left({ study }: { study: Study }) {
  return (
    <p class="run-state">
      <b>
        <StudyStateText study={study} />
      </b>{" "}
      <span class="how">
        {study.trials.finished.toLocaleString("en")} of {study.trials.total.toLocaleString("en")} trials are kept
      </span>
    </p>
  );
}

function commandOf(description: Description, { preset, changed }: Settings) {
  const options = description.options
    .filter((option) => option.name in changed)
    .map((option) => `--${option.name} ${changed[option.name]}`);
  return [
    description.commandName,
    "run",
    description.name,
    ...(preset === "quick" ? ["--quick"] : []),
    ...options,
  ].join(" ");
}
