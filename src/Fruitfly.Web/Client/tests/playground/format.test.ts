import { expect, test } from "vitest";
import { count, percent, short } from "../../source/playground/format";

test.each([
  [null, "–"],
  [undefined, "–"],
  [0, "0"],
  [0.123456, "0.123"],
  [-12.345, "−12.3"],
  [1234.6, "1,235"],
  [2_500_000, "2.5·10⁶"],
  [-0.000025, "−2.5·10⁻⁵"],
])("%s is short as %s", (value, text) => expect(short(value)).toBe(text));

test("a share is in per cent, or a dash where there is none", () => {
  expect(percent(0.1234)).toBe("12.3 %");
  expect(percent(0.1234, 0)).toBe("12 %");
  expect(percent(null)).toBe("–");
});

test("thousands are parted", () => expect(count(12345)).toBe("12,345"));
