import type { Value } from "./shapes";
import { flow, isMap, scalar } from "./yaml";

/** A factor as a row of the form: its values, or a range of them. What else it says stays as it is. */
export type Factor = { path: string; more: { [key: string]: Value } } & (
  { as: "values"; values: Value[] } | { as: "range"; from: number; to: number; scale: string; count: number | null }
);

/** @returns null for one that only its text can say */
export function readFactor(path: string, value: Value): Factor | null {
  if (Array.isArray(value)) return { path, as: "values", values: value, more: {} };
  if (!isMap(value)) return null;
  const { values, ...more } = value;
  if (Array.isArray(values)) return { path, as: "values", values, more };
  const { from, to, scale, count, ...others } = value;
  return typeof from === "number" && typeof to === "number"
    ? {
        path,
        as: "range",
        from,
        to,
        scale: typeof scale === "string" ? scale : "",
        count: typeof count === "number" ? count : null,
        more: others,
      }
    : null;
}

export function writeFactor(factor: Factor): Value {
  if (factor.as === "values")
    return Object.keys(factor.more).length === 0 ? factor.values : { values: factor.values, ...factor.more };
  const { from, to, scale, count, more } = factor;
  return { from, to, ...(scale === "" ? {} : { scale }), ...(count === null ? {} : { count }), ...more };
}

/** The same factor as a list of values, or as a range between the least and the largest of them. */
export function asOther(factor: Factor): Factor {
  const { path, more } = factor;
  if (factor.as === "range") return { path, more, as: "values", values: [factor.from, factor.to] };
  const numbers = factor.values.filter((value) => typeof value === "number");
  const [from, to] = numbers.length > 1 ? [Math.min(...numbers), Math.max(...numbers)] : [1, 10];
  const { scale, ...others } = more;
  return {
    path,
    more: others,
    as: "range",
    from,
    to,
    scale: typeof scale === "string" ? scale : "",
    count: Math.max(2, factor.values.length),
  };
}

/** "8, 32" as values; a part in brackets or quotes stays as it is typed. */
export function readList(text: string): (number | boolean | string)[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (/^".*"$/.test(part) ? unquoted(part) : scalar(part)));
}

function unquoted(part: string): string {
  try {
    return String(JSON.parse(part));
  } catch {
    return part;
  }
}

export const isPlainList = (values: Value[]) =>
  values.every((value) => value !== null && typeof value !== "object" && !String(value).includes(","));

export const writeList = (values: Value[]) =>
  values.map((value) => (typeof value === "string" ? flow(value) : String(value))).join(", ");
