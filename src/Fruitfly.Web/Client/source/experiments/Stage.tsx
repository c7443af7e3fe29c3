import { useMemo } from "preact/hooks";
import { Scoreboard } from "../parts/Scoreboard";
import { count, time } from "../parts/words";
import type { Study } from "../studies/types";
import { withBeside } from "./beside";
import { FigureView } from "./FigureView";
import { withGuess } from "./guessChart";
import { outcome } from "./outcome";
import type { Guess, Guesses } from "./prediction";
import { PredictFigure } from "./PredictFigure";
import { isSame, settingWords, titleOf, type Settings } from "./settings";
import {
  hasEnded,
  type AskedFigure,
  type Content,
  type Description,
  type PredictionSheet,
  type Report,
  type Run,
} from "./types";
import { dataOf } from "./paths";

/** What was measured: one figure large, the others one key away. */
export function Stage({
  description,
  settings,
  study,
  query,
  report,
  run,
  chosen,
  onChoose,
  guesses,
  sheet,
}: {
  description: Description;
  settings: Settings;
  study: Study | null;
  /** which settings are seen, as requests have it */
  query: string;
  report: Report | null;
  run: Run | null;
  chosen: string;
  onChoose: (figure: string) => void;
  guesses: Guesses;
  /** What was asked of a reader who has predicted. */
  sheet: PredictionSheet | null;
}) {
  const content = report?.content;
  if (!report || !content) return <Nothing report={report} run={run} />;
  const figure = content.figures.find((figure) => figure.id === chosen) ?? content.figures[0];
  return (
    <>
      <div class="stage-head">
        <SoFar report={report} content={content} run={run} settings={settings} study={study} query={query} />
        <Scoreboard claims={content.claims} />
      </div>
      <FigureChoice
        figures={content.figures}
        numbers={content.figures.map((_, place) => place + 1)}
        chosen={figure?.id}
        onChoose={onChoose}
      />
      {figure && (
        <Shown
          report={report}
          content={content}
          id={figure.id}
          experiment={description.name}
          query={query}
          guess={guesses[figure.id]}
          asked={sheet?.figures.find((asked) => asked.id === figure.id)}
        />
      )}
    </>
  );
}

/** The same before anything that was measured is seen. */
export function PredictStage({
  sheet,
  isGoing,
  chosen,
  onChoose,
  guesses,
  onGuess,
}: {
  /** null where nothing is known of the experiment until it has run */
  sheet: PredictionSheet | null;
  isGoing: boolean;
  chosen: string;
  onChoose: (figure: string) => void;
  guesses: Guesses;
  onGuess: (figure: string, guess: Guess) => void;
}) {
  if (!sheet)
    return (
      <div class="nothing">
        <p>
          {isGoing
            ? "You are asked when the first seeds are measured."
            : "This has not been measured yet, so its axes are not known. Press Run: you are asked before you see what " +
              "comes out."}
        </p>
      </div>
    );
  const figure = sheet.figures.find((figure) => figure.id === chosen) ?? sheet.figures[0];
  return (
    <>
      <div class="stage-head">
        <p class="so-far">
          {figure
            ? "The measurement is hidden until you have made your prediction."
            : "Its figures have no line to predict; say which statements will hold."}
        </p>
      </div>
      <FigureChoice
        figures={sheet.figures}
        numbers={sheet.figures.map((figure) => figure.number)}
        chosen={figure?.id}
        onChoose={onChoose}
      />
      {figure && (
        <PredictFigure
          figure={figure}
          guess={guesses[figure.id]}
          onGuess={(guess) => onGuess(figure.id, guess)}
          key={figure.id}
        />
      )}
    </>
  );
}

