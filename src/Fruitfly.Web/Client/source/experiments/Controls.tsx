import { FieldGroup, NumberField } from "../parts/Field";
import { number } from "../parts/words";
import type { Settings } from "./settings";
import type { Description, Option, Preset } from "./types";

/** How many options are shown at once; the others are for experts. */
const shown = 4;

/** What a reader may vary: made from the experiment's own options. Values that are not the preset's are marked. */
export function Controls({
  description,
  settings,
  onPreset,
  onChange,
  onReset,
}: {
  description: Description;
  settings: Settings;
  onPreset: (preset: Preset) => void;
  onChange: (option: Option, value: number) => void;
  onReset: () => void;
}) {
  const { preset, changed } = settings;
  const isChanged = Object.keys(changed).length > 0;
  const { first, more } = parted(description.options);
  const field = (option: Option) => (
    <OptionField option={option} settings={settings} onChange={(value) => onChange(option, value)} key={option.name} />
  );
  return (
    <>
      <fieldset class="group presets">
        <legend>Preset</legend>
        {(["quick", "full"] as const).map((choice) => (
          <label key={choice}>
            <input type="radio" name="preset" checked={preset === choice} onChange={() => onPreset(choice)} />
            <span>
              <b>{choice}</b> {choice === "quick" ? "the shape, in seconds" : "the published setting"}
            </span>
          </label>
        ))}
      </fieldset>
      {first.length > 0 && <FieldGroup title="Vary it">{first.map(field)}</FieldGroup>}
      {more.length > 0 && (
        <details class="more-options" open={more.some((option) => option.name in changed)}>
          <summary>{more.length === 1 ? "One more option" : `${more.length} more options`}</summary>
          <div class="group">{more.map(field)}</div>
        </details>
      )}
      {isChanged && (
        <button type="button" onClick={onReset}>
          Reset to the {preset} preset
        </button>
      )}
    </>
  );
}

/**
 * The options that most readers vary, and those for experts: the seeds to begin with, and what comes late in the list.
 */
export function parted(options: Option[]): { first: Option[]; more: Option[] } {
  const usual = options.filter(({ name }) => name !== "first-seed");
  const first = usual.slice(0, shown + (usual.length === shown + 1 ? 1 : 0));
  return { first, more: options.filter((option) => !first.includes(option)) };
}

/** "First seed" of "first-seed". */
const inWords = (name: string) => name[0]!.toUpperCase() + name.slice(1).replaceAll("-", " ");

function OptionField({
  option,
  settings: { preset, changed },
  onChange,
}: {
  option: Option;
  settings: Settings;
  onChange: (value: number) => void;
}) {
  const isChanged = option.name in changed;
  return (
    <div class={isChanged ? "option changed" : "option"}>
      <NumberField
        label={inWords(option.name) + (isChanged ? " •" : "")}
        hint={option.description + (isChanged ? `; ${preset}: ${number(option[preset])}` : "")}
        value={changed[option.name] ?? option[preset]}
        minimum={option.minimum}
        maximum={option.maximum}
        integer={option.isInteger}
        onChange={onChange}
      />
    </div>
  );
}
