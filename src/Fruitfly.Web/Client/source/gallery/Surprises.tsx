import { pageOf } from "../experiments/paths";
import { verdicts } from "../parts/Scoreboard";
import { prose } from "../parts/words";
import type { ExperimentCard } from "./Card";

const most = 3;

/** What was published and does not hold here, one statement of each experiment. */
export function Surprises({ cards }: { cards: ExperimentCard[] }) {
  const surprises = cards
    .map((card) => ({
      card,
      claim: card.report?.claims.find((claim) => claim.verdict === "contradicted" && claim.figure),
    }))
    .filter(({ claim }) => claim !== undefined)
    .slice(0, most);
  if (surprises.length === 0) return null;
  return (
    <section class="surprises" aria-labelledby="surprises-title">
      <h2 id="surprises-title">Published claims that did not hold here</h2>
      <ul>
        {surprises.map(({ card, claim }) => (
          <li class="contradicted" key={card.name}>
            <span class="sign" aria-hidden="true">
              {verdicts.contradicted.sign}
            </span>
            <span>
              <a href={`${pageOf(card.name)}?figure=${encodeURIComponent(claim!.figure!)}`}>
                {prose(claim!.statement)}
              </a>
              <span class="note">
                {claim!.source} · measured {prose(claim!.measured)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
