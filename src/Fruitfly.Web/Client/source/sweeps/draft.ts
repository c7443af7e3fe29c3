import { flow, scalar } from "./yaml";

/** What is being written, so that a reload does not lose it. */
export interface Draft {
  text: string;
  /** The study of the store that it was opened as; empty for none. */
  study: string;
}

const key = "sweep";

export function keep(draft: Draft | null) {
  if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
  else sessionStorage.removeItem(key);
}

/** @param study the one that the address names; its own text is wanted where another one is kept */
export function kept(study: string): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "null") as Draft | null;
    return draft && typeof draft.text === "string" && (study === "" || draft.study === study) ? draft : null;
  } catch {
    return null;
  }
}

/** The same study under another name, which makes it another study. */
export function copyOf(text: string): string {
  return text.replace(
    /^study:[ \t]*(.*?)[ \t]*(#.*)?$/m,
    (_, name: string) => `study: ${flow(`${unquoted(name).slice(0, 55)} copy`)}`,
  );
}

function unquoted(name: string): string {
  try {
    if (name.startsWith('"')) return String(JSON.parse(name));
  } catch {
    // It is what it looks like.
  }
  return name.startsWith("'") && name.endsWith("'")
    ? name.slice(1, -1).replaceAll("''", "'")
    : String(typeof scalar(name) === "string" ? name : name);
}
