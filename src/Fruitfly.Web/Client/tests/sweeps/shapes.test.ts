import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  initial,
  kindIn,
  paths,
  reader,
  sortName,
  sortOf,
  withField,
  withKind,
  withoutField,
  type Schema,
  type Shape,
} from "../../source/sweeps/shapes";

// The schema that the program publishes; another test keeps the two the same.
const schema = JSON.parse(
  readFileSync(new URL("../../../../../docs/study.schema.json", import.meta.url), "utf8"),
) as Schema;
const of = reader(schema);
const at = (...path: string[]) =>
  path.reduce<Schema>((inner, name) => {
    const shape = of(inner);
    const fields =
      shape.is === "map" ? shape.fields : shape.is === "kinds" ? shape.kinds.flatMap((kind) => kind.fields) : [];
    return fields.find((field) => field.name === name)!.schema;
  }, schema);
const kindsAt = (...path: string[]) => (of(at(...path)) as Extract<Shape, { is: "kinds" }>).kinds;

describe("a shape", () => {
  test("is found for everything that a study may say", () => {
    let count = 0;
    const walk = (inner: Schema, depth: number) => {
      const shape = of(inner);
      count++;
      expect(() => initial(shape, of)).not.toThrow();
      const fields =
        shape.is === "map" ? shape.fields : shape.is === "kinds" ? shape.kinds.flatMap((kind) => kind.fields) : [];
      if (depth < 4) for (const field of fields) walk(field.schema, depth + 1);
    };
    walk(schema, 0);
    expect(count).toBeGreaterThan(150);
  });

  test("is what the schema says", () => {
    expect(of(at("study"))).toEqual({ is: "text" });
    expect(of(at("metric"))).toMatchObject({ is: "word" });
    expect(of(at("test"))).toEqual({ is: "number", whole: false, minimum: 0, maximum: 0.9 });
    expect(of(at("factors"))).toEqual({ is: "factors" });
    expect(of(at("network", "hiddenLayers"))).toMatchObject({ is: "list" });
    expect(kindsAt("search").map((kind) => kind.name)).toEqual([
      "grid",
      "random",
      "sobol",
      "latin-hypercube",
      "successive-halving",
      "hyperband",
    ]);
  });

  test("of seeds is chosen among three sorts", () => {
    const { schemas } = of(at("seeds")) as Extract<Shape, { is: "either" }>;
    expect(schemas.map((one) => sortName(of(one)))).toEqual(["a number", "a list", "settings"]);
    expect([3, [1, 2], { count: 2 }].map((value) => sortOf(schemas, value, of))).toEqual([0, 1, 2]);
    expect(initial(of(schemas[2]!), of)).toEqual({ count: 1 });
  });
});

describe("a kind", () => {
  test("is named, implied by its settings, or the usual one", () => {
    const [data, network] = [kindsAt("data"), kindsAt("network")];
    expect(kindIn(data, "circles")?.name).toBe("circles");
    expect(kindIn(data, { kind: "spirals", samples: 5 })?.name).toBe("spirals");
    expect(kindIn(data, { file: "a.csv", target: "b" })?.name).toBe("file");
    expect(kindIn(data, { samples: 100 })?.name).toBe("mnist1d");
    expect(kindIn(network, { layers: [] })?.name).toBe("layers");
    expect(kindIn(data, "none")).toBeUndefined();
  });

  test("that is changed keeps the settings that both have", () => {
    const data = kindsAt("data");
    const [circles, mnist1d] = [kindIn(data, "circles")!, kindIn(data, "mnist1d")!];
    expect(withKind(mnist1d, { kind: "circles", samples: 100, noise: 0.1 }, of)).toEqual({
      kind: "mnist1d",
      samples: 100,
    });
    expect(withKind(circles, "mnist1d", of)).toBe("circles");
    expect(withKind(kindIn(kindsAt("search"), "random")!, "grid", of)).toEqual({ kind: "random", settings: 1 });
  });
});

describe("a setting", () => {
  const circles = kindIn(kindsAt("data"), "circles")!;
  test("is added in the order of the schema", () => {
    expect(
      Object.keys(withField({ kind: "circles", labelNoise: 0.1 }, circles.fields, "samples", 100) as object),
    ).toEqual(["kind", "samples", "labelNoise"]);
  });
  test("makes a map of a word", () =>
    expect(withField("circles", circles.fields, "noise", 0.1)).toEqual({ kind: "circles", noise: 0.1 }));
  test("is changed in its place and removed", () => {
    expect(withField({ a: 1, noise: 0.1, b: 2 }, circles.fields, "noise", 0.2)).toEqual({ a: 1, noise: 0.2, b: 2 });
    expect(withoutField({ a: 1, b: 2 }, "a")).toEqual({ b: 2 });
  });
});

test("the paths that may vary are those of data, network and recipe", () => {
  const all = paths(schema);
  expect(all).toContain("network.width");
  expect(all).toContain("recipe.optimizer.learningRate");
  expect(all).toContain("recipe.optimizer.kind");
  expect(all.every((path) => /^(data|network|recipe)\./.test(path))).toBe(true);
});
