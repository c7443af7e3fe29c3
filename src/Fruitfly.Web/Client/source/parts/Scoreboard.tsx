export type Verdict = "confirmed" | "not-confirmed" | "not-tested";

export const verdicts: Record<Verdict, { sign: string; words: string }> = {
  confirmed: { sign: "✓", words: "confirmed" },
  "not-confirmed": { sign: "✗", words: "not confirmed" },
  "not-tested": { sign: "–", words: "not tested" },
};

export interface Claim {
  experiment: string;
  id: string;
  statement: string;
  source: string;
  published: string;
  measured: number | null;
  low: number | null;
  high: number | null;
  n: number;
  verdict: Verdict;
}

/** How many claims have which verdict. */
export function Scoreboard({ claims }: { claims: Claim[] }) {
  const counts = (Object.keys(verdicts) as Verdict[])
    .map((verdict) => ({ verdict, count: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <ul class="scoreboard" aria-label="Published claims">
      {counts.map(({ verdict, count }) => (
        <li class={verdict} key={verdict}>
          <span class="sign" aria-hidden="true">
            {verdicts[verdict].sign}
          </span>
          <b>{count}</b> {verdicts[verdict].words}
        </li>
      ))}
    </ul>
  );
}
