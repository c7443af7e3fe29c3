import "./uploads.css";
import { useId, useState } from "preact/hooks";

/** A place for a table: chosen by the button, or dropped here. */
export function FileDrop({
  label,
  isBusy = false,
  onFile,
}: {
  label: string;
  isBusy?: boolean;
  onFile: (file: File) => void;
}) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => files?.[0] && !isBusy && onFile(files[0]);
  return (
    <div
      class={isOver ? "file-drop over" : "file-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        disabled={isBusy}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ""; // the same file may be brought again
        }}
      />
      <p class="note" role="status">
        {isBusy ? "Bringing it …" : "CSV, Parquet, JSON lines or NPZ, also gzipped, up to 50 MB. Or drop it here."}
      </p>
    </div>
  );
}
