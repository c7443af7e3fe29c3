export type Verdict = "confirmed" | "contradicted" | "undecided" | "not-tested";

export const verdicts: Record<Verdict, { sign: string; words: string }> = {
  confirmed: { sign: "✓", words: "confirmed" },
  contradicted: { sign: "✗", words: "contradicted" },
  undecided: { sign: "?", words: "undecided" },
  "not-tested": { sign: "–", words: "not tested" },
};

/** How many claims have which verdict. */
export function Scoreboard({ claims }: { claims: { verdict: Verdict }[] }) {
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
