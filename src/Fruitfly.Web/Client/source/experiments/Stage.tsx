import { useMemo } from "preact/hooks";
import { Scoreboard } from "../parts/Scoreboard";
import { count, time } from "../parts/words";
import { FigureView } from "./FigureView";
import { outcome, withGuess, type Guess, type Guesses } from "./prediction";
import { PredictFigure } from "./PredictFigure";
import { hasEnded, type Content, type Description, type Report, type Run } from "./types";
import { dataOf } from "./paths";

/** What was measured: one figure large, the others one key away. */
export function Stage({ description, report, run, chosen, onChoose, isCovered, guesses, onGuess }: {
  description: Description;
  report: Report | null;
  run: Run | null;
  chosen: string;
  onChoose: (figure: string) => void;
  /** Whether the reader still predicts. */
  isCovered: boolean;
  guesses: Guesses;
  onGuess: (figure: string, guess: Guess) => void;
}) {
  const content = report?.content;
  if (!report || !content) return <Nothing report={report} run={run} isCovered={isCovered} />;
  const figures = isCovered ? content.figures.filter((figure) => report.extremes.some((extremes) => extremes.figure === figure.id)) : content.figures;
  const figure = figures.find((figure) => figure.id === chosen) ?? figures[0];
  const extremes = figure && report.extremes.find((extremes) => extremes.figure === figure.id);
  const guess = figure && guesses[figure.id];
  return (
    <>
      <div class="stage-head">
        {isCovered ? <p class="so-far">The measurement is hidden until you have made your prediction.</p> : <SoFar report={report} content={content} run={run} />}
        {!isCovered && <Scoreboard claims={content.claims} />}
      </div>
      {figures.length > 1 && (
        <div class="choices" role="group" aria-label="Figures">
          {figures.map((other) => (
            <button type="button" aria-pressed={other === figure} onClick={() => onChoose(other === figures[0] ? "" : other.id)} key={other.id}>
              <span class="number">{content.figures.indexOf(other) + 1}</span> {other.id.replaceAll("-", " ")}
            </button>
          ))}
        </div>
      )}
      {figure && isCovered && extremes && (
        <PredictFigure
          figure={figure}
          number={content.figures.indexOf(figure) + 1}
          extremes={extremes}
          guess={guess}
          onGuess={(guess) => onGuess(figure.id, guess)}
        />
      )}
      {figure && !isCovered && (
        <Shown report={report} content={content} id={figure.id} experiment={description.name} guess={guess} />
      )}
    </>
  );
}

function Shown({ report, content, id, experiment, guess }: { report: Report; content: Content; id: string; experiment: string; guess: Guess | undefined }) {
  const figure = content.figures.find((figure) => figure.id === id)!;
  const extremes = report.extremes.find((extremes) => extremes.figure === id);
  const x = guess && extremes ? guess.x : null;
  const shown = useMemo(() => (x === null ? figure.specification : withGuess(figure.specification, x)), [figure.specification, x]);
  return (
    <FigureView
      figure={figure}
      number={content.figures.indexOf(figure) + 1}
      claims={content.claims}
      from={dataOf(experiment)}
      version={report.version!}
      shown={shown}
      note={guess && extremes ? outcome(extremes, guess) : null}
    />
  );
}

/** With how many seeds, or when: what stands here is never more than it says. */
function SoFar({ report, content, run }: { report: Report; content: Content; run: Run | null }) {
  const isGoing = run !== null && !hasEnded(run);
  if (report.seeds)
    return (
      <p class="so-far growing" role="status">
        <span aria-hidden="true">◐</span> Measured with <b>{report.seeds.seeds}</b> of {count(report.seeds.ofSeeds, "seed")} so far
        {isGoing ? "." : "; the run was stopped."}
      </p>
    );
  const preset = content.settings.find((setting) => setting.key === "preset")?.value;
  return (
    <p class="so-far" role="status">
      <span aria-hidden="true">●</span> {report.isVariation ? "Your variation, " : preset && `${preset} preset, `}measured {time(content.finished)}
      {isGoing && ". The new run takes its place when its first seeds are measured."}
      {!isGoing && report.hasPage && (
        <>
          {" · "}
          <a href={`/reports/${report.page}.html`}>report</a>
          {" · "}
          <a href={`${dataOf(content.name)}/report.html`} download>
            download it
          </a>
        </>
      )}
    </p>
  );
}

function Nothing({ report, run, isCovered }: { report: Report | null; run: Run | null; isCovered: boolean }) {
  const isGoing = run !== null && !hasEnded(run);
  return (
    <div class="nothing">
      {report === null ? null : report.hasPage ? (
        <p>
          This report was written by an earlier Fruitfly: <a href={`/reports/${report.page}.html`}>open it</a>, or run the experiment again.
        </p>
      ) : isGoing ? (
        <p>The first figures appear here when {isCovered ? "you have predicted them and " : ""}the first seeds are measured.</p>
      ) : (
        <p>
          Nothing is measured yet. Press <b>Run</b>: figures and claims appear here while the networks train.
        </p>
      )}
    </div>
  );
}
