import { expect, test } from "vitest";
import { readColumns, writeColumns } from "../../source/studies/ColumnChoice";
import { shortName, suggestions } from "../../source/studies/filter";
import { usualMeasures } from "../../source/studies/words";
import type { Measure } from "../../source/studies/types";

const description = {
  varying: [
    { path: "network.layers.0.outputs", label: "outputs" },
    { path: "recipe.optimizer.learningRate", label: "learning rate" },
  ],
  values: [["10", "20", "40"], ["0.1"]],
  measures: ["test-error", "seconds"] as Measure[],
};

test("a setting is named by the shortest end that names no other", () => {
  const paths = ["network.layers.0.outputs", "network.layers.2.outputs", "recipe.optimizer.learningRate"];
  expect(shortName("recipe.optimizer.learningRate", paths)).toBe("learningRate");
  expect(shortName("network.layers.0.outputs", paths)).toBe("0.outputs");
});

test("a filter suggests values, ranges and measures for the word that is typed, and keeps the words before it", () => {
  expect(suggestions("rate", description)).toEqual(["learningRate=0.1"]);
  expect(suggestions("learningRate=0.1 out", description)).toEqual(
    ["outputs=10", "outputs=20", "outputs=40", "outputs=10..40", "outputs<40", "outputs>10"].map(
      (one) => `learningRate=0.1 ${one}`,
    ),
  );
  expect(suggestions("test", description)).toEqual(["test-error<50%"]);
  expect(suggestions("learningRate=0.1", description)).toEqual([]);
});

test("chosen columns are read as they were written", () => {
  const chosen = { seconds: true, seed: false, "network.layers.0.outputs": false };
  expect(readColumns(writeColumns(chosen))).toEqual(chosen);
  expect(readColumns("")).toEqual({});
});

test("a table shows errors at once, or losses where there are none", () => {
  expect(usualMeasures(["training-loss", "test-error", "seconds"])).toEqual(["test-error"]);
  expect(usualMeasures(["training-loss", "seconds"])).toEqual(["training-loss"]);
});
