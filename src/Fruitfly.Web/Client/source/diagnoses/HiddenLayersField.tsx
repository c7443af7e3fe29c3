import { useEffect, useId, useState } from "preact/hooks";

const settle = 400;

/** The widths of the hidden layers; left empty they are chosen by the diagnosis. */
export function HiddenLayersField({ value, onChange }: { value: string; onChange: (widths: string) => void }) {
  const id = useId();
  const [text, setText] = useState(value);
  const isFine = text === "" || /^\d+(,\d+)*$/.test(text);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (!isFine || text === value) return;
    const waiting = setTimeout(() => onChange(text), settle);
    return () => clearTimeout(waiting);
  }, [text]);
  return (
    <div class="field">
      <label for={id}>hidden layers</label>
      <input
        id={id}
        value={text}
        placeholder="chosen"
        aria-invalid={!isFine}
        aria-describedby={`${id}-hint`}
        onInput={(event) => setText(event.currentTarget.value.replaceAll(" ", ""))}
      />
      <small id={`${id}-hint`} class={isFine ? "" : "problem"}>
        {isFine
          ? "widths such as 32,32; left empty, the best width of two layers is chosen"
          : "whole numbers with commas between them"}
      </small>
    </div>
  );
}
