import { describe, expect, test } from "vitest";
import { flow, scalar, write } from "../../source/sweeps/yaml";

describe("a study is written", () => {
  test("as maps over many lines and lists on one", () => {
    const text = write({
      study: "label noise",
      data: { kind: "mnist1d", labelNoise: 0.15 },
      network: { layers: [{ kind: "linear", units: 8 }, "relu"] },
      factors: { "network.width": [8, 32], "recipe.optimizer.learningRate": { from: 1e-7, to: 0.1, scale: "log" } },
      recipe: {},
    });
    expect(text).toBe(
      "study: label noise\ndata:\n  kind: mnist1d\n  labelNoise: 0.15\nnetwork:\n  layers: [{kind: linear, units: 8}, relu]\n" +
        "factors:\n  network.width: [8, 32]\n  recipe.optimizer.learningRate:\n    from: 1e-7\n    to: 0.1\n    scale: log\nrecipe: {}\n",
    );
  });

  test.each([
    "5",
    "1e3",
    ".5",
    "true",
    "null",
    "~",
    "",
    " a",
    "a ",
    "a: b",
    "a #b",
    "- a",
    "[a",
    "'a'",
    "...",
    "\n",
    "\u2028",
    '"',
    "\\",
    "&a",
    "*a",
    "!a",
    "ü",
  ])("with the text %j in quotes, which JSON reads too", (text) => {
    expect(flow(text)).toMatch(/^".*"$/s);
    expect(JSON.parse(flow(text))).toBe(text);
  });

  test.each(["mnist1d", "my table.csv", "a/b@2", "relu", "0x1F", "1_000", "no", "yes"])(
    "with the word %j as it is",
    (word) => expect(flow(word)).toBe(word),
  );

  test("without what is no number of YAML", () =>
    expect(flow([1e21, -0, 0.1, true, null])).toBe("[1e+21, 0, 0.1, true, null]"));
});

describe("a word that is typed", () => {
  test.each([
    ["1e-3", 0.001],
    [".5", 0.5],
    ["TRUE", true],
    ["relu", "relu"],
    ["010", "010"],
    ["1e999", "1e999"],
  ] as const)("%s is read as the laboratory does", (word, value) => expect(scalar(word)).toBe(value));
});
