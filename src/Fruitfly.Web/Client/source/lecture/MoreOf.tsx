import { pageOf } from "../experiments/paths";
import type { Figure } from "../experiments/types";
import type { Claim } from "../parts/ClaimsTable";
import { ClaimList } from "./ClaimList";
import type { LectureStep } from "./lectures";

/** What does not fit on the page: where to try it, how it was measured, and every claim of the figure. */
export function MoreOf({ step, figure, claims }: { step: LectureStep; figure: Figure | null; claims: Claim[] }) {
  return (
    <>
      <p class="links">
        {step.links.map(({ text, address }) => (
          <a class="button" href={address} key={address}>
            {text}
          </a>
        ))}
        <a class="button" href={`${pageOf(step.experiment)}?figure=${encodeURIComponent(step.figure)}`}>
          The experiment with all its figures
        </a>
      </p>
      {figure && (
        <>
          <h3>How it was measured</h3>
          <p>{figure.subtitle}</p>
          <p>{figure.caption}</p>
        </>
      )}
      {claims.length > 0 && (
        <>
          <h3>Claims</h3>
          <ClaimList claims={claims} label="All claims of this page" />
        </>
      )}
    </>
  );
}
