import "./experiments.css";
import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../address";
import { ClaimsTable } from "../parts/ClaimsTable";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { useDelayed } from "../parts/useDelayed";
import { useRequest } from "../parts/useRequest";
import { count, prose } from "../parts/words";
import { useLive } from "../server/live";
import { Controls } from "./Controls";
import { Expected, PredictPanel } from "./PredictPanel";
import { PredictClaims } from "./PredictClaims";
import { readExpectations, readGuesses, wasRight, writeExpectations, writeGuesses } from "./prediction";
import { RunPanel } from "./RunPanel";
import { queryOf, settingsOf } from "./settings";
import { PredictStage, Stage } from "./Stage";
import { TableView } from "./TableView";
import { hasEnded, type Content, type Description, type Now, type PredictionSheet, type Report } from "./types";
import { Variations } from "./Variations";
import { whySeen } from "./whySeen";
import { dataOf, pageOf } from "./paths";

export default function ExperimentPage() {
  const name = location.pathname.split("/").pop()!;
  const { data, error } = useRequest<Description>(dataOf(name));
  if (error) return <Failure error={error} />;
  return data && <Experiment description={data} />;
}

function Experiment({ description }: { description: Description }) {
  const { name, options } = description;
  const [values, change] = useAddress<Record<string, string>>({
    preset: "",
    figure: "",
    predict: "",
    expect: "",
    guess: "",
    ...Object.fromEntries(options.map((option) => [option.name, ""])),
  });
  const settings = settingsOf(description, values);
  const query = queryOf(settings);
  const seen = useDelayed(query, 300);
  const [now, setNow] = useState<Now | null>(null);
  const live = useLive(`${dataOf(name)}/live?${seen}`, { now: (news: Now) => setNow(news) });
  const report = useRequest<Report>(now && `${dataOf(name)}/report?${seen}&version=${now.report ?? "none"}`);
  const isCovered = values["predict"] === "first";
  // Of what is asked nothing changes while a reader answers.
  const sheet = useRequest<PredictionSheet>(
    values["predict"] === "" ? null : `${dataOf(name)}/prediction?${seen}`,
    now?.report ? "measured" : "",
  );
  useEffect(() => {
    document.title = `${description.title} · Fruitfly`;
  }, []);

  const guesses = readGuesses(values["guess"]!);
  const expected = readExpectations(values["expect"]!);
  const content = report.data?.content ?? null;
  const run = now?.run ?? null;
  // Once another one is wanted, what is shown is no more than the answer to the last question.
  const study = seen === query ? (now?.study ?? null) : null;

  const choose = (figure: string) => {
    change({ figure }, "step");
    document.querySelector(".stage")?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <div class="experiment-head">
        <h1>{description.title}</h1>
        <nav aria-label="Other experiments">
          {description.previous && <a href={pageOf(description.previous)}>← {description.previous}</a>}
          {description.next && <a href={pageOf(description.next)}>{description.next} →</a>}
        </nav>
      </div>
      <LiveStatus {...live} />
      <div class="bench experiment">
        <div class="controls">
          <RunPanel description={description} settings={settings} run={run} study={study} live={live} />
          <PredictPanel
            state={values["predict"]!}
            onChange={(predict) => change(predict === "" ? { predict, expect: "", guess: "" } : { predict }, "step")}
          />
          <Controls
            description={description}
            settings={settings}
            onPreset={(preset) => change({ preset }, "step")}
            onChange={(option, value) =>
              change({ preset: settings.preset, [option.name]: value === option[settings.preset] ? "" : String(value) })
            }
            onReset={() => change(Object.fromEntries(options.map((option) => [option.name, ""])), "step")}
          />
        </div>
        <div class="stage">
          {report.error || sheet.error ? (
            <Failure error={report.error ?? sheet.error} />
          ) : isCovered ? (
            !sheet.isOld && (
              <PredictStage
                sheet={sheet.data}
                isGoing={run !== null && !hasEnded(run)}
                chosen={values["figure"]!}
                onChoose={(figure) => change({ figure }, "step")}
                guesses={guesses}
                onGuess={(figure, guess) => change({ guess: writeGuesses({ ...guesses, [figure]: guess }) })}
              />
            )
          ) : (
            <Stage
              description={description}
              settings={settings}
              study={study}
              query={seen}
              report={report.data}
              run={run}
              chosen={values["figure"]!}
              onChoose={(figure) => change({ figure }, "step")}
              guesses={guesses}
              sheet={sheet.data}
            />
          )}
        </div>
      </div>
      {sheet.data && isCovered && (
        <PredictClaims
          claims={sheet.data.claims}
          expected={expected}
          onExpect={(claim, holds) => {
            const { [claim]: _, ...others } = expected;
            change({ expect: writeExpectations(holds === null ? others : { ...others, [claim]: holds }) });
          }}
        />
      )}
      {!isCovered && <About description={description} lead={content?.lead ?? null} />}
      {content && !isCovered && <Rest content={content} expected={expected} choose={choose} />}
      {!isCovered && (
        <Variations experiment={name} settings={settings} version={`${run?.id} ${run?.state} ${now?.report}`} />
      )}
      {content && !isCovered && <ProvenancePart content={content} />}
    </>
  );
}

/** What was found, and what the experiment is about. */
function About({ description, lead }: { description: Description; lead: string | null }) {
  return (
    <section class="finding" aria-labelledby="finding-title">
      <h2 id="finding-title">{lead ? "Finding" : "About"}</h2>
      {lead && <p class="lead">{prose(lead)}</p>}
      <p class="summary">
        {description.summary} <span class="source">{description.source}</span>
      </p>
    </section>
  );
}

function Rest({
  content,
  expected,
  choose,
}: {
  content: Content;
  expected: Record<string, boolean>;
  choose: (figure: string) => void;
}) {
  const isExpected = Object.keys(expected).length > 0;
  const tested = content.claims.map((claim) => wasRight(claim, expected)).filter((right) => right !== null);
  return (
    <>
      {content.claims.length > 0 && (
        <section class="claims" aria-labelledby="claims-title">
          <h2 id="claims-title">Claims</h2>
          <p class="note">
            Each published statement, what was measured, and what follows. Measured values carry the 95 % interval and
            the number n of trials.
          </p>
          {tested.length > 0 && (
            <p class="verdict-of-prediction">
              You were right on {tested.filter((right) => right).length} of {count(tested.length, "statement")}.
            </p>
          )}
          <ClaimsTable
            claims={content.claims.map((claim) => ({ ...claim, reason: whySeen(claim) ?? claim.reason }))}
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
            {...(isExpected
              ? { more: { title: "You expected", of: (claim) => <Expected claim={claim} expected={expected} /> } }
              : {})}
          />
        </section>
      )}
      {content.tables.map((table) => (
        <TableView table={table} key={table.id} />
      ))}
    </>
  );
}

function ProvenancePart({ content }: { content: Content }) {
  return (
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
  );
}
