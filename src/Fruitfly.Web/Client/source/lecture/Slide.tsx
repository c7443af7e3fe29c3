import type { ComponentChildren, Ref } from "preact";
import type { Figure } from "../experiments/types";
import type { Claim } from "../parts/ClaimsTable";
import { prose } from "../parts/words";
import { ClaimList } from "./ClaimList";
import { FittedChart } from "./FittedChart";
import type { LectureStep } from "./lectures";

/** More do not fit below the figure; the others are a key away. */
export const mostClaims = 2;

/**
 * One page on one screen: the question, what to look at, the figure as large as there is room, and what it says of the
 * claims.
 */
export function Slide({
  step,
  figure,
  claims,
  instead,
  more,
  heading,
  scale,
}: {
  step: LectureStep;
  figure: Figure | null;
  claims: Claim[];
  /** What stands in the place of the figure; null for the figure. */
  instead: ComponentChildren;
  more?: (claim: Claim) => ComponentChildren;
  heading?: Ref<HTMLHeadingElement>;
  scale?: () => number;
}) {
  return (
    <div class="slide">
      <h1 tabindex={-1} ref={heading ?? null}>
        {step.question}
      </h1>
      <ul class="watch">
        {step.look.map((line) => (
          <li key={line}>{prose(line)}</li>
        ))}
      </ul>
      {instead || !figure ? (
        <div class="instead">{instead}</div>
      ) : (
        <figure aria-label={figure.title}>
          <figcaption>{prose(figure.title)}</figcaption>
          <FittedChart
            specification={figure.specification}
            label={figure.alternativeText}
            {...(scale ? { scale } : {})}
          />
        </figure>
      )}
      {!instead && figure && claims.length > 0 && (
        <ClaimList claims={claims.slice(0, mostClaims)} label="Claims" {...(more ? { more } : {})} />
      )}
    </div>
  );
}
