import { useId, useState } from "preact/hooks";
import { post, wordsOf } from "../server/request";
import type { Study } from "./types";

/** A name of one's own, a note and tags; and whether lists leave the study out. */
export function RemarksForm({ study, onKept }: { study: Study; onKept: () => void }) {
  const id = useId();
  const { remarks } = study;
  const [title, setTitle] = useState(remarks.title ?? "");
  const [note, setNote] = useState(remarks.note);
  const [tags, setTags] = useState(remarks.tags.join(", "));
  const [problem, setProblem] = useState<string | null>(null);
  const [isKept, setKept] = useState(false);
  const keep = (isArchived: boolean) => {
    setProblem(null);
    post("/api/studies/remarks", {
      study: study.name,
      remarks: { title: title || null, note, tags: tags.split(","), isArchived },
    }).then(
      () => {
        setKept(true);
        onKept();
      },
      (failure: unknown) => setProblem(wordsOf(failure)),
    );
  };
  const edit = (set: (text: string) => void) => (event: { currentTarget: { value: string } }) => {
    setKept(false);
    set(event.currentTarget.value);
  };
  return (
    <form
      class="remarks-form"
      onSubmit={(event) => {
        event.preventDefault();
        keep(remarks.isArchived);
      }}
    >
      <label for={`${id}-title`}>Name</label>
      <input id={`${id}-title`} value={title} maxLength={120} placeholder={study.name} onInput={edit(setTitle)} />
      <label for={`${id}-tags`}>Tags</label>
      <input
        id={`${id}-tags`}
        value={tags}
        maxLength={400}
        placeholder="with commas between them"
        onInput={edit(setTags)}
      />
      <label for={`${id}-note`}>Note</label>
      <textarea id={`${id}-note`} rows={3} value={note} maxLength={4000} onInput={edit(setNote)} />
      <div class="buttons">
        <button type="submit">Keep</button>
        <button type="button" onClick={() => keep(!remarks.isArchived)}>
          {remarks.isArchived ? "Take out of the archive" : "Archive"}
        </button>
        <span role="status">{isKept ? "Kept." : ""}</span>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
