import { useEffect, useRef } from "preact/hooks";
import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { TrialStateText } from "./states";
import type { Curve, Trial } from "./types";
import { date, number } from "./words";

/** One trial: its curves, what it is, what made it, and why it failed. */
export function TrialPart({ study, hash, onClose }: { study: string; hash: string; onClose: () => void }) {
  const query = new URLSearchParams({ study, hash });
  const { data, error } = useRequest<Trial>(`/api/studies/trial?${query}`);
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = data?.hash === hash;
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [isThere, hash]);
  if (error !== null) return <Failure error={error} />;
  if (!data || !isThere)
    return (
      <section class="trial" aria-label="Trial" aria-busy="true">
        <div class="trial-head">
          <p class="reading" role="status">
            Reading trial {hash.slice(0, 10)} …
          </p>
          <button type="button" onClick={onClose}>
            Close
          </button>
        </div>
      </section>
    );
  return (
    <section class="trial" aria-labelledby="trial-heading">
      <div class="trial-head">
        <h2 id="trial-heading" ref={heading} tabIndex={-1}>
          Trial {data.position.toLocaleString("en")}
        </h2>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      <p>
        <TrialStateText state={data.state} />
        {data.divergence &&
          ` at step ${data.divergence.step}, last finite loss ${data.divergence.lastFiniteLoss ?? "none"}`}
      </p>
      {data.failure !== null && <pre class="error-text">{data.failure}</pre>}
      <div class="curves">
        <CurveFigure title="Loss" curve={data.loss} />
        <CurveFigure title="Error" curve={data.error} />
      </div>
      <dl class="facts">
        <Fact name="hash">{data.hash}</Fact>
        {data.parameters !== null && <Fact name="parameters">{number(data.parameters, 0)}</Fact>}
        {data.seconds !== null && <Fact name="time">{number(data.seconds, 2)} s</Fact>}
        {data.ended && <Fact name="ended">{date(data.ended)}</Fact>}
        <Fact name="attempts">{data.attempts}</Fact>
        <Fact name="scores taken on the test set">{data.testScores}</Fact>
        {data.provenance && (
          <Fact name="made by">
            Fruitfly {data.provenance.program} on {data.provenance.runtime}, {data.provenance.instructionSet}, numerics{" "}
            {data.provenance.numerics}
          </Fact>
        )}
      </dl>
      <details class="constant">
        <summary>Description</summary>
        <pre tabIndex={0} aria-label="Description of the trial">
          {data.description}
        </pre>
      </details>
    </section>
  );
}

function CurveFigure({ title, curve }: { title: string; curve: Curve | null }) {
  if (!curve) return null;
  return (
    <figure>
      <h3>{title}</h3>
      <Chart specification={curve.specification} label={`${title} against training steps`} />
      {curve.caption && <figcaption>{curve.caption}</figcaption>}
    </figure>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
