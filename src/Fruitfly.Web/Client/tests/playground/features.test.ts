import { expect, test } from "vitest";
import { featureWords, hasFeatures, toggleFeature } from "../../source/playground/features";
import { Setup } from "../../source/playground/setup";
import type { SettingsPage } from "../../source/playground/wire";

const page = {
  settings: [
    { name: "features", group: "data", kind: "text", appliesWhen: [{ setting: "data", values: ["spirals"] }] },
  ],
  defaults: { spirals: { data: "spirals", features: "x1,x2" }, mnist1d: { data: "mnist1d", features: "x1,x2" } },
} as unknown as SettingsPage;
const spirals = new Setup(page, { data: "spirals" });

test("features are switched on and off, in one order", () => {
  const squared = toggleFeature(toggleFeature(spirals, "x1*x2"), "x1^2");
  expect(squared.value("features")).toBe("x1,x2,x1^2,x1*x2");
  expect(toggleFeature(squared, "x1").value("features")).toBe("x2,x1^2,x1*x2");
});

test("the last feature stays", () =>
  expect(toggleFeature(toggleFeature(spirals, "x1"), "x2").value("features")).toBe("x2"));

test("they are chosen for points of a plane alone", () => {
  expect(hasFeatures(spirals)).toBe(true);
  expect(hasFeatures(new Setup(page, { data: "mnist1d" }))).toBe(false);
});

test("a formula is said as one, and a name of the user's is left as it is", () => {
  expect(featureWords("x1^2")).toBe("x₁²");
  expect(featureWords("age")).toBe("age");
});
