import { useState } from "preact/hooks";
import { hasEnded, type Figure, type Now, type Report, type Run } from "../experiments/types";
import { dataOf } from "../experiments/paths";
import type { Claim } from "../parts/ClaimsTable";
import type { Verdict } from "../parts/Scoreboard";
import { useRequest } from "../parts/useRequest";
import { useLive, type Live } from "../server/live";

/** What an experiment has measured so far for one figure, growing while it runs. */
export interface Measured {
  figure: Figure | null;
  /** Those that the figure shows, what was decided first. */
  claims: Claim[];
  run: Run | null;
  isGoing: boolean;
  report: Report | null;
  error: unknown;
  live: Live;
}

export function useMeasured(experiment: string, figure: string): Measured {
  const [now, setNow] = useState<Now | null>(null);
  const live = useLive(`${dataOf(experiment)}/live`, { now: (news: Now) => setNow(news) });
  const { data, error } = useRequest<Report>(
    now && `${dataOf(experiment)}/report?preset=true&version=${now.preset ?? "none"}`,
  );
  const run = now?.run ?? null;
  return { ...partOf(data, figure), run, isGoing: run !== null && !hasEnded(run), report: data, error, live };
}

/** What was decided, either way, stands before what was not. */
const openness: Record<Verdict, number> = { confirmed: 0, contradicted: 0, undecided: 1, "not-tested": 2 };

/** One figure of a report and its claims. */
export function partOf(report: Report | null, figure: string): Pick<Measured, "figure" | "claims"> {
  const content = report?.content;
  return {
    figure: content?.figures.find((one) => one.id === figure) ?? null,
    claims: (content?.claims ?? [])
      .filter((claim) => claim.figure === figure)
      .sort((one, other) => openness[one.verdict] - openness[other.verdict]),
  };
}
