import { FieldGroup, NumberField } from "../parts/Field";
import type { Entry, SurfaceDrawing } from "./race";

/** Each racer on or off, with its numbers. */
export function RaceControls({ drawing, entries, onChange }: { drawing: SurfaceDrawing; entries: Entry[]; onChange: (entry: Entry) => void }) {
  const hasExamples = drawing.examples.length > 0;
  return (
    <FieldGroup title="Optimizers">
      {entries.map((entry) => (
        <div class="racer" role="group" aria-label={entry.style.name} key={entry.style.racer}>
          <label class="check">
            <input type="checkbox" checked={entry.runs} onChange={(event) => onChange({ ...entry, runs: event.currentTarget.checked })} />
            <svg width="26" height="12" aria-hidden="true">
              <line x1="1" x2="25" y1="6" y2="6" stroke={entry.style.color} stroke-width="3.5" stroke-dasharray={entry.style.dash.join(" ")} />
            </svg>
            {entry.style.name}
          </label>
          {entry.runs && (
            <>
              <NumberField label={entry.style.rate} value={entry.rate} minimum={0.0001} maximum={100} onChange={(rate) => onChange({ ...entry, rate })} />
              {entry.style.batches && hasExamples && (
                <NumberField label={`batch, of ${drawing.examples.length} examples`} value={entry.batch} minimum={1} maximum={drawing.examples.length} integer onChange={(batch) => onChange({ ...entry, batch })} />
              )}
              <NumberField label="steps" value={entry.steps} minimum={1} maximum={500} integer onChange={(steps) => onChange({ ...entry, steps })} />
            </>
          )}
        </div>
      ))}
    </FieldGroup>
  );
}
