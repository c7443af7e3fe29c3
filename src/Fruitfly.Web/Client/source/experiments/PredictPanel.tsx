import { wasRight, type Expectations } from "./prediction";
import type { Claim } from "../parts/ClaimsTable";

/** Predict, then look: what was measured is covered until the reader has said what to expect. */
export function PredictPanel({ state, onChange }: { state: string; onChange: (state: string) => void }) {
  return (
    <section class="predict-panel" aria-label="Prediction">
      {state === "first" ? (
        <>
          <button type="button" class="primary" onClick={() => onChange("then")}>
            Show what was measured
          </button>
          <p class="note">
            Say first how a line will run and which statements will hold. Your prediction is part of the address.
          </p>
        </>
      ) : (
        <>
          <button type="button" onClick={() => onChange("first")}>
            Predict first
          </button>
          {state === "then" && (
            <button type="button" onClick={() => onChange("")}>
              Forget my prediction
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** What the reader expected of a claim, and whether it came so. */
export function Expected({ claim, expected }: { claim: Claim; expected: Expectations }) {
  const holds = expected[claim.id];
  if (holds === undefined) return <>–</>;
  const right = wasRight(claim, expected);
  return (
    <>
      {holds ? "holds" : "does not hold"}
      {right !== null && <b class={right ? "right" : "wrong"}> · {right ? "right" : "wrong"}</b>}
    </>
  );
}
