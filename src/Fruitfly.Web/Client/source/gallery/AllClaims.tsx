import { useState } from "preact/hooks";
import { ClaimsTable, type Claim } from "../parts/ClaimsTable";
import { verdicts, type Verdict } from "../parts/Scoreboard";
import { pageOf } from "../experiments/paths";

/** Every claim of every experiment; those of one verdict where the reader asks for it. */
export function AllClaims({ claims }: { claims: Claim[] }) {
  const kinds = (Object.keys(verdicts) as Verdict[]).filter((verdict) =>
    claims.some((claim) => claim.verdict === verdict),
  );
  // What does not hold is what a reader looks for first.
  const [chosen, choose] = useState<Verdict | null>(kinds.includes("contradicted") ? "contradicted" : null);
  return (
    <section class="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">Claims</h2>
      <div class="choices" role="group" aria-label="Verdict">
        <button type="button" aria-pressed={chosen === null} onClick={() => choose(null)}>
          all {claims.length}
        </button>
        {kinds.map((verdict) => (
          <button type="button" aria-pressed={chosen === verdict} onClick={() => choose(verdict)} key={verdict}>
            {verdicts[verdict].sign} {claims.filter((claim) => claim.verdict === verdict).length}{" "}
            {verdicts[verdict].words}
          </button>
        ))}
      </div>
      <ClaimsTable
        claims={claims.filter((claim) => chosen === null || claim.verdict === chosen)}
        anchor={(claim) => `claim-${claim.experiment}-${claim.id}`}
        link={(claim) => (
          <a href={`${pageOf(claim.experiment)}?figure=${encodeURIComponent(claim.figure!)}`}>{claim.experiment}</a>
        )}
      />
    </section>
  );
}
