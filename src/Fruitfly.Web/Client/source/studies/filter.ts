import type { Measure, StudyDescription } from "./types";

/** The shortest end of a path that names no other setting that varies: what a reader types. */
export function shortName(path: string, paths: string[]): string {
  const parts = path.split(".");
  for (let taken = 1; taken < parts.length; taken++) {
    const end = parts.slice(-taken).join(".");
    if (paths.filter((other) => other === end || other.endsWith(`.${end}`)).length === 1) return end;
  }
  return path;
}

const isNumber = (text: string) => text !== "" && Number.isFinite(Number(text));

/** What the word that is being typed may become, with the words before it as they are. */
export function suggestions(
  text: string,
  { varying, values, measures }: Pick<StudyDescription, "varying" | "values" | "measures">,
): string[] {
  const before = text.slice(0, text.lastIndexOf(" ") + 1);
  const word = text.slice(before.length).toLowerCase();
  const paths = varying.map(({ path }) => path);
  const settings = varying.flatMap(({ path }, column) => {
    const name = shortName(path, paths);
    const numbers = values[column]!.filter(isNumber);
    const ranges =
      numbers.length > 1
        ? [`${name}=${numbers[0]}..${numbers.at(-1)}`, `${name}<${numbers.at(-1)}`, `${name}>${numbers[0]}`]
        : [];
    return [...values[column]!.filter((value) => !value.includes(" ")).map((value) => `${name}=${value}`), ...ranges];
  });
  const ranges = measures.map((measure: Measure) => (measure.endsWith("-error") ? `${measure}<50%` : `${measure}<1`));
  return [...settings, ...ranges]
    .filter((one) => one.toLowerCase().includes(word) && one.toLowerCase() !== word)
    .slice(0, 30)
    .map((one) => before + one);
}
