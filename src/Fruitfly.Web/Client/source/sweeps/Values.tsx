import { useEffect, useId, useState } from "preact/hooks";
import { isPlainList, readList, writeList } from "./factors";
import type { Shape, Value } from "./shapes";

export interface Labelled {
  label: string;
  /** Behind the field: how it is removed. */
  after?: preact.ComponentChildren;
  /** Below it: what is wrong, or what it means. */
  below?: preact.ComponentChildren;
}

/** A field that takes a text as soon as it means something; until then nothing changes. */
function Typed<T>({
  label,
  after,
  below,
  value,
  write,
  read,
  ...input
}: Labelled & {
  value: T;
  write: (value: T) => string;
  /** @returns undefined for what means nothing */
  read: (text: string) => [T] | undefined;
  onChange: (value: T) => void;
  list?: string;
}) {
  const id = useId();
  const { onChange, ...rest } = input;
  const shown = write(value);
  const [text, setText] = useState(shown);
  // What is typed stays as it is typed while it means the value.
  useEffect(() => setText((now) => (read(now) !== undefined && write(read(now)![0]) === shown ? now : shown)), [shown]);
  const take = (typed: string) => {
    setText(typed);
    const meant = read(typed);
    if (meant) onChange(meant[0]);
  };
  return (
    <div class="value">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={text}
        aria-invalid={read(text) === undefined}
        onInput={(event) => take(event.currentTarget.value)}
        {...rest}
      />
      {after}
      {below}
    </div>
  );
}

export function NumberValue({
  shape,
  value,
  onChange,
  ...labelled
}: Labelled & {
  shape: Extract<Shape, { is: "number" }>;
  value: number;
  onChange: (value: number) => void;
}) {
  const read = (text: string): [number] | undefined =>
    text.trim() !== "" && Number.isFinite(Number(text)) && (!shape.whole || Number.isInteger(Number(text)))
      ? [Number(text)]
      : undefined;
  return <Typed {...labelled} value={value} write={String} read={read} onChange={onChange} />;
}

export function TextValue({
  value,
  onChange,
  list,
  ...labelled
}: Labelled & { value: string; onChange: (value: string) => void; list?: string }) {
  return (
    <Typed
      {...labelled}
      value={value}
      write={(text) => text}
      read={(text) => [text]}
      onChange={onChange}
      {...(list ? { list } : {})}
    />
  );
}

/** Words and numbers with commas between them. */
export function ListValue({
  value,
  onChange,
  ...labelled
}: Labelled & { value: Value[]; onChange: (value: Value[]) => void }) {
  return <Typed {...labelled} value={value} write={writeList} read={(text) => [readList(text)]} onChange={onChange} />;
}

export function ChoiceValue({
  label,
  after,
  below,
  value,
  choices,
  onChange,
}: Labelled & {
  value: string;
  choices: (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  const isKnown = choices.some(([choice]) => choice === value);
  return (
    <div class="value">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {!isKnown && <option value={value}>{value}</option>}
        {choices.map(([choice, words]) => (
          <option value={choice} key={choice}>
            {words}
          </option>
        ))}
      </select>
      {after}
      {below}
    </div>
  );
}

export const isListed = (value: Value): value is Value[] => Array.isArray(value) && isPlainList(value);
