import { expect, test } from "vitest";
import { intervalOf, whySeen } from "../../source/experiments/whySeen";

const claim = { measured: "64.34 ± 0.50 % (n = 10)", reason: "It holds where the mean lies from 66 to 70." };

test("an interval is read with its unit", () => {
  expect(intervalOf(claim.measured)).toBe("from 63.84 to 64.84 %");
  expect(intervalOf("−3.1 ± 4.0 (n = 5)")).toBe("from −7.1 to 0.9");
  expect(intervalOf("0 above lowest (n = 20)")).toBeNull();
});

test("a claim that is not confirmed says what was seen before the rule", () => {
  expect(whySeen({ ...claim, verdict: "contradicted" })).toBe(
    "Seen: 64.34 ± 0.50 % (n = 10), the interval reaches from 63.84 to 64.84 %. That speaks against it. It holds where the mean lies from 66 to 70.",
  );
  expect(whySeen({ measured: "3 (n = 2)", reason: null, verdict: "undecided" })).toBe(
    "Seen: 3 (n = 2). That is not enough to tell.",
  );
  expect(whySeen({ ...claim, verdict: "not-tested", reason: "There is one seed." })).toBe("There is one seed.");
  expect(whySeen({ ...claim, verdict: "confirmed" })).toBeNull();
});
