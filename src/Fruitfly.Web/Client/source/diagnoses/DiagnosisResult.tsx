import { FigureView } from "../experiments/FigureView";
import { TableView } from "../experiments/TableView";
import { hasEnded, type Content } from "../experiments/types";
import { Failure } from "../parts/Failure";
import { prose, time } from "../parts/words";
import { addressOf } from "../studies/StudiesPage";
import { ActionRows } from "./ActionRows";
import { ErrorParts } from "./ErrorParts";
import { LabelRows } from "./LabelRows";
import { Warnings } from "./TableLook";
import type { Diagnosis, Report, Verdict } from "./types";

/** What the diagnosis found: the verdict, the parts of the error, the actions, the curves. It grows while it runs. */
export function DiagnosisResult({
  study,
  diagnosis,
  report,
  error,
  chosen,
  onChoose,
}: {
  /** its name in the store */
  study: string;
  diagnosis: Diagnosis | null;
  report: Report | null;
  error: unknown;
  chosen: string;
  onChoose: (figure: string) => void;
}) {
  if (error) return <Failure error={error} />;
  if (!report) return null;
  const { content, verdict } = report;
  const isGoing = diagnosis !== null && !hasEnded(diagnosis.run);
  if (!content)
    return (
      <div class="nothing">
        <p>
          {isGoing
            ? "The curves appear here when the first networks are trained, and then the first answer."
            : "There is no answer yet."}
        </p>
      </div>
    );
  const figures = <Figures {...{ study, content, chosen, onChoose }} version={report.version!} />;
  const shown = content.tables.filter((table) => !verdict || !["answer", "gains", "labels"].includes(table.id));
  return (
    <>
      <p class={report.isWhole ? "so-far" : "so-far growing"} role="status">
        <span aria-hidden="true">{report.isWhole ? "●" : "◐"}</span> {stands(report, isGoing, content.finished)}
        {report.hasPage && (
          <>
            {" · "}
            <a href={`/reports/${study}.html`}>report</a>
          </>
        )}
        {verdict && (
          <>
            {" · "}
            <a href={`/api/diagnoses/${encodeURIComponent(study)}/answer.json`} download>
              JSON
            </a>
          </>
        )}
        {" · "}
        <a href={addressOf({ study })}>its trainings</a>
      </p>
      {verdict ? (
        <Answer verdict={verdict} />
      ) : (
        content.tables.length > 0 && <h2 class="headline">{prose(content.title)}</h2>
      )}
      {figures}
      {verdict?.labels && (
        <LabelRows
          labels={verdict.labels}
          caption={content.tables.find((table) => table.id === "labels")?.caption ?? ""}
        />
      )}
      {shown.map((table) => (
        <TableView table={table} key={table.id} />
      ))}
    </>
  );
}

function stands(report: Report, isGoing: boolean, finished: string): string {
  if (report.isWhole) return `Answered ${time(finished)}`;
  if (!report.verdict)
    return isGoing ? "Growing; the first answer comes early" : "What was trained so far gives no answer yet";
  return isGoing ? "A first answer; it is getting sharper" : "A first answer; the rest was not trained";
}

function Answer({ verdict }: { verdict: Verdict }) {
  return (
    <>
      <h2 class="headline">{prose(verdict.headline)}</h2>
      {verdict.lines[0] && <p class="in-words">{prose(verdict.lines[0])}</p>}
      <Warnings warnings={verdict.warnings} />
      {verdict.parts.length > 0 && <ErrorParts parts={verdict.parts} />}
      {verdict.lines.length > 1 && (
        <details class="more">
          <summary>The answer in words</summary>
          <ul class="in-words">
            {verdict.lines.slice(1).map((line) => (
              <li key={line}>{prose(line)}</li>
            ))}
          </ul>
        </details>
      )}
      {verdict.actions.length > 0 && <ActionRows actions={verdict.actions} worth={verdict.worth} />}
    </>
  );
}

function Figures({
  study,
  version,
  content,
  chosen,
  onChoose,
}: {
  study: string;
  version: string;
  content: Content;
  chosen: string;
  onChoose: (figure: string) => void;
}) {
  const { figures } = content;
  const first = figures.find((figure) => figure.id === "learning-curve") ?? figures[0];
  const figure = figures.find((one) => one.id === chosen) ?? first;
  if (!figure) return null;
  return (
    <>
      {figures.length > 1 && (
        <div class="choices" role="group" aria-label="Figures">
          {figures.map((other, place) => (
            <button
              type="button"
              aria-pressed={other === figure}
              onClick={() => onChoose(other === first ? "" : other.id)}
              key={other.id}
            >
              <span class="number">{place + 1}</span> {other.id.replaceAll("-", " ")}
            </button>
          ))}
        </div>
      )}
      <FigureView
        {...{ figure, version }}
        number={figures.indexOf(figure) + 1}
        claims={[]}
        from={`/api/diagnoses/${encodeURIComponent(study)}`}
        shown={figure.specification}
      />
    </>
  );
}
