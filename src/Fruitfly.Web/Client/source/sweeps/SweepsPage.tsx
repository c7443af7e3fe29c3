import "../experiments/experiments.css";
import "../studies/studies.css";
import "./sweeps.css";
import { download } from "fruitfly-report/save";
import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../address";
import { TableView } from "../experiments/TableView";
import { LiveStatus } from "../parts/LiveStatus";
import { useRequest } from "../parts/useRequest";
import { useLive } from "../server/live";
import { get, wordsOf } from "../server/request";
import type { Study } from "../studies/types";
import { FileDrop } from "../uploads/FileDrop";
import { uploaded } from "../uploads/uploaded";
import { BeginPart } from "./BeginPart";
import { copyOf, keep, kept, type Draft } from "./draft";
import { StudyForm } from "./StudyForm";
import { StudyTextArea } from "./StudyTextArea";
import { SweepList } from "./SweepList";
import { SweepResult } from "./SweepResult";
import { SweepRunPanel } from "./SweepRunPanel";
import type { Schema } from "./shapes";
import type { StudyText, Sweep } from "./types";
import { useCheck } from "./useCheck";

export default function SweepsPage() {
  const [address, change] = useAddress({ study: "", tab: "form", figure: "" });
  const [draft, setDraft] = useState<Draft | null>(() => kept(address.study));
  const [version, setVersion] = useState(0);
  const [sweeps, setSweeps] = useState<Sweep[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const live = useLive("/api/sweeps/live", { sweeps: (news: Sweep[]) => setSweeps(news) });
  const { data: studies } = useRequest<Study[]>(
    sweeps && `/api/sweeps?after=${sweeps.map((sweep) => `${sweep.id}${sweep.run.state}`).join()}`,
  );

  const write = (text: string, study: string) => {
    const next = { text, study };
    keep(next);
    setDraft(next);
  };
  /** Another text than the one that is being written. */
  const begin = (text: string, study = "") => {
    write(text, study);
    setVersion((last) => last + 1);
    change({ study, figure: "" });
  };
  const load = (study: string, use: (text: string) => void) => {
    setProblem(null);
    get<StudyText>(`/api/sweeps/definition?study=${encodeURIComponent(study)}`).then(
      ({ text }) => use(text),
      (error: unknown) => setProblem(wordsOf(error)),
    );
  };
  const leave = () => {
    keep(null);
    setDraft(null);
    change({ study: "", figure: "" });
  };
  useEffect(() => {
    if (address.study !== "" && draft === null) load(address.study, (text) => begin(text, address.study));
  }, []);

  return (
    <>
      <div class="opening low">
        <h1>Sweeps</h1>
        {draft === null && (
          <p class="summary">
            Which settings are better, and how sure is that? Every seed is shown, the winner's score is corrected, the
            test set is opened once.
          </p>
        )}
      </div>
      <LiveStatus {...live} />
      {problem && (
        <p class="problem" role="alert">
          ✕ {problem}
        </p>
      )}
      {draft === null ? (
        <BeginPart onText={begin} />
      ) : (
        <Bench
          key={version}
          draft={draft}
          sweeps={sweeps ?? []}
          tab={address.tab}
          figure={address.figure}
          onText={(text) => write(text, draft.study)}
          onStudy={(study) => {
            write(draft.text, study);
            change({ study });
          }}
          onTab={(tab) => change({ tab })}
          onFigure={(figure) => change({ figure })}
          onLeave={leave}
          onDuplicate={() => begin(copyOf(draft.text))}
        />
      )}
      <SweepList
        studies={studies ?? []}
        current={address.study}
        onOpen={(study) => load(study, (text) => begin(text, study))}
        onDuplicate={(study) => load(study, (text) => begin(copyOf(text)))}
      />
    </>
  );
}

/** A study that is being written at the left, and what it comes to at the right. */
function Bench({
  draft,
  sweeps,
  tab,
  figure,
  onText,
  onStudy,
  onTab,
  onFigure,
  onLeave,
  onDuplicate,
}: {
  draft: Draft;
  sweeps: Sweep[];
  tab: string;
  figure: string;
  onText: (text: string) => void;
  onStudy: (study: string) => void;
  onTab: (tab: string) => void;
  onFigure: (figure: string) => void;
  onLeave: () => void;
  onDuplicate: () => void;
}) {
  const { data: schema } = useRequest<Schema>("/api/sweeps/schema");
  const [uploads, setUploads] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const ended = sweeps.filter((sweep) => ["done", "stopped", "failed"].includes(sweep.run.state)).length;
  const { check, of, error } = useCheck(draft.text, ended + 1000 * uploads);
  const study = check?.study ?? null;
  const isThere = study !== null && (study.known !== null || sweeps.some((sweep) => sweep.study === study.name));
  // What is looked at is what the text says, once the store has it; a text with a mistake leaves it.
  useEffect(() => {
    if (study && of === draft.text && draft.study !== (isThere ? study.name : "")) onStudy(isThere ? study.name : "");
  }, [study?.name, isThere, of]);
  const sweep = sweeps.find((one) => one.study === (study?.name ?? draft.study)) ?? null;
  const lacksFile = check?.problems.some((one) => one.path === "data.file") ?? false;
  const take = (file: File) => {
    setFault(null);
    uploaded(file).then(
      () => setUploads((last) => last + 1),
      (failure: unknown) => setFault(wordsOf(failure)),
    );
  };
  return (
    <div class="sweep-bench">
      <div class="writing">
        <div class="buttons">
          <button type="button" onClick={onLeave}>
            New
          </button>
          <button type="button" onClick={onDuplicate}>
            Duplicate
          </button>
          <button
            type="button"
            onClick={() => download(new Blob([draft.text], { type: "application/yaml" }), "study.yaml")}
          >
            Download study.yaml
          </button>
        </div>
        <SweepRunPanel text={draft.text} study={study} isCurrent={of === draft.text} sweep={sweep} />
        <div class="choices" role="group" aria-label="How the study is written">
          <button type="button" aria-pressed={tab !== "text"} onClick={() => onTab("form")}>
            Form
          </button>
          <button type="button" aria-pressed={tab === "text"} onClick={() => onTab("text")}>
            Text
          </button>
        </div>
        {error !== null && (
          <p class="problem" role="alert">
            ✕ {wordsOf(error)}
          </p>
        )}
        {lacksFile && (
          <>
            <FileDrop label="The file of its data" onFile={take} />
            {fault && (
              <p class="problem" role="alert">
                ✕ {fault}
              </p>
            )}
          </>
        )}
        {tab === "text" ? (
          <StudyTextArea text={draft.text} problems={check?.problems ?? []} onText={onText} />
        ) : (
          check && schema && <FormTab {...{ schema, check, onText }} isCurrent={of === draft.text} />
        )}
        {study && (
          <details class="shown">
            <summary>Every value, and where it comes from</summary>
            <pre tabIndex={0}>{study.shown}</pre>
          </details>
        )}
      </div>
      <div class="stage">
        {draft.study === "" && study?.schemas.map((table, place) => <TableView table={table} key={place} />)}
        {draft.study === "" && !study?.schemas.length && (
          <div class="nothing">
            <p>The first figures appear here when the first trials have ended.</p>
          </div>
        )}
        {draft.study !== "" && <SweepResult study={draft.study} sweep={sweep} chosen={figure} onChoose={onFigure} />}
      </div>
    </div>
  );
}

/** The form of the text as it stood when the tab was opened; from then on the text follows the form. */
function FormTab({
  schema,
  check,
  isCurrent,
  onText,
}: {
  schema: Schema;
  check: NonNullable<ReturnType<typeof useCheck>["check"]>;
  isCurrent: boolean;
  onText: (text: string) => void;
}) {
  const [isOpen, setOpen] = useState(isCurrent);
  if (isCurrent && !isOpen) setOpen(true);
  const others = check.problems.filter((problem) => problem.path === "");
  if (!isOpen) return null;
  if (check.value === null)
    return <p class="problem">✕ The text is no list of settings yet: correct it under Text first.</p>;
  return (
    <>
      <p class="note">What you change here rewrites the text, without its comments.</p>
      {others.map((problem, place) => (
        <p class="problem" key={place}>
          ✕ {problem.message}
        </p>
      ))}
      <StudyForm schema={schema} check={check} onText={onText} />
    </>
  );
}
