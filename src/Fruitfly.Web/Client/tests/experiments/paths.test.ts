import { expect, test } from "vitest";
import { dataOf, pageOf } from "../../source/experiments/paths";

test("an experiment has its page and its data under its name", () => {
  expect(pageOf("double-descent")).toBe("/experiments/double-descent");
  expect(dataOf("double-descent")).toBe("/api/experiments/double-descent");
});

test("the name of a user's experiment has a dot in addresses", () =>
  expect(pageOf("ada/label-noise")).toBe("/experiments/ada.label-noise"));
