import { FieldGroup, NumberField, SelectField } from "../parts/Field";
import { SettingField } from "../playground/SettingField";
import type { Setup } from "../playground/setup";
import { HiddenLayersField } from "./HiddenLayersField";
import type { Planned } from "./types";

const columnsFor = [
  ["target", "target column", "guessed"],
  ["group", "group", "none"],
  ["time", "time", "none"],
] as const;
const own: readonly string[] = ["target", "task", "group", "time", "hidden-layers"];
const most = 500;

/** How the table is read, what counts, and how its networks are trained. */
export function TableControls({
  file,
  setup,
  worth,
  columns,
  plan,
  onSetting,
  onWorth,
}: {
  file: string;
  setup: Setup;
  worth: string;
  columns: string[];
  plan: Planned | null;
  /** told of one setting alone: others may change while it is typed */
  onSetting: (name: string, value: string) => void;
  onWorth: (worth: string) => void;
}) {
  const settings = setup.page.settings.filter((setting) => setup.applies(setting));
  const field = (name: string) => {
    const setting = settings.find((one) => one.name === name);
    return (
      setting && (
        <SettingField
          key={name}
          setting={setting}
          setup={setup}
          onChange={(next) => onSetting(name, next.value(name))}
        />
      )
    );
  };
  const others = settings.filter((setting) => !own.includes(setting.name));
  return (
    <>
      <FieldGroup title={file}>
        {columnsFor.map(([name, label, nothing]) => {
          const value = setup.value(name);
          const guessed = name === "target" && plan ? `guessed: ${plan.target}` : nothing;
          const known = [...new Set([value, ...columns.slice(0, most)])].filter(Boolean);
          return (
            <SelectField
              key={name}
              label={label}
              value={value}
              choices={[["", guessed], ...known.map((column) => [column, column] as const)]}
              onChange={(column) => onSetting(name, column)}
            />
          );
        })}
        {field("task")}
        <Worth worth={worth} usual={2} onWorth={onWorth} />
      </FieldGroup>
      <details class="more">
        <summary>How the table is read</summary>
        <div class="group">
          {others.filter((setting) => setting.group === "data").map((setting) => field(setting.name))}
        </div>
      </details>
      <details class="more">
        <summary>The networks</summary>
        <div class="group">
          <HiddenLayersField
            value={setup.value("hidden-layers")}
            onChange={(widths) => onSetting("hidden-layers", widths)}
          />
          {others.filter((setting) => setting.group !== "data").map((setting) => field(setting.name))}
        </div>
      </details>
    </>
  );
}

/** What a gain must reach to be worth having. */
export function Worth({ worth, usual, onWorth }: { worth: string; usual: number; onWorth: (worth: string) => void }) {
  return (
    <NumberField
      label="worth having (%)"
      hint="of the error: smaller gains do not count"
      value={worth === "" ? usual : Number(worth)}
      minimum={0}
      maximum={99}
      step={0.5}
      onChange={(percent) => onWorth(percent === usual ? "" : String(percent))}
    />
  );
}
