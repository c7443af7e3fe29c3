import { CheckField } from "../parts/Field";

export interface ChosenColumn {
  id: string;
  label: string;
}

/** Which columns of a table are shown; in the address as a list of those that differ from the usual. */
export function ColumnChoice({
  columns,
  shown,
  onChange,
}: {
  columns: ChosenColumn[];
  shown: (id: string) => boolean;
  onChange: (id: string, isShown: boolean) => void;
}) {
  return (
    <details class="column-choice">
      <summary>Columns</summary>
      <div class="tile">
        {columns.map(({ id, label }) => (
          <CheckField label={label} value={shown(id)} onChange={(isShown) => onChange(id, isShown)} key={id} />
        ))}
      </div>
    </details>
  );
}

/** "+seconds-seed": those that are shown besides the usual ones, and those that are not. Ids hold no comma. */
export function readColumns(text: string): Record<string, boolean> {
  return Object.fromEntries(
    text
      .split(",")
      .filter((part) => /^[+-]./.test(part))
      .map((part) => [part.slice(1), part.startsWith("+")]),
  );
}

export const writeColumns = (columns: Record<string, boolean>) =>
  Object.entries(columns)
    .map(([id, isShown]) => (isShown ? "+" : "-") + id)
    .join(",");
