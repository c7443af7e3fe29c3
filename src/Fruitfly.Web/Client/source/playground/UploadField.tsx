import { useEffect, useState } from "preact/hooks";
import { SelectField } from "../parts/Field";
import { get, post, wordsOf } from "../server/request";
import { FileDrop } from "../uploads/FileDrop";
import type { Setup } from "./setup";

interface KnownFile {
  file: string;
  name: string;
  columns: string[];
}

const largest = 50 * 1024 * 1024;

/** A table of the user's, and which of its columns is the target. */
export function UploadField({ setup, onChange }: { setup: Setup; onChange: (setup: Setup) => void }) {
  const [known, setKnown] = useState<KnownFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const chosen = setup.value("file");

  useEffect(() => {
    if (chosen === "" || known?.file === chosen) return;
    get<KnownFile>(`/api/playground/files/${encodeURIComponent(chosen)}`).then(setKnown, (error: unknown) =>
      setProblem(wordsOf(error)),
    );
  }, [chosen]);

  const take = async (file: File) => {
    setProblem(file.size > largest ? `${file.name} has ${Math.ceil(file.size / 1e6)} MB; the most is 50 MB.` : null);
    if (file.size > largest) return;
    setBusy(true);
    try {
      const answer = await post<KnownFile>(`/api/playground/files?name=${encodeURIComponent(file.name)}`, file);
      setKnown(answer);
      // Another table has other columns: what was said of the last one's means nothing here.
      onChange(setup.with("data", "file").with("file", answer.file));
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const last = known?.columns.at(-1) ?? "";
  return (
    <div class="upload">
      {known && <b>{known.name}</b>}
      <FileDrop
        label={known ? "Another table" : "A table of your own"}
        isBusy={isBusy}
        onFile={(file) => void take(file)}
      />
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
