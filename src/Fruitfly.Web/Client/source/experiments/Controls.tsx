import { FieldGroup, NumberField } from "../parts/Field";
import { number } from "../parts/words";
import type { Description, Option, Preset } from "./types";

/** What a reader may vary: made from the experiment's own options. Values that are not the preset's are marked. */
export function Controls({ description, preset, changed, onPreset, onChange, onReset }: {
  description: Description;
  preset: Preset;
  changed: Record<string, number>;
  onPreset: (preset: Preset) => void;
  onChange: (option: Option, value: number) => void;
  onReset: () => void;
}) {
  const isChanged = Object.keys(changed).length > 0;
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
      {description.options.length > 0 && (
        <FieldGroup title="Options">
          {description.options.map((option) => {
            const usual = option[preset];
            return (
              <div class={option.name in changed ? "option changed" : "option"} key={option.name}>
                <NumberField
                  label={option.name in changed ? `${option.name} •` : option.name}
                  hint={option.description + (option.name in changed ? `; ${preset}: ${number(usual)}` : "")}
                  value={changed[option.name] ?? usual}
                  minimum={option.minimum}
                  maximum={option.maximum}
                  integer={option.isInteger}
                  onChange={(value) => onChange(option, value)}
                />
              </div>
            );
          })}
        </FieldGroup>
      )}
      {isChanged && (
        <button type="button" onClick={onReset}>
          Reset to the {preset} preset
        </button>
      )}
    </>
  );
}
