// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { readAddress, Setup, writeAddress } from "../../source/playground/setup";
import type { Setting, SettingsPage } from "../../source/playground/wire";

const setting = (name: string, group: Setting["group"], change: Partial<Setting> = {}): Setting => ({
  name,
  group,
  kind: "text",
  description: name,
  minimum: null,
  maximum: null,
  word: null,
  choices: [],
  appliesWhen: [],
  isLive: false,
  ...change,
});
const page: SettingsPage = {
  settings: [
    setting("data", "data"),
    setting("samples", "data"),
    setting("noise", "data", { appliesWhen: [{ setting: "data", values: ["spirals"] }] }),
    setting("hidden-layers", "network"),
    setting("steps", "recipe"),
    setting("learning-rate", "recipe", { isLive: true }),
  ],
  defaults: {
    mnist1d: {
      data: "mnist1d",
      samples: "5000",
      noise: "0",
      "hidden-layers": "100,100",
      steps: "6000",
      "learning-rate": "0.05",
    },
    spirals: {
      data: "spirals",
      samples: "400",
      noise: "0.1",
      "hidden-layers": "8,8",
      steps: "2000",
      "learning-rate": "0.01",
    },
  },
  classColours: [],
};
const setup = (chosen: Record<string, string> = {}) => new Setup(page, chosen);

test("what was not chosen is as usual for the data", () => {
  expect(setup().value("samples")).toBe("5000");
  expect(setup({ data: "spirals" }).value("samples")).toBe("400");
});

test("data that is unknown is MNIST-1D", () => expect(setup({ data: "weather" }).data).toBe("mnist1d"));

describe("a link", () => {
  test("says nothing of what is as usual", () => expect(setup({ samples: "5000" }).link).toEqual({}));
  test("names data and what was chosen", () =>
    expect(setup({ data: "spirals", steps: "10" }).link).toEqual({ data: "spirals", steps: "10" }));
  test("leaves out what has no meaning for the data", () => expect(setup({ noise: "0.3" }).link).toEqual({}));
});

test("other data keeps the network and forgets the settings of the data before", () =>
  expect(setup({ samples: "10", "hidden-layers": "3", steps: "5" }).with("data", "spirals").chosen).toEqual({
    "hidden-layers": "3",
    steps: "5",
    data: "spirals",
  }));

test("hidden layers are numbers, and none of them is a word", () => {
  expect(setup().hiddenLayers).toEqual([100, 100]);
  expect(setup().withHiddenLayers([]).value("hidden-layers")).toBe("none");
  expect(setup().withHiddenLayers([]).hiddenLayers).toEqual([]);
  expect(setup().withHiddenLayers([4, 2]).value("hidden-layers")).toBe("4,2");
});

describe("the address", () => {
  beforeEach(() => history.replaceState(null, "", "/playground"));

  test("gives the setup back that was written to it", () => {
    writeAddress(setup({ data: "spirals", "hidden-layers": "3,3" }), {
      session: "s1",
      pace: "",
      axis: "log",
      output: "",
      shown: "",
      compare: "",
    });
    expect(location.search).toBe("?data=spirals&hidden-layers=3%2C3&session=s1&axis=log");
    expect(readAddress(page).chosen).toEqual({ data: "spirals", "hidden-layers": "3,3" });
  });
  test("that says nothing is about spirals, and MNIST-1D is named", () => {
    expect(readAddress(page).data).toBe("spirals");
    writeAddress(setup(), { session: "", pace: "", axis: "", output: "", shown: "", compare: "" });
    expect(location.pathname + location.search).toBe("/playground?data=mnist1d");
    expect(readAddress(page).data).toBe("mnist1d");
  });
  test("of an older link that names no data is about MNIST-1D", () => {
    history.replaceState(null, "", "/playground?samples=500");
    expect(readAddress(page).data).toBe("mnist1d");
  });
});

test("a rate may change while a network is trained; the network, the data and their size may not", () => {
  const before = setup({ data: "spirals" });
  expect(before.with("learning-rate", "1").isLiveChangeOf(before)).toBe(true);
  expect(before.with("hidden-layers", "3").isLiveChangeOf(before)).toBe(false);
  expect(before.with("learning-rate", "1").with("samples", "7").isLiveChangeOf(before)).toBe(false);
  expect(before.with("data", "mnist1d").isLiveChangeOf(before)).toBe(false);
});
