import type { ComponentChildren } from "preact";
import { SettingField } from "./SettingField";
import type { Setup } from "./setup";
import type { Setting } from "./wire";

/** Settings that are always seen, and the rest one click away. */
export function SettingFields({
  settings,
  main,
  setup,
  onChange,
  children,
}: {
  settings: Setting[];
  /** Names of those that are always seen. */
  main: readonly string[];
  setup: Setup;
  onChange: (setup: Setup) => void;
  /** Stands between the two. */
  children?: ComponentChildren;
}) {
  const fields = (some: Setting[]) =>
    some.map((setting) => (
      <SettingField key={setting.name} setting={setting} setup={setup} hasSlider onChange={onChange} />
    ));
  const more = settings.filter((setting) => !main.includes(setting.name));
  return (
    <>
      {fields(settings.filter((setting) => main.includes(setting.name)))}
      {children}
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <div class="group">{fields(more)}</div>
        </details>
      )}
    </>
  );
}
