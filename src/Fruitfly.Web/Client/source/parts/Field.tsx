import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";

interface Labelled {
  label: string;
  /** Meaning, unit or range, in small type below. */
  hint?: string;
}

/**
 * A number within a range. It is taken when it is valid; until then the field says what is wrong and nothing changes.
 */
export function NumberField({
  label,
  hint,
  value,
  minimum,
  maximum,
  integer = false,
  step,
  onChange,
}: Labelled & {
  value: number;
  minimum: number;
  maximum: number;
  integer?: boolean;
  step?: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText((now) => (Number(now) === value ? now : String(value))), [value]);
  const problem = problemOf(text, minimum, maximum, integer);
  const take = (typed: string) => {
    setText(typed);
    if (problemOf(typed, minimum, maximum, integer) === null) onChange(Number(typed));
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        value={text}
        min={minimum}
        max={maximum}
        step={step ?? (integer ? 1 : "any")}
        aria-invalid={problem !== null}
        aria-describedby={hint || problem ? `${id}-hint` : undefined}
        onInput={(event) => take(event.currentTarget.value)}
      />
      {(hint || problem) && (
        <small id={`${id}-hint`} class={problem ? "problem" : ""}>
          {problem ?? hint}
        </small>
      )}
    </div>
  );
}

function problemOf(text: string, minimum: number, maximum: number, integer: boolean): string | null {
  const value = Number(text);
  if (
    text.trim() === "" ||
    !Number.isFinite(value) ||
    value < minimum ||
    value > maximum ||
    (integer && !Number.isInteger(value))
  )
    return `${integer ? "a whole number" : "a number"} from ${minimum.toLocaleString("en")} to ${maximum.toLocaleString("en")}`;
  return null;
}

/** One of a few choices. */
export function SelectField<T extends string>({
  label,
  hint,
  value,
  choices,
  onChange,
}: Labelled & {
  value: T;
  choices: readonly (readonly [value: T, words: string])[];
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {choices.map(([choice, words]) => (
          <option value={choice} key={choice}>
            {words}
          </option>
        ))}
      </select>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** On or off. */
export function CheckField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** Controls that belong together, under their heading. */
export function FieldGroup({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
