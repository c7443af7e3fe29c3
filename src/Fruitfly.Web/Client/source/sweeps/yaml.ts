import type { Value } from "./shapes";

/** Writes values as YAML that reads back as the same: maps over many lines, and whatever stands in a list on one. */
export function write(map: { [key: string]: Value }): string {
  return lines(map, "").join("\n") + "\n";
}

function lines(map: { [key: string]: Value }, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const head = `${indent}${quoted(key)}:`;
    return isMap(value) && Object.keys(value).length > 0
      ? [head, ...lines(value, `${indent}  `)]
      : [`${head} ${flow(value)}`];
  });
}

/** On one line: `{kind: sgd, momentum: 0.9}`. */
export function flow(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isMap(value))
    return `{${Object.entries(value)
      .map(([key, inner]) => `${quoted(key)}: ${flow(inner)}`)
      .join(", ")}}`;
  return typeof value === "string" ? quoted(value) : String(value);
}

export const isMap = (value: Value | undefined): value is { [key: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is a number in YAML's core schema, as the laboratory reads it. */
const number = /^[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)(e[-+]?[0-9]+)?$/i;

/** A word as it is typed: a number, true or false, or a text. */
export function scalar(word: string): number | boolean | string {
  if (/^(true|false)$/i.test(word)) return word.toLowerCase() === "true";
  return number.test(word) && Number.isFinite(Number(word)) ? Number(word) : word;
}

// Letters, digits and signs that mean nothing in YAML within a word, and no word that means something else.
function quoted(text: string): string {
  const isPlain =
    /^[A-Za-z0-9_/.]/.test(text) &&
    /^[A-Za-z0-9_\-./@ ]*$/.test(text) &&
    !text.endsWith(" ") &&
    !text.startsWith("...") &&
    typeof meaning(text) === "string";
  return isPlain
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
}

const meaning = (text: string) => (/^(~|null)$/i.test(text) || number.test(text) ? 0 : scalar(text));
