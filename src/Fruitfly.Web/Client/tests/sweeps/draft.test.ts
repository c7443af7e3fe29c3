// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { copyOf, keep, kept } from "../../source/sweeps/draft";

beforeEach(() => sessionStorage.clear());

describe("what is being written", () => {
  test("outlives a reload", () => {
    keep({ text: "study: x", study: "x-1" });
    expect(kept("")).toEqual({ text: "study: x", study: "x-1" });
    expect(kept("x-1")).toEqual({ text: "study: x", study: "x-1" });
    keep(null);
    expect(kept("")).toBeNull();
  });
  test("gives way to the study that the address names", () => {
    keep({ text: "study: x", study: "x-1" });
    expect(kept("y-1")).toBeNull();
  });
  test("is nothing where the browser kept something else", () => {
    sessionStorage.setItem("sweep", "{");
    expect(kept("")).toBeNull();
    sessionStorage.setItem("sweep", "5");
    expect(kept("")).toBeNull();
  });
});

describe("a copy has another name", () => {
  test.each([
    ["study: my data\nseeds: 3\n", "study: my data copy\nseeds: 3\n"],
    ["# a comment\nstudy: x  # the name\n", "# a comment\nstudy: x copy\n"],
    ['study: "a: \\"b\\""\n', 'study: "a: \\"b\\" copy"\n'],
    ["study: 'it''s'\n", 'study: "it\'s copy"\n'],
    ["study: 5\n", "study: 5 copy\n"],
    [`study: ${"x".repeat(60)}\n`, `study: ${"x".repeat(55)} copy\n`],
  ])("%j", (text, copy) => expect(copyOf(text)).toBe(copy));
});
