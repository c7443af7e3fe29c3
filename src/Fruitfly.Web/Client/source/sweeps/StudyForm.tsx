import { useMemo, useRef, useState } from "preact/hooks";
import { paths, reader, type Schema, type Value } from "./shapes";
import { Fields, Form, type FormContext } from "./ShapeField";
import type { Check } from "./types";
import { isMap, write } from "./yaml";

/** A study as a form made from its schema. It rewrites the text with every change. */
export function StudyForm({ schema, check, onText }: { schema: Schema; check: Check; onText: (text: string) => void }) {
  // The text follows the form; a text from elsewhere comes with another key.
  const [value, setValue] = useState<Value>(check.value as Value);
  const of = useMemo(() => reader(schema), [schema]);
  const known = useMemo(() => paths(schema), [schema]);
  // While something is wrong, what the last sound text left out is still what it was.
  const resolved = useRef<Value>({});
  if (check.study) resolved.current = check.study.resolved as Value;
  const context: FormContext = {
    of,
    paths: known,
    problemAt: (path) => check.problems.find((problem) => problem.path === path)?.message,
    usually: (path) =>
      path
        .split(".")
        .reduce<Value | undefined>((inner, key) => (isMap(inner) ? inner[key] : undefined), resolved.current),
  };
  const shape = of(schema);
  return (
    <Form.Provider value={context}>
      <form class="study-form" onSubmit={(event) => event.preventDefault()}>
        {shape.is === "map" && (
          <Fields
            fields={shape.fields}
            path=""
            value={value}
            onChange={(changed) => {
              setValue(changed);
              onText(write(changed as { [key: string]: Value }));
            }}
          />
        )}
      </form>
    </Form.Provider>
  );
}
