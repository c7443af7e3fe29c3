import type { DigitTable, ModelRow, Score } from "./session";

/** The published table with what was measured here, and the reader's own row. */
export function HumanTable({ table, score, digits }: { table: DigitTable; score: Score | null; digits: number }) {
  return (
    <section>
      <h2 id="table">Test accuracy on MNIST-1D</h2>
      <div class="wide" tabindex={0} role="region" aria-labelledby="table">
        <table class="table human">
          <thead>
            <tr>
              <th scope="col">who</th>
              <th scope="col">measured here</th>
              <th scope="col">published</th>
              <th scope="col" class="picture">
                <span class="scale" aria-hidden="true">
                  {[0, 25, 50, 75, 100].map((percent) => (
                    <span key={percent}>{percent} %</span>
                  ))}
                </span>
                <span class="visually-hidden">as a picture</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>
                  {row.measured ? (
                    words(row)
                  ) : row.name === "human" ? (
                    "–"
                  ) : (
                    <a href="/experiments/mnist1d-models">not run here yet</a>
                  )}
                </td>
                <td>
                  {row.published} ± {row.spread} %
                </td>
                <td class="picture">
                  <Bar
                    value={row.measured?.mean ?? null}
                    low={row.measured?.low ?? null}
                    high={row.measured?.high ?? null}
                    published={row.published}
                    spread={row.spread}
                  />
                </td>
              </tr>
            ))}
            <tr class="you">
              <th scope="row">you</th>
              <td>
                {score
                  ? `${score.accuracy.toFixed(1)} % (${score.low.toFixed(1)} to ${score.high.toFixed(1)}), n = ${digits} digits`
                  : "not done yet"}
              </td>
              <td>–</td>
              <td class="picture">
                <Bar
                  value={score?.accuracy ?? null}
                  low={score?.low ?? null}
                  high={score?.high ?? null}
                  published={null}
                  spread={0}
                />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p class="note">
        Discs: measured, with the 95 % interval. Diamonds: published, with the spread (README of mnist1d; slides).
        {table.study !== null &&
          ` The networks were measured in the study "${table.study}": means over seeds after the last step.`}
      </p>
    </section>
  );
}

function words({ measured, steps }: ModelRow): string {
  const { mean, low, high, count } = measured!;
  const interval = low === null || high === null ? "" : ` (${low.toFixed(1)} to ${high.toFixed(1)})`;
  return `${mean.toFixed(1)} %${interval}, n = ${count} ${count === 1 ? "seed" : "seeds"}, ${steps.toLocaleString("en")} steps`;
}

/** Measured and published on one scale from 0 to 100 %. */
function Bar({
  value,
  low,
  high,
  published,
  spread,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
  published: number | null;
  spread: number;
}) {
  const x = (percent: number) => `${Math.min(100, Math.max(0, percent))}%`;
  return (
    <svg class="bar" width="100%" height="30" aria-hidden="true">
      {[0, 25, 50, 75, 100].map((percent) => (
        <line x1={x(percent)} x2={x(percent)} y2="30" stroke="var(--grid)" key={percent} />
      ))}
      {published !== null && (
        <g stroke="var(--ink)" fill="var(--ink)">
          <line x1={x(published - spread)} x2={x(published + spread)} y1="22" y2="22" stroke-width="1.5" />
          <svg x={x(published)} y="22" overflow="visible">
            <path d="M0-6 6 0 0 6-6 0Z" stroke="var(--background)" stroke-width="1.5" />
          </svg>
        </g>
      )}
      {value !== null && (
        <g stroke="#0072B2" fill="#0072B2">
          {low !== null && high !== null && <line x1={x(low)} x2={x(high)} y1="10" y2="10" stroke-width="3" />}
          <circle cx={x(value)} cy="10" r="6" stroke="var(--background)" stroke-width="1.5" />
        </g>
      )}
    </svg>
  );
}
