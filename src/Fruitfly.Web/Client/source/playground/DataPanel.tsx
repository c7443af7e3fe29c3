import { FieldGroup } from "../parts/Field";
import { count } from "./format";
import { SettingField } from "./SettingField";
import type { Setup } from "./setup";
import { UploadField } from "./UploadField";
import type { Facts } from "./wire";

/** What is always seen; the rest is one click away. */
const main = ["data", "samples", "noise", "correlated-noise", "label-noise", "validation-share"];

export function DataPanel({ setup, facts, onChange }: { setup: Setup; facts: Facts | null; onChange: (setup: Setup) => void }) {
  const fields = setup.page.settings.filter((setting) => setting.group === "data" && setup.applies(setting));
  const shown = fields.filter((setting) => main.includes(setting.name));
  const more = fields.filter((setting) => !main.includes(setting.name) && setting.name !== "file" && setting.name !== "target");
  return (
    <FieldGroup title="Data">
      {shown.map((setting) => (
        <SettingField key={setting.name} setting={setting} setup={setup} onChange={onChange} />
      ))}
      {setup.data === "file" && <UploadField setup={setup} onChange={onChange} />}
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <div class="group">
            {more.map((setting) => (
              <SettingField key={setting.name} setting={setting} setup={setup} onChange={onChange} />
            ))}
          </div>
        </details>
      )}
      {facts && (
        <p class="note sizes">
          {count(facts.data.training)} to train on, {count(facts.data.validation)} to validate, {count(facts.data.test)} sealed for the test
        </p>
      )}
    </FieldGroup>
  );
}