function FigureChoice({
  figures,
  numbers,
  chosen,
  onChoose,
}: {
  figures: { id: string }[];
  numbers: number[];
  chosen: string | undefined;
  onChoose: (figure: string) => void;
}) {
  if (figures.length < 2) return null;
  return (
    <div class="choices" role="group" aria-label="Figures">
      {figures.map(({ id }, place) => (
        <button type="button" aria-pressed={id === chosen} onClick={() => onChoose(place === 0 ? "" : id)} key={id}>
          <span class="number">{numbers[place]}</span> {id.replaceAll("-", " ")}
        </button>
      ))}
    </div>
  );
}

function Shown({
  report,
  content,
  id,
  experiment,
  query,
  guess,
  asked,
}: {
  report: Report;
  content: Content;
  id: string;
  experiment: string;
  query: string;
  guess: Guess | undefined;
  asked: AskedFigure | undefined;
}) {
  const figure = content.figures.find((figure) => figure.id === id)!;
  const extremes = report.extremes.find((extremes) => extremes.figure === id);
  const beside = report.beside.find((lines) => lines.figure === id);
  const shown = useMemo(() => {
    const own = beside ? withBeside(figure.specification, beside) : figure.specification;
    return guess && extremes ? withGuess(own, guess, asked) : own;
  }, [figure.specification, beside, JSON.stringify(guess), asked]);
  return (
    <FigureView
      figure={figure}
      number={content.figures.indexOf(figure) + 1}
      claims={content.claims}
      from={dataOf(experiment)}
      version={report.version!}
      settings={query}
      isBeside={beside !== undefined && beside.points.length > 0}
      shown={shown}
      note={guess && extremes ? outcome(extremes, guess, asked) : null}
    />
  );
}

/** With how many seeds, or when, and of which settings: what stands here is never more than it says. */
function SoFar({
  report,
  content,
  run,
  settings,
  study,
  query,
}: {
  report: Report;
  content: Content;
  run: Run | null;
  settings: Settings;
  study: Study | null;
  query: string;
}) {
  const isGoing = run !== null && !hasEnded(run);
  if (report.seeds)
    return (
      <p class="so-far growing" role="status">
        <span aria-hidden="true">◐</span> Measured with <b>{report.seeds.seeds}</b> of{" "}
        {count(report.seeds.ofSeeds, "seed")} so far
        {isGoing ? "." : "; the run was stopped."}
      </p>
    );
  const preset = content.settings.find((setting) => setting.key === "preset")?.value;
  const own = study?.remarks.title ? ` “${titleOf(study)}”` : `, ${settingWords(settings)}`;
  const what = report.isVariation ? `Your variation${own}` : `${preset === "full" ? "Published" : "Quick"} preset`;
  return (
    <p class="so-far" role="status">
      {report.isAsked ? (
        <>
          <span aria-hidden="true">●</span> {what}, measured {time(content.finished)}
        </>
      ) : (
        <>
          <span aria-hidden="true">○</span> The {settingWords(settings)} is not measured yet; this is the{" "}
          {preset === "full" ? "published" : "quick"} preset
        </>
      )}
      {isGoing && isSame(settings, run) && ". The new run takes its place when its first seeds are measured."}
      {!isGoing && report.isAsked && report.hasPage && (
        <>
          {" · "}
          <a href={`/reports/${report.page}.html`}>report</a>
          {" · "}
          <a href={`${dataOf(content.name)}/report.html?${query}`} download>
            download it
          </a>
        </>
      )}
    </p>
  );
}

function Nothing({ report, run }: { report: Report | null; run: Run | null }) {
  const isGoing = run !== null && !hasEnded(run);
  return (
    <div class="nothing">
      {report === null ? null : report.hasPage ? (
        <p>
          This report was written by an earlier Fruitfly: <a href={`/reports/${report.page}.html`}>open it</a>, or run
          the experiment again.
        </p>
      ) : isGoing ? (
        <p>The first figures appear here when the first seeds are measured.</p>
      ) : (
        <p>
          Nothing is measured yet. Press <b>Run</b>: figures and claims appear here while the networks train.
        </p>
      )}
    </div>
  );
}
