import type { Setup } from "./setup";

/** What of the coordinates of a plane a network can be given, and how a formula says it. */
export const planeFeatures = [
  ["x1", "x₁"],
  ["x2", "x₂"],
  ["x1^2", "x₁²"],
  ["x2^2", "x₂²"],
  ["x1*x2", "x₁x₂"],
  ["sin(x1)", "sin x₁"],
  ["sin(x2)", "sin x₂"],
] as const;

/** Such as x₁² for x1^2; names of other data as they are. */
export const featureWords = (name: string) => planeFeatures.find(([known]) => known === name)?.[1] ?? name;

/** Whether the features of the data can be chosen. */
export const hasFeatures = (setup: Setup) =>
  setup.page.settings.some((setting) => setting.name === "features" && setup.applies(setting));

/** Switches a feature on or off; the last one stays. */
export function toggleFeature(setup: Setup, name: string): Setup {
  const chosen = setup.value("features").split(",");
  const next = planeFeatures
    .map(([known]) => known)
    .filter((known) => (known === name ? !chosen.includes(known) : chosen.includes(known)));
  return next.length === 0 ? setup : setup.with("features", next.join(","));
}
