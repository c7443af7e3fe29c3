import { useId, useState } from "preact/hooks";
import { SelectField } from "../parts/Field";
import { useRequest } from "../parts/useRequest";
import { post, wordsOf } from "../server/request";
import type { MadeData, StudyText, UploadedTable } from "./types";

const largest = 50 * 1024 * 1024;

/** Where a study begins: data that are made, or a file of one's own. */
export function BeginPart({ onText }: { onText: (text: string) => void }) {
  const id = useId();
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
          <button type="button" class="primary" disabled={isBusy} onClick={() => void begin(() => Promise.resolve(source))}>
            Begin
          </button>
        </div>
        <div class="upload">
          <label for={id}>Or a table of your own, up to 50 MB: CSV, Parquet, JSON lines, NPZ, also gzipped</label>
          <input id={id} type="file" disabled={isBusy} onChange={(event) => event.currentTarget.files?.[0] && void upload(event.currentTarget.files[0])} />
        </div>
      </div>
      {(problem ?? (error !== null && wordsOf(error))) && (
        <p class="problem" role="alert">
          ✕ {problem ?? wordsOf(error)}
        </p>
      )}
    </section>
  );
}

/** @returns the name that a study calls the file */
export async function uploaded(file: File): Promise<string> {
  if (file.size > largest) throw new Error(`${file.name} has ${Math.ceil(file.size / 1e6)} MB; the most is 50 MB.`);
  return (await post<UploadedTable>(`/api/sweeps/files?name=${encodeURIComponent(file.name)}`, file)).name;
}
