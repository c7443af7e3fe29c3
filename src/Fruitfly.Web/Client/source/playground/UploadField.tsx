import { useEffect, useId, useState } from "preact/hooks";
import { SelectField } from "../parts/Field";
import { get, post, wordsOf } from "../server/request";
import type { Setup } from "./setup";

interface KnownFile {
  file: string;
  name: string;
  columns: string[];
}

const largest = 50 * 1024 * 1024;

/** A CSV file of the user's, and which of its columns is the target. */
export function UploadField({ setup, onChange }: { setup: Setup; onChange: (setup: Setup) => void }) {
  const id = useId();
  const [known, setKnown] = useState<KnownFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = setup.value("file");

  useEffect(() => {
    if (chosen === "" || known?.file === chosen) return;
    get<KnownFile>(`/api/playground/files/${encodeURIComponent(chosen)}`).then(setKnown, (error: unknown) => setProblem(wordsOf(error)));
  }, [chosen]);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(file.size > largest ? `${file.name} has ${Math.ceil(file.size / 1e6)} MB; the most is 50 MB.` : null);
    if (file.size > largest) return;
    try {
      const answer = await post<KnownFile>(`/api/playground/files?name=${encodeURIComponent(file.name)}`, file);
      setKnown(answer);
      onChange(setup.with("target", "").with("file", answer.file));
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  const last = known?.columns.at(-1) ?? "";
  return (
    <div class="upload">
      <label for={id}>{known ? <b>{known.name}</b> : "A CSV file with numbers, up to 50 MB"}</label>
      <input id={id} type="file" accept=".csv,.tsv,.txt,.gz,text/csv" onChange={(event) => void take(event.currentTarget.files?.[0])} />
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {known && (
        <SelectField
          label="target column"
          value={setup.value("target") || last}
          choices={known.columns.slice(0, 500).map((column) => [column, column] as const)}
          onChange={(column) => onChange(setup.with("target", column))}
        />
      )}
      <p class="note">The file stays in this lab until the session ends; a link does not include it.</p>
    </div>
  );
}
