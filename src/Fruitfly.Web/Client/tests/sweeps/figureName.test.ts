import { expect, test } from "vitest";
import { figureName } from "../../source/sweeps/figureName";

test.each([
  ["factor-recipe-optimizer-weightDecay", "weight decay"],
  ["factor-network", "network"],
  ["two-factors", "two factors"],
  ["progress", "progress"],
])("the figure %s is named %s", (id, words) => expect(figureName(id)).toBe(words));
