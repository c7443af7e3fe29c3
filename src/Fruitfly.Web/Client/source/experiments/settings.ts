import type { Study } from "../studies/types";
import type { Description, Preset } from "./types";

/** A preset and what is changed of it. */
export interface Settings {
  preset: Preset;
  /** By option name; only values that are not the preset's. */
  changed: Record<string, number>;
}

/**
 * What the address asks for. Values that an option does not take are left out; options without a preset are of the
 * quick one.
 */
export function settingsOf(description: Description, values: Record<string, string>): Settings {
  const isVaried = description.options.some((option) => values[option.name] !== "");
  const preset =
    values["preset"] === "full" || values["preset"] === "quick"
      ? values["preset"]
      : isVaried
        ? "quick"
        : description.preset;
  const changed: Record<string, number> = {};
  for (const option of description.options) {
    const text = values[option.name]!;
    const value = Number(text);
    const fits =
      text !== "" &&
      Number.isFinite(value) &&
      value >= option.minimum &&
      value <= option.maximum &&
      (!option.isInteger || Number.isInteger(value));
    if (fits && value !== option[preset]) changed[option.name] = value;
  }
  return { preset, changed };
}

/** As the address of a page and the requests to the server have it. */
export function queryOf({ preset, changed }: Settings): string {
  return new URLSearchParams({
    preset,
    ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, String(value)])),
  }).toString();
}

export const isSame = (one: Settings, other: { preset: string; options: Record<string, number> }) =>
  one.preset === other.preset && sorted(one.changed) === sorted(other.options);

const sorted = (options: Record<string, number>) =>
  JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));

/** "full preset", "quick preset with seeds 5, epochs 100". */
export function settingWords({ preset, changed }: Settings): string {
  const options = Object.entries(changed).map(
    ([name, value]) => `${name.replaceAll("-", " ")} ${value.toLocaleString("en", { maximumSignificantDigits: 6 })}`,
  );
  return `${preset} preset${options.length > 0 ? ` with ${options.join(", ")}` : ""}`;
}

/** What people call a study: its title, or else its settings in words. */
export const titleOf = (study: Study) =>
  study.remarks.title ?? settingWords({ preset: study.preset as Preset, changed: study.options });
