import { isMap } from "./yaml";

/** A value of a study. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** As much of JSON Schema as that of studies uses. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  propertyNames?: unknown;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
}

export interface Field {
  name: string;
  description: string;
  schema: Schema;
  isNeeded: boolean;
}

/** A named alternative with settings of its own: `adam`, or `{kind: adam, learningRate: 0.001}`. */
export interface Kind {
  name: string;
  description: string;
  fields: Field[];
  /** Whether a map may leave out the name of this kind. */
  mayBeImplied: boolean;
}

/** What a value may be, as a form asks for it. */
export type Shape =
  | { is: "map"; fields: Field[] }
  | { is: "kinds"; kinds: Kind[] }
  | { is: "either"; schemas: Schema[] }
  | { is: "word"; words: string[] }
  | { is: "number"; whole: boolean; minimum: number | undefined; maximum: number | undefined }
  | { is: "list"; item: Schema }
  | { is: "flag" | "text" | "factors" | "any" };

export type ShapeOf = (schema: Schema) => Shape;

/** Reads shapes of a schema when they are needed, since a layer may hold layers. */
export function reader(root: Schema): ShapeOf {
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? root.$defs![schema.$ref.slice("#/$defs/".length)]! : schema;
  const alternatives = (schema: Schema): Schema[] => {
    const resolved = resolve(schema);
    return resolved.anyOf ? resolved.anyOf.flatMap(alternatives) : [resolved];
  };
  return (schema) => {
    const all = alternatives(schema);
    if (all.some((one) => one.properties?.["kind"]?.const)) return { is: "kinds", kinds: kindsOf(all) };
    if (all.length > 1) return { is: "either", schemas: all };
    return plain(all[0]!);
  };
}

function plain(schema: Schema): Shape {
  if (schema.enum || schema.const) return { is: "word", words: wordsOf(schema) };
  if (schema.propertyNames) return { is: "factors" };
  if (schema.properties) return { is: "map", fields: fieldsOf(schema) };
  if (schema.items) return { is: "list", item: schema.items };
  if (schema.type === "integer" || schema.type === "number")
    return { is: "number", whole: schema.type === "integer", minimum: schema.minimum, maximum: schema.maximum };
  if (schema.type === "boolean") return { is: "flag" };
  return { is: schema.type?.includes("string") && !schema.type.includes("object") ? "text" : "any" };
}

const wordsOf = (schema: Schema) => schema.enum ?? (schema.const ? [schema.const] : []);

function kindsOf(all: Schema[]): Kind[] {
  const maps = all
    .filter((one) => one.properties)
    .map((one) => ({
      name: one.properties!["kind"]!.const!,
      description: one.description ?? "",
      fields: fieldsOf(one),
      mayBeImplied: !one.required?.includes("kind"),
    }));
  const words = all.flatMap(wordsOf).filter((word) => !maps.some((kind) => kind.name === word));
  return [...words.map((name) => ({ name, description: "", fields: [], mayBeImplied: false })), ...maps];
}

function fieldsOf(schema: Schema): Field[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== "kind")
    .map(([name, inner]) => ({
      name,
      description: inner.description ?? "",
      schema: inner,
      isNeeded: schema.required?.includes(name) ?? false,
    }));
}

/** The kind that a value is of; undefined where it is none. */
export function kindIn(kinds: Kind[], value: Value): Kind | undefined {
  const named = isMap(value) ? value["kind"] : value;
  if (named !== undefined || !isMap(value)) return kinds.find((kind) => kind.name === named);
  const keys = Object.keys(value);
  const fits = (kind: Kind) =>
    kind.mayBeImplied &&
    kind.fields.every((field) => !field.isNeeded || keys.includes(field.name)) &&
    keys.every((key) => kind.fields.some((field) => field.name === key));
  return kinds.find(fits) ?? kinds.find((kind) => kind.mayBeImplied);
}

