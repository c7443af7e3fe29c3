import { useState } from "preact/hooks";
import { SelectField } from "../parts/Field";
import { useRequest } from "../parts/useRequest";
import { post, wordsOf } from "../server/request";
import { FileDrop } from "../uploads/FileDrop";
import { uploaded } from "../uploads/uploaded";
import type { MadeData, StudyText } from "./types";

/** Where a study begins: data that are made, or a file of one's own. */
export function BeginPart({ onText }: { onText: (text: string) => void }) {
  const { data: made, error } = useRequest<MadeData[]>("/api/sweeps/data");
  const [source, setSource] = useState("mnist1d");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const begin = async (what: () => Promise<string>) => {
    setProblem(null);
    setBusy(true);
    try {
      onText((await post<StudyText>("/api/sweeps/begin", { source: await what() })).text);
    } catch (failure) {
      setProblem(wordsOf(failure));
      setBusy(false);
    }
  };
  const upload = (file: File) => begin(() => uploaded(file));
  return (
    <section class="tile begin" aria-labelledby="begin-title">
      <h2 id="begin-title">Begin a study</h2>
      <p class="note">It is filled in with something that runs in about a minute; you change what you want to know.</p>
      <div class="ways">
        <div>
          {made && (
            <SelectField
              label="Data that are made here"
              hint={made.find((data) => data.name === source)?.description ?? ""}
              value={source}
              choices={made.map((data) => [data.name, data.name] as const)}
              onChange={setSource}
            />
          )}
          <button
            type="button"
            class="primary"
            disabled={isBusy}
            onClick={() => void begin(() => Promise.resolve(source))}
          >
            Begin
          </button>
        </div>
        <FileDrop label="Or a table of your own" isBusy={isBusy} onFile={(file) => void upload(file)} />
      </div>
      {(problem ?? (error !== null && wordsOf(error))) && (
        <p class="problem" role="alert">
          ✕ {problem ?? wordsOf(error)}
        </p>
      )}
    </section>
  );
}
