import { FieldGroup } from "../parts/Field";
import { SettingField } from "./SettingField";
import type { Setup } from "./setup";

const main = ["optimizer", "learning-rate", "batch-size", "epochs", "weight-decay", "seeds"];

export function RecipePanel({ setup, onChange }: { setup: Setup; onChange: (setup: Setup) => void }) {
  const fields = setup.page.settings.filter((setting) => setting.group === "recipe" && setup.applies(setting));
  const more = fields.filter((setting) => !main.includes(setting.name));
  return (
    <FieldGroup title="Recipe">
      {fields
        .filter((setting) => main.includes(setting.name))
        .map((setting) => (
          <SettingField key={setting.name} setting={setting} setup={setup} onChange={onChange} />
        ))}
      <details>
        <summary>{more.length} more</summary>
        <div class="group">
          {more.map((setting) => (
            <SettingField key={setting.name} setting={setting} setup={setup} onChange={onChange} />
          ))}
        </div>
      </details>
    </FieldGroup>
  );
}
