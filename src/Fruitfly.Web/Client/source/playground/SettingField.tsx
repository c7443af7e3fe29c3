import { useEffect, useId, useRef, useState } from "preact/hooks";
import { CheckField, SelectField } from "../parts/Field";
import type { Setup } from "./setup";
import { placeOf, places, rangeOf, valueAt } from "./sliders";
import type { Setting } from "./wire";

const settle = 400;

/** What a setting is called beside its control: its name in words. */
const words = (name: string) => name.replaceAll("-", " ").replace("beta", "β");

/** The control of one setting. Its meaning is said when it is pointed at or has the focus. */
export function SettingField({
  setting,
  setup,
  hasSlider = false,
  onChange,
}: {
  setting: Setting;
  setup: Setup;
  /** beside the number */
  hasSlider?: boolean;
  onChange: (setup: Setup) => void;
}) {
  const value = setup.value(setting.name);
  const change = (next: string) => onChange(setup.with(setting.name, next));
  if (setting.kind === "flag")
    return (
      <div title={setting.description}>
        <CheckField label={words(setting.name)} value={value === "yes"} onChange={(on) => change(on ? "yes" : "no")} />
      </div>
    );
  if (setting.kind === "choice")
    return (
      <div title={setting.choices.find((choice) => choice.name === value)?.description}>
        <SelectField
          label={words(setting.name)}
          value={value}
          choices={setting.choices.map(({ name }) => [name, words(name)] as const)}
          onChange={change}
        />
      </div>
    );
  return <TypedField setting={setting} value={value} hasSlider={hasSlider} onChange={change} />;
}

/** A number, or a word that may stand in its place. It is taken when it is valid and the typing has paused. */
function TypedField({
  setting,
  value,
  hasSlider,
  onChange,
}: {
  setting: Setting;
  value: string;
  hasSlider: boolean;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText((now) => (now === value || Number(now) === Number(value) ? now : value)), [value]);
  const problem = problemOf(setting, text);
  const latest = useRef(onChange);
  latest.current = onChange; // other settings may change while the typing pauses
  useEffect(() => {
    if (problem !== null || text === value) return;
    const waiting = setTimeout(() => latest.current(text), settle);
    return () => clearTimeout(waiting);
  }, [text, problem, value]);
  const isNumber = setting.word === null && setting.kind !== "text";
  const range = hasSlider && text !== setting.word ? rangeOf(setting.name) : null;
  return (
    <div class={range ? "field slid" : "field"} title={setting.description}>
      <label for={id}>{words(setting.name)}</label>
      {range && (
        // For a hand on a mouse: by keyboard and for readers the number beside it is the same.
        <input
          type="range"
          tabIndex={-1}
          aria-hidden="true"
          min="0"
          max={places}
          value={placeOf(range, text)}
          onInput={(event) => setText(valueAt(range, Number(event.currentTarget.value)))}
        />
      )}
      <input
        id={id}
        {...(isNumber
          ? {
              type: "number" as const,
              min: setting.minimum!,
              max: setting.maximum!,
              step: setting.kind === "integer" ? 1 : "any",
            }
          : {})}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {problem && (
        <small id={`${id}-problem`} class="problem">
          {problem}
        </small>
      )}
    </div>
  );
}

function problemOf(setting: Setting, text: string): string | null {
  if (setting.kind === "text" || text === setting.word) return null;
  const value = Number(text);
  const { minimum, maximum } = setting;
  const isFine =
    text.trim() !== "" && Number.isFinite(value) && value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
  if (isFine && (setting.kind !== "integer" || Number.isInteger(value))) return null;
  const or = setting.word ? `, or ${setting.word}` : "";
  return `${setting.kind === "integer" ? "a whole number" : "a number"} from ${minimum?.toLocaleString("en")} to ${maximum?.toLocaleString("en")}${or}`;
}
