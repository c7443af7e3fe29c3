import "./experiments.css";
import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../address";
import { ClaimsTable } from "../parts/ClaimsTable";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { useRequest } from "../parts/useRequest";
import { count, prose } from "../parts/words";
import { useLive } from "../server/live";
import { Controls } from "./Controls";
import { Expected, PredictPanel } from "./PredictPanel";
import { PredictClaims } from "./PredictClaims";
import { readExpectations, readGuesses, wasRight, writeExpectations, writeGuesses } from "./prediction";
import { RunPanel } from "./RunPanel";
import { Stage } from "./Stage";
import { TableView } from "./TableView";
import type { Content, Description, Now, Preset, Report } from "./types";
import { dataOf, pageOf } from "./paths";

export default function ExperimentPage() {
  const name = location.pathname.split("/").pop()!;
  const { data, error } = useRequest<Description>(dataOf(name));
  if (error) return <Failure error={error} />;
  return data && <Experiment description={data} />;
}

function Experiment({ description }: { description: Description }) {
  const { name } = description;
  const [values, change] = useAddress<Record<string, string>>({
    preset: "quick",
    figure: "",
    predict: "",
    expect: "",
    guess: "",
    ...Object.fromEntries(description.options.map((option) => [option.name, ""])),
  });
  const [now, setNow] = useState<Now | null>(null);
  const live = useLive(`${dataOf(name)}/live`, { now: (news: Now) => setNow(news) });
  const report = useRequest<Report>(now && `${dataOf(name)}/report?version=${now.report ?? "none"}`);
  useEffect(() => {
    document.title = `${description.title} · Fruitfly`;
  }, []);

  const preset: Preset = values["preset"] === "full" ? "full" : "quick";
  const changed = changedOf(description, preset, values);
  const isCovered = values["predict"] === "first";
  const guesses = readGuesses(values["guess"]!);
  const expected = readExpectations(values["expect"]!);
  const content = report.data?.content ?? null;
  const run = now?.run ?? null;

  const choose = (figure: string) => {
    change({ figure });
    document.querySelector(".stage")?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <div class="opening experiment-head">
        <div class="way">
          <p class="name">{name}</p>
          <nav aria-label="Other experiments">
            {description.previous && <a href={pageOf(description.previous)}>← {description.previous}</a>}
            {description.next && <a href={pageOf(description.next)}>{description.next} →</a>}
          </nav>
        </div>
        <h1>{description.title}</h1>
        <p class="summary">
          {description.summary} <span class="source">{description.source}</span>
        </p>
      </div>
      <LiveStatus {...live} />
      <div class="bench experiment">
        <div class="controls">
          <RunPanel description={description} preset={preset} changed={changed} run={run} />
          <PredictPanel state={values["predict"]!} onChange={(predict) => change(predict === "" ? { predict, expect: "", guess: "" } : { predict })} />
          <Controls
            description={description}
            preset={preset}
            changed={changed}
            onPreset={(choice) => change({ preset: choice })}
            onChange={(option, value) => change({ [option.name]: value === option[preset] ? "" : String(value) })}
            onReset={() => change(Object.fromEntries(description.options.map((option) => [option.name, ""])))}
          />
        </div>
        <div class="stage">
          {report.error ? (
            <Failure error={report.error} />
          ) : (
            <Stage
              description={description}
              report={report.data}
              run={run}
              chosen={values["figure"]!}
              onChoose={(figure) => change({ figure })}
              isCovered={isCovered}
              guesses={guesses}
              onGuess={(figure, guess) => change({ guess: writeGuesses({ ...guesses, [figure]: guess }) })}
            />
          )}
        </div>
      </div>
      {content && isCovered && (
        <PredictClaims
          claims={content.claims}
          expected={expected}
          onExpect={(claim, holds) => {
            const { [claim]: _, ...others } = expected;
            change({ expect: writeExpectations(holds === null ? others : { ...others, [claim]: holds }) });
          }}
        />
      )}
      {content && !isCovered && <Rest content={content} expected={expected} choose={choose} />}
    </>
  );
}

function Rest({ content, expected, choose }: { content: Content; expected: Record<string, boolean>; choose: (figure: string) => void }) {
  const isExpected = Object.keys(expected).length > 0;
  const tested = content.claims.map((claim) => wasRight(claim, expected)).filter((right) => right !== null);
  return (
    <>
      <section class="finding" aria-labelledby="finding-title">
        <h2 id="finding-title">Finding</h2>
        <p class="lead">{prose(content.lead)}</p>
      </section>
      {content.claims.length > 0 && (
        <section class="claims" aria-labelledby="claims-title">
          <h2 id="claims-title">Claims</h2>
          <p class="note">
            Each published statement, what was measured, and what follows. Measured values carry the 95 % interval and the number n of trials.
          </p>
          {tested.length > 0 && (
            <p class="verdict-of-prediction">
              You were right on {tested.filter((right) => right).length} of {count(tested.length, "statement")}.
            </p>
          )}
          <ClaimsTable
            claims={content.claims}
            anchor={(claim) => `claim-${claim.id}`}
            link={(claim) => (
              <a
                href={`#${claim.figure}`}
                onClick={(event) => {
                  event.preventDefault();
                  choose(claim.figure!);
                }}
              >
                figure
              </a>
            )}
            {...(isExpected ? { more: { title: "You expected", of: (claim) => <Expected claim={claim} expected={expected} /> } } : {})}
          />
        </section>
      )}
      {content.tables.map((table) => (
        <TableView table={table} key={table.id} />
      ))}
      <section class="provenance" aria-labelledby="provenance-title">
        <h2 id="provenance-title">Provenance</h2>
        <pre tabIndex={0}>
          <code>{content.command}</code>
        </pre>
        <dl>
          {content.provenance.map(({ key, value }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** What the address changes of the preset; values that an option does not take are left out. */
function changedOf(description: Description, preset: Preset, values: Record<string, string>): Record<string, number> {
  const changed: Record<string, number> = {};
  for (const option of description.options) {
    const text = values[option.name]!;
    const value = Number(text);
    const fits = text !== "" && Number.isFinite(value) && value >= option.minimum && value <= option.maximum && (!option.isInteger || Number.isInteger(value));
    if (fits && value !== option[preset]) changed[option.name] = value;
  }
  return changed;
}
