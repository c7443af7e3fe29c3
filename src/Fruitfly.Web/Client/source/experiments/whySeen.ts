import type { Claim } from "../parts/ClaimsTable";

const signed = (text: string) => Number(text.replace("−", "-").replaceAll(",", ""));
const written = (value: number, digits: number) => value.toFixed(digits).replace("-", "−");

/** "from 63.84 to 64.84 %" of "64.34 ± 0.50 % (n = 10)"; null where there is no interval. */
export function intervalOf(measured: string): string | null {
  const [, value, half, unit] = /^([−-]?[\d.,]+) ± ([\d.,]+)( ?%)?/.exec(measured) ?? [];
  if (!value || !half) return null;
  const digits = value.split(".")[1]?.length ?? 0;
  return `from ${written(signed(value) - signed(half), digits)} to ${written(signed(value) + signed(half), digits)}${unit ?? ""}`;
}

/** Why a claim is not confirmed: what was seen, and then where it would hold. Null where it is confirmed. */
export function whySeen({ verdict, measured, reason }: Pick<Claim, "verdict" | "measured" | "reason">): string | null {
  if (verdict === "confirmed") return null;
  if (verdict === "not-tested") return reason;
  const interval = intervalOf(measured);
  const seen = `Seen: ${measured}${interval ? `, the interval reaches ${interval}` : ""}.`;
  const means = verdict === "contradicted" ? "That speaks against it." : "That is not enough to tell.";
  return [seen, means, reason].filter(Boolean).join(" ");
}
