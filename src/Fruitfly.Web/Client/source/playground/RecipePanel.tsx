import { FieldGroup } from "../parts/Field";
import { SettingFields } from "./SettingFields";
import type { Setup } from "./setup";

const main = ["optimizer", "learning-rate", "batch-size", "epochs", "weight-decay", "l1-penalty", "seeds"];

export function RecipePanel({ setup, onChange }: { setup: Setup; onChange: (setup: Setup) => void }) {
  const settings = setup.page.settings.filter((setting) => setting.group === "recipe" && setup.applies(setting));
  return (
    <FieldGroup title="Recipe">
      <SettingFields settings={settings} main={main} setup={setup} onChange={onChange} />
    </FieldGroup>
  );
}
