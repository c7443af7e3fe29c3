import { FieldGroup } from "../parts/Field";
import { count } from "./format";
import { SettingFields } from "./SettingFields";
import type { Setup } from "./setup";
import { UploadField } from "./UploadField";
import type { Facts } from "./wire";

const main = ["data", "samples", "noise", "correlated-noise", "label-noise", "validation-share"];
/** Chosen with the file, or in the drawing of the network. */
const elsewhere = ["file", "target", "features"];

export function DataPanel({
  setup,
  facts,
  onChange,
}: {
  setup: Setup;
  facts: Facts | null;
  onChange: (setup: Setup) => void;
}) {
  const settings = setup.page.settings.filter(
    (setting) => setting.group === "data" && setup.applies(setting) && !elsewhere.includes(setting.name),
  );
  return (
    <FieldGroup title="Data">
      <SettingFields settings={settings} main={main} setup={setup} onChange={onChange}>
        {setup.data === "file" && <UploadField setup={setup} onChange={onChange} />}
      </SettingFields>
      {facts && (
        <p class="note sizes">
          {count(facts.data.training)} to train on, {count(facts.data.validation)} to validate, {count(facts.data.test)}{" "}
          sealed for the test
        </p>
      )}
    </FieldGroup>
  );
}
