import { expect, test } from "vitest";
import { count, duration, number, prose, time } from "../../source/parts/words";

test.each([
  [0.04, "0 s"],
  [9.84, "9.8 s"],
  [12.9, "12 s"],
  [125, "2 min 5 s"],
  [11_520, "3 h 12 min"],
])("a duration of %d seconds is %s", (seconds, words) => expect(duration(seconds)).toBe(words));

test("a number has three digits that matter, and its thousands are parted", () => {
  expect(number(1234.5)).toBe("1,230");
  expect(number(0.012345)).toBe("0.0123");
});

test("one of a thing is singular, and a thing may have a plural of its own", () => {
  expect(count(1, "trial")).toBe("1 trial");
  expect(count(2000, "trial")).toBe("2,000 trials");
  expect(count(0, "study", "studies")).toBe("0 studies");
});

test("a time is day, month, year and minute", () => expect(time("2026-11-22T11:05:59Z")).toBe("22 Nov 2026, 11:05"));

test("a number and its percent sign stay on one line", () => {
  expect(prose("from 5 % to 6 %")).toBe("from 5\u00a0% to 6\u00a0%");
  expect(prose("0.3 (n = 5)")).toBe("0.3 (n\u00a0=\u00a05)");
});
