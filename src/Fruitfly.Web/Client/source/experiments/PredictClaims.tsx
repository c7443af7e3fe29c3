import type { Expectations } from "./prediction";
import type { AskedClaim } from "./types";

/** The published statements without what was measured of them: does the reader expect them to hold? */
export function PredictClaims({
  claims,
  expected,
  onExpect,
}: {
  claims: AskedClaim[];
  expected: Expectations;
  onExpect: (claim: string, holds: boolean | null) => void;
}) {
  if (claims.length === 0) return null;
  return (
    <section class="predict-claims" aria-labelledby="predict-claims-title">
      <h2 id="predict-claims-title">Which of these will hold?</h2>
      <ul>
        {claims.map((claim) => (
          <li key={claim.id}>
            <fieldset>
              <legend>
                {claim.statement} <span class="source">{claim.source}</span>
              </legend>
              {(
                [
                  [true, "holds"],
                  [false, "does not hold"],
                  [null, "no idea"],
                ] as const
              ).map(([holds, words]) => (
                <label key={words}>
                  <input
                    type="radio"
                    name={`expect-${claim.id}`}
                    checked={(expected[claim.id] ?? null) === holds}
                    onChange={() => onExpect(claim.id, holds)}
                  />
                  {words}
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  );
}
