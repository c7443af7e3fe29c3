import { useContext } from "preact/hooks";
import { asOther, isPlainList, readFactor, writeFactor, type Factor } from "./factors";
import { Form } from "./ShapeField";
import type { Value } from "./shapes";
import { ChoiceValue, ListValue, NumberValue, TextValue } from "./Values";
import { flow } from "./yaml";

const whole = { is: "number", whole: true, minimum: 2, maximum: 1000 } as const;
const any = { is: "number", whole: false, minimum: undefined, maximum: undefined } as const;

/** What varies: each path with its values or its range. */
export function FactorRows({
  path,
  value,
  onChange,
}: {
  path: string;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const form = useContext(Form)!;
  const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const change = (changed: [string, Value][]) => onChange(Object.fromEntries(changed));
  const free =
    form.paths.find(
      (other) => other === "recipe.optimizer.learningRate" && !entries.some(([name]) => name === other),
    ) ?? form.paths.find((other) => !entries.some(([name]) => name === other))!;
  return (
    <>
      <datalist id="paths">
        {form.paths.map((known) => (
          <option value={known} key={known} />
        ))}
      </datalist>
      {entries.map(([name, inner], place) => {
        const factor = readFactor(name, inner);
        const problem = form.problemAt(`${path}.${name}`);
        // A path that another row has would take its place.
        const rename = (typed: string) =>
          !entries.some(([other], k) => k !== place && other === typed) &&
          change(entries.map((entry, k) => (k === place ? [typed, inner] : entry)));
        return (
          <fieldset class="group factor" key={place}>
            <legend class="unseen">Factor {place + 1}</legend>
            <TextValue
              label="path"
              value={name}
              list="paths"
              onChange={rename}
              after={
                <button
                  type="button"
                  class="remove"
                  aria-label={`Remove ${name}`}
                  title="Remove"
                  onClick={() => change(entries.filter((_, k) => k !== place))}
                >
                  ✕
                </button>
              }
            />
            {factor && !(factor.as === "values" && !isPlainList(factor.values)) ? (
              <FactorValues
                factor={factor}
                onChange={(changed) =>
                  change(entries.map((entry, k) => (k === place ? [name, writeFactor(changed)] : entry)))
                }
              />
            ) : (
              <code>{flow(inner)}</code>
            )}
            {problem && <small class="problem">{problem}</small>}
          </fieldset>
        );
      })}
      <div class="buttons">
        <button
          type="button"
          onClick={() => change([...entries, [free, free.endsWith("learningRate") ? [0.001, 0.01, 0.1] : [1, 2]]])}
        >
          + a factor
        </button>
      </div>
    </>
  );
}

function FactorValues({ factor, onChange }: { factor: Factor; onChange: (factor: Factor) => void }) {
  const more = Object.keys(factor.more).filter((key) => key !== "scale");
  return (
    <>
      <ChoiceValue
        label="takes"
        value={factor.as}
        choices={[
          ["values", "values"],
          ["range", "a range"],
        ]}
        onChange={() => onChange(asOther(factor))}
      />
      {factor.as === "values" ? (
        <ListValue label="values" value={factor.values} onChange={(values) => onChange({ ...factor, values })} />
      ) : (
        <>
          <NumberValue
            label="from"
            shape={any}
            value={factor.from}
            onChange={(from) => onChange({ ...factor, from })}
          />
          <NumberValue label="to" shape={any} value={factor.to} onChange={(to) => onChange({ ...factor, to })} />
          <ChoiceValue
            label="scale"
            value={factor.scale}
            choices={[
              ["", "automatic"],
              ["linear", "linear"],
              ["log", "log"],
            ]}
            onChange={(scale) => onChange({ ...factor, scale })}
          />
          {factor.count === null ? (
            <div class="buttons">
              <button type="button" onClick={() => onChange({ ...factor, count: 3 })}>
                + count
              </button>
            </div>
          ) : (
            <NumberValue
              label="count"
              shape={whole}
              value={factor.count}
              onChange={(count) => onChange({ ...factor, count })}
              after={
                <button
                  type="button"
                  class="remove"
                  aria-label={`Remove the count of ${factor.path}`}
                  title="Remove"
                  onClick={() => onChange({ ...factor, count: null })}
                >
                  ✕
                </button>
              }
            />
          )}
        </>
      )}
      {more.length > 0 && <small>It also says {more.join(", ")}: edit that in the text.</small>}
    </>
  );
}
