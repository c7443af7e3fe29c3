import type { ComponentChildren } from "preact";
import type { Claim } from "../parts/ClaimsTable";
import { verdicts } from "../parts/Scoreboard";
import { prose } from "../parts/words";

/** Claims in large type: the verdict, and what was measured. */
export function ClaimList({
  claims,
  label,
  more,
}: {
  claims: Claim[];
  label: string;
  more?: (claim: Claim) => ComponentChildren;
}) {
  return (
    <ul class="verdicts" aria-label={label}>
      {claims.map((claim) => (
        <li class={claim.verdict} key={claim.id}>
          <span class="sign" aria-hidden="true">
            {verdicts[claim.verdict].sign}
          </span>
          <span>
            {prose(claim.statement)} <b>{verdicts[claim.verdict].words}</b>
            {claim.measured && claim.verdict !== "not-tested" ? `: ${prose(claim.measured)}` : ""}
            {more?.(claim)}
          </span>
        </li>
      ))}
    </ul>
  );
}
