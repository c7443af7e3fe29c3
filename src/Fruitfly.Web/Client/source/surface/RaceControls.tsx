import { FieldGroup, NumberField } from "../parts/Field";
import type { Entry, SurfaceDrawing } from "./race";

/** Each racer on or off, with its numbers. */
export function RaceControls({
  drawing,
  entries,
  onChange,
}: {
  drawing: SurfaceDrawing;
  entries: Entry[];
  onChange: (entry: Entry) => void;
}) {
  const hasExamples = drawing.examples.length > 0;
  return (
    <FieldGroup title="Optimizers">
      {entries.map((entry) => (
        <div class="racer" role="group" aria-label={entry.style.name} key={entry.style.racer}>
          <label class="check">
            <input
              type="checkbox"
              checked={entry.runs}
              onChange={(event) => onChange({ ...entry, runs: event.currentTarget.checked })}
            />
            <svg width="26" height="12" aria-hidden="true">
              <line
                x1="1"
                x2="25"
                y1="6"
                y2="6"
                stroke={entry.style.color}
                stroke-width="3.5"
                stroke-dasharray={entry.style.dash.join(" ")}
              />
            </svg>
            {entry.style.name}
          </label>
          {entry.runs && (
            <>
              <NumberField
                label={entry.style.rate}
                {...(hasExamples ? { hint: convention(entry, drawing.examples.length) } : {})}
                value={entry.rate}
                minimum={0.0001}
                maximum={100}
                onChange={(rate) => onChange({ ...entry, rate })}
              />
              {entry.style.batches && hasExamples && (
                <NumberField
                  label={`batch, of ${drawing.examples.length} examples`}
                  value={entry.batch}
                  minimum={1}
                  maximum={drawing.examples.length}
                  integer
                  onChange={(batch) => onChange({ ...entry, batch })}
                />
              )}
            </>
          )}
        </div>
      ))}
    </FieldGroup>
  );
}

/** What a step size is multiplied with: the same sum for all, so that they can be compared. */
function convention({ style, batch }: Entry, examples: number): string {
  const count = style.batches ? batch : examples;
  const sum = `the gradient summed over ${count === examples ? `all ${count}` : count} examples`;
  return style.racer === "adam" ? `of ${sum}, whose size Adam divides out` : `times ${sum}`;
}
