import { FigureView } from "../experiments/FigureView";
import { TableView } from "../experiments/TableView";
import { hasEnded } from "../experiments/types";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { prose, time } from "../parts/words";
import { addressOf } from "../studies/StudiesPage";
import { figureName } from "./figureName";
import type { Sweep, SweepReport } from "./types";

/** What the study found: the answer in a few lines, the figures, the settings. While it runs all of it grows. */
export function SweepResult({
  study,
  sweep,
  chosen,
  onChoose,
}: {
  /** its name in the store */
  study: string;
  sweep: Sweep | null;
  chosen: string;
  onChoose: (figure: string) => void;
}) {
  const name = encodeURIComponent(study);
  const { data: report, error } = useRequest<SweepReport>(
    `/api/sweeps/report?study=${name}&version=${sweep?.report ?? ""}`,
  );
  const content = report?.content;
  if (error) return <Failure error={error} />;
  if (!report) return null;
  if (!content)
    return (
      <div class="nothing">
        <p>
          {sweep && !hasEnded(sweep.run)
            ? "The first figures appear here when the first trials have ended."
            : "Nothing is measured yet."}
        </p>
      </div>
    );
  const answer = content.tables.find((table) => table.id === "answer");
  const [best, ...others] = answer?.rows ?? [];
  const figure = content.figures.find((one) => one.id === chosen) ?? content.figures[0];
  return (
    <>
      <div class="stage-head">
        <SoFar study={study} report={report} finished={content.finished} />
      </div>
      {best && <p class="answer-head">{prose(best[1]!)}</p>}
      {content.figures.length > 1 && (
        <div class="choices" role="group" aria-label="Figures">
          {content.figures.map((other, place) => (
            <button
              type="button"
              aria-pressed={other === figure}
              onClick={() => onChoose(place === 0 ? "" : other.id)}
              key={other.id}
            >
              <span class="number">{place + 1}</span> {figureName(other.id)}
            </button>
          ))}
        </div>
      )}
      {figure && (
        <FigureView
          figure={figure}
          number={content.figures.indexOf(figure) + 1}
          claims={[]}
          from={`/api/sweeps/${name}`}
          version={report.version!}
          shown={figure.specification}
        />
      )}
      {others.length > 0 && (
        <section class="answer" aria-labelledby="answer-title">
          <h2 id="answer-title">The answer</h2>
          <ul>
            {others.map((row) => (
              <li key={row[0]}>{prose(row[1]!)}</li>
            ))}
          </ul>
        </section>
      )}
      {content.tables
        .filter((table) => table !== answer)
        .map((table) => (
          <TableView table={table} key={table.id} />
        ))}
    </>
  );
}

function SoFar({ study, report, finished }: { study: string; report: SweepReport; finished: string }) {
  return (
    <p class={report.isWhole ? "so-far" : "so-far growing"} role="status">
      <span aria-hidden="true">{report.isWhole ? "●" : "◐"}</span>{" "}
      {report.isWhole
        ? `Measured ${time(finished)}`
        : "What has ended so far; the choice is open, and the test set is sealed"}
      {" · "}
      {report.hasPage && (
        <>
          <a href={`/reports/${study}.html`}>report</a>
          {" · "}
        </>
      )}
      <a href={addressOf({ study })}>its trials</a>
    </p>
  );
}
