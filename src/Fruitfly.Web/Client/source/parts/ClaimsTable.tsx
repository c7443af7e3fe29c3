import type { ComponentChildren } from "preact";
import { verdicts, type Verdict } from "./Scoreboard";

/** A published statement and what was measured of it, as text. */
export interface Claim {
  experiment: string;
  id: string;
  statement: string;
  source: string;
  published: string;
  measured: string;
  verdict: Verdict;
  figure: string | null;
  reason: string | null;
}

/** Published statements, what was measured, and what follows. */
export function ClaimsTable<T extends Claim>({
  claims,
  anchor,
  link,
  more,
}: {
  claims: T[];
  anchor: (claim: T) => string;
  /** To the figure that shows a claim. */
  link: (claim: T) => ComponentChildren;
  /** One more column, such as what the reader expected. */
  more?: { title: string; of: (claim: T) => ComponentChildren };
}) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Verdict</th>
          <th scope="col">Statement</th>
          <th scope="col">Published</th>
          <th scope="col">Measured</th>
          {more && <th scope="col">{more.title}</th>}
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr id={anchor(claim)} class={claim.verdict} key={anchor(claim)}>
            <td class="verdict">
              <span class="sign" aria-hidden="true">
                {verdicts[claim.verdict].sign}
              </span>
              {verdicts[claim.verdict].words}
            </td>
            <th scope="row">
              <span class="statement">{claim.statement}</span>
              <span class="source">
                {claim.source}
                {claim.figure && <> · {link(claim)}</>}
              </span>
              {claim.reason && <span class="reason">{claim.reason}</span>}
            </th>
            <td data-label="Published">{claim.published}</td>
            <td data-label="Measured" class="measured">
              {claim.measured}
            </td>
            {more && <td data-label={more.title}>{more.of(claim)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
