import { count, short } from "./format";
import type { Facts, State } from "./wire";

/** Where the seed that is shown left all numbers: its pictures are of the step before. */
export function Diverged({ facts, state, shown }: { facts: Facts; state: State | null; shown: number }) {
  const divergence = state?.divergences[shown];
  if (!divergence) return null;
  return (
    <p class="diverged-note">
      <b>
        <span aria-hidden="true">▲</span> {facts.seeds.length > 1 ? `Seed ${facts.seeds[shown]} diverged` : "Diverged"}{" "}
        at step {count(divergence.step)}
      </b>
      : the loss was no longer a number.{" "}
      {divergence.lastFiniteLoss !== null && <>The last finite loss was {short(divergence.lastFiniteLoss)}. </>}A lower
      learning rate is the usual remedy.
    </p>
  );
}
