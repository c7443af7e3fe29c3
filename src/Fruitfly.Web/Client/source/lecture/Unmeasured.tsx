import { useState } from "preact/hooks";
import { ForecastText } from "../experiments/ForecastText";
import { dataOf, pageOf } from "../experiments/paths";
import { RunState } from "../experiments/RunState";
import type { Forecast } from "../experiments/types";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { post } from "../server/request";
import type { Measured } from "./useMeasured";

/** Where there is no figure yet: how its run stands, or the button that measures it. */
export function Unmeasured({ experiment, measured }: { experiment: string; measured: Measured }) {
  const { run, isGoing, report, error } = measured;
  return (
    <>
      {error ? <Failure error={error} /> : null}
      {isGoing && run && <RunState run={run} />}
      {run?.state === "failed" && (
        <p class="problem" role="alert">
          {run.error} {run.hint}
        </p>
      )}
      {report && !isGoing && <Begin experiment={experiment} hasContent={report.content !== null} />}
    </>
  );
}

/** The quick preset is meant for the minutes of a lecture. */
function Begin({ experiment, hasContent }: { experiment: string; hasContent: boolean }) {
  const [error, setError] = useState<unknown>(null);
  const forecast = useRequest<Forecast>(`${dataOf(experiment)}/forecast?preset=quick`);
  const start = () => {
    setError(null);
    post(`${dataOf(experiment)}/runs`, { preset: "quick", options: {} }).catch((failure: unknown) => setError(failure));
  };
  return (
    <div class="unmeasured tile">
      <p>{hasContent ? "What was measured has no such figure." : "Nothing is measured yet."}</p>
      <p>
        <button type="button" class="primary" onClick={start}>
          Run it now
        </button>
      </p>
      <ForecastText forecast={forecast.data} error={forecast.error} isOld={false} />
      <p>
        or open <a href={pageOf(experiment)}>the experiment</a> and choose what it measures.
      </p>
      {error ? <Failure error={error} /> : null}
    </div>
  );
}
