import { useState } from "preact/hooks";
import { ForecastText } from "../experiments/ForecastText";
import { RunState } from "../experiments/RunState";
import { hasEnded, type Forecast, type Now, type Report } from "../experiments/types";
import type { Claim } from "../parts/ClaimsTable";
import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { verdicts } from "../parts/Scoreboard";
import { useRequest } from "../parts/useRequest";
import { useLive } from "../server/live";
import { post } from "../server/request";
import { dataOf, pageOf } from "../experiments/paths";

/** What an experiment has measured so far for one figure, growing while it runs; where there is nothing, the button that measures it. */
export function Measurement({ experiment, figure: id }: { experiment: string; figure: string }) {
  const [now, setNow] = useState<Now | null>(null);
  const live = useLive(`${dataOf(experiment)}/live`, { now: (news: Now) => setNow(news) });
  const report = useRequest<Report>(now && `${dataOf(experiment)}/report?preset=true&version=${now.preset ?? "none"}`);
  const run = now?.run ?? null;
  const isGoing = run !== null && !hasEnded(run);
  const content = report.data?.content ?? null;
  const figure = content?.figures.find((one) => one.id === id);
  const claims = content?.claims.filter((claim) => claim.figure === id) ?? [];

  return (
    <>
      <div class="measurement">
        <LiveStatus {...live} />
        {report.error ? <Failure error={report.error} /> : null}
        {isGoing && <RunState run={run} />}
        {run?.state === "failed" && (
          <p class="problem" role="alert">
            {run.error} {run.hint}
          </p>
        )}
        {figure && content ? (
          <figure aria-labelledby="finding">
            <figcaption id="finding">{figure.title}</figcaption>
            <Chart specification={figure.specification} label={figure.alternativeText} />
            <details>
              <summary>How it was measured</summary>
              <p>{figure.subtitle}</p>
              <p>{figure.caption}</p>
              <p>
                <a href={`${pageOf(experiment)}?figure=${id}`}>The experiment with all its figures</a>
              </p>
            </details>
          </figure>
        ) : (
          report.data && !isGoing && <Begin experiment={experiment} hasContent={content !== null} />
        )}
      </div>
      {figure && claims.length > 0 && <Verdicts claims={claims} />}
    </>
  );
}

/** More do not fit beside the figure. */
const mostClaims = 4;

function Verdicts({ claims }: { claims: Claim[] }) {
  const rest = claims.slice(mostClaims);
  return (
    <div class="verdicts">
      <ClaimList claims={claims.slice(0, mostClaims)} label="Claims" />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <ClaimList claims={rest} label="More claims" />
        </details>
      )}
    </div>
  );
}

function ClaimList({ claims, label }: { claims: Claim[]; label: string }) {
  return (
    <ul aria-label={label}>
      {claims.map((claim) => (
        <li class={claim.verdict} key={claim.id}>
          <span class="sign" aria-hidden="true">
            {verdicts[claim.verdict].sign}
          </span>
          <span>
            {claim.statement} <b>{verdicts[claim.verdict].words}</b>
            {claim.measured && claim.verdict !== "not-tested" ? `: ${claim.measured}` : ""}
          </span>
        </li>
      ))}
    </ul>
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