/** The value as another kind, with the settings that both have. */
export function withKind(kind: Kind, value: Value, of: ShapeOf): Value {
  const kept = kind.fields.flatMap((field): [string, Value][] => {
    const there = isMap(value) ? value[field.name] : undefined;
    return there !== undefined
      ? [[field.name, there]]
      : field.isNeeded
        ? [[field.name, initial(of(field.schema), of)]]
        : [];
  });
  return kept.length === 0 ? kind.name : { kind: kind.name, ...Object.fromEntries(kept) };
}

/**
 * The value with one setting changed, in the order of the schema where it is new. A word stands for a kind without
 * settings.
 */
export function withField(value: Value, fields: Field[], name: string, inner: Value): Value {
  const map: { [key: string]: Value } = isMap(value) ? { ...value } : typeof value === "string" ? { kind: value } : {};
  if (name in map) return { ...map, [name]: inner };
  const place = (key: string) => fields.findIndex((field) => field.name === key);
  const after = Object.entries(map).filter(([key]) => place(key) > place(name));
  for (const [key] of after) delete map[key];
  return { ...map, [name]: inner, ...Object.fromEntries(after) };
}

export function withoutField(value: Value, name: string): Value {
  if (!isMap(value)) return value;
  const { [name]: _, ...others } = value;
  return others;
}

/** A value to begin with. */
export function initial(shape: Shape, of: ShapeOf): Value {
  switch (shape.is) {
    case "map":
      return Object.fromEntries(
        shape.fields.filter((field) => field.isNeeded).map((field) => [field.name, initial(of(field.schema), of)]),
      );
    case "kinds":
      return withKind(shape.kinds.find((kind) => kind.mayBeImplied) ?? shape.kinds[0]!, null, of);
    case "either":
      return initial(of(shape.schemas[0]!), of);
    case "word":
      return shape.words[0]!;
    case "number":
      return Math.max(shape.minimum ?? 0, 0);
    case "flag":
      return true;
    case "list":
      return [];
    case "factors":
      return {};
    default:
      return "";
  }
}

/** Which of several sorts a value is of. */
export function sortOf(schemas: Schema[], value: Value, of: ShapeOf): number {
  const suits = (shape: Shape) =>
    shape.is === "map" || shape.is === "factors"
      ? isMap(value)
      : shape.is === "list"
        ? Array.isArray(value)
        : shape.is === "number"
          ? typeof value === "number"
          : shape.is === "flag"
            ? typeof value === "boolean"
            : shape.is === "word"
              ? typeof value === "string" && shape.words.includes(value)
              : shape.is === "text"
                ? typeof value === "string"
                : true;
  return Math.max(
    0,
    schemas.findIndex((schema) => suits(of(schema))),
  );
}

/** What a sort of value is called where one is chosen. */
export function sortName(shape: Shape): string {
  const names = {
    map: "settings",
    kinds: "a kind",
    either: "several",
    word: "a word",
    number: "a number",
    list: "a list",
    flag: "yes or no",
    text: "a text",
    factors: "factors",
    any: "a value",
  };
  return shape.is === "word" && shape.words.length === 1 ? shape.words[0]! : names[shape.is];
}

/** Every path of data, network and recipe that may vary, such as `recipe.optimizer.learningRate`. */
export function paths(root: Schema, deepest = 3): string[] {
  const of = reader(root);
  const found = new Set<string>();
  const walk = (schema: Schema, path: string, depth: number) => {
    const shape = of(schema);
    const fields =
      shape.is === "map" ? shape.fields : shape.is === "kinds" ? shape.kinds.flatMap((kind) => kind.fields) : [];
    if (depth > 0 && fields.length === 0) found.add(path);
    if (shape.is === "kinds") found.add(`${path}.kind`);
    if (depth < deepest) for (const field of fields) walk(field.schema, `${path}.${field.name}`, depth + 1);
  };
  for (const part of ["data", "network", "recipe"]) walk(root.properties![part]!, part, 0);
  return [...found].sort();
}
