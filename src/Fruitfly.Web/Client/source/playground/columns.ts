import type { Setup } from "./setup";

/** What a column can be used for, and how its values can be read. */
export const uses = ["feature", "target", "group", "time", "left out"] as const;
export const kinds = ["automatic", "numeric", "categorical"] as const;
export type Use = (typeof uses)[number];
export type Kind = (typeof kinds)[number];

const listed = (setup: Setup, name: string) =>
  setup
    .value(name)
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);

const without = (setup: Setup, list: string, column: string) =>
  setup.with(
    list,
    listed(setup, list)
      .filter((one) => one !== column)
      .join(","),
  );

const withColumn = (setup: Setup, list: string, column: string) =>
  setup.with(list, [...listed(setup, list).filter((one) => one !== column), column].join(","));

/** A column of a name with a comma is not told from two: those are chosen in the fields of the table. */
export const canBeChosen = (column: string) => !column.includes(",") && column.trim() === column && column !== "";

/** Uses a column for something else. */
export function useFor(setup: Setup, column: string, use: Use): Setup {
  let next = without(setup, "drop", column);
  for (const one of ["target", "group", "time"]) if (next.value(one) === column) next = next.with(one, "");
  return use === "feature" ? next : use === "left out" ? withColumn(next, "drop", column) : next.with(use, column);
}

/** Reads a column as numbers or as names. */
export function readAs(setup: Setup, column: string, kind: Kind): Setup {
  const next = without(without(setup, "numeric", column), "categorical", column);
  return kind === "automatic" ? next : withColumn(next, kind, column);
}

/** How it was said that a column is to be read. */
export const kindOf = (setup: Setup, column: string): Kind =>
  listed(setup, "numeric").includes(column)
    ? "numeric"
    : listed(setup, "categorical").includes(column)
      ? "categorical"
      : "automatic";
