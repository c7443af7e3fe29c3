import { useEffect, useState } from "preact/hooks";
import { dataOf } from "../experiments/paths";
import type { Report } from "../experiments/types";
import { Failure } from "../parts/Failure";
import { get } from "../server/request";
import { addressOf, type Lecture } from "./lectures";
import { Slide } from "./Slide";
import { partOf } from "./useMeasured";

/** Every page of a deck as a sheet of its own, in the proportions of a screen: printed, or kept as PDF. */
export function PrintDeck({ lecture }: { lecture: Lecture }) {
  const { reports, error } = useReports(lecture);
  useEffect(() => {
    document.title = lecture.title;
    document.documentElement.classList.add("printing-deck");
    return () => document.documentElement.classList.remove("printing-deck");
  }, [lecture]);
  if (error) return <Failure error={error} />;
  if (!reports) return <p class="note">Collecting {lecture.steps.length} pages …</p>;
  const missing = lecture.steps.filter((step) => !partOf(reports.get(step.experiment)!, step.figure).figure).length;
  return (
    <div class="print-deck">
      <div class="before-printing">
        <p>
          <b>{lecture.title}</b>: {lecture.steps.length} pages, one a sheet. To keep them as PDF, choose it as the
          printer.
          {missing > 0 && ` ${missing} have no figure yet, because their experiments have not been run.`}
        </p>
        <p class="buttons">
          <button type="button" class="primary" onClick={() => window.print()}>
            Print
          </button>
          <a class="button" href={addressOf(lecture, 0)}>
            Begin the lecture
          </a>
        </p>
      </div>
      {lecture.steps.map((step, k) => {
        const { figure, claims } = partOf(reports.get(step.experiment)!, step.figure);
        return (
          <section class="sheet-of-deck lecture" aria-label={`Page ${k + 1}`} key={step.question}>
            <Slide
              step={step}
              figure={figure}
              claims={claims}
              instead={figure ? null : <p class="note">{step.experiment} has not been run yet.</p>}
              scale={sheetScale}
            />
            <p class="sheet-number">
              {lecture.title} · {k + 1}
            </p>
          </section>
        );
      })}
    </div>
  );
}

/** Of a sheet that is 720 px high, as slideScale of a window. */
const sheetScale = () => 720 / 45 / 13;

function useReports(lecture: Lecture) {
  const [reports, setReports] = useState<Map<string, Report> | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const cancel = new AbortController();
    const names = [...new Set(lecture.steps.map((step) => step.experiment))];
    Promise.all(
      names.map(
        async (name) => [name, await get<Report>(`${dataOf(name)}/report?preset=true`, cancel.signal)] as const,
      ),
    ).then(
      (all) => setReports(new Map(all)),
      (reason: unknown) => cancel.signal.aborted || setError(reason),
    );
    return () => cancel.abort();
  }, [lecture]);
  return { reports, error };
}
