import { Failure } from "../parts/Failure";
import { partingWords } from "./asked";
import { Worth } from "./TableControls";
import type { Planned } from "./types";

/** What a diagnosis of the store was asked. */
export function StudyPart({
  name,
  plan,
  error,
  worth,
  isGoing,
  onWorth,
}: {
  name: string;
  /** null where its table is gone */
  plan: Planned | null;
  error: unknown;
  worth: string;
  isGoing: boolean;
  onWorth: (worth: string) => void;
}) {
  const shown = Object.entries(plan?.settings ?? {}).filter(([setting]) => !hidden.includes(setting));
  return (
    <section class="asked" aria-labelledby="asked-title">
      <h2 id="asked-title">{plan?.file ?? name}</h2>
      {error !== null && <Failure error={error} />}
      {plan && (
        <>
          <dl>
            <div>
              <dt>target column</dt>
              <dd>{plan.target}</dd>
            </div>
            {shown.map(([setting, value]) => (
              <div key={setting}>
                <dt>{setting.replaceAll("-", " ")}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {partingWords(plan.rows).map((line) => (
            <p class="note" key={line}>
              {line}
            </p>
          ))}
          {!isGoing && <Worth worth={worth} usual={100 * plan.worth} onWorth={onWorth} />}
        </>
      )}
    </section>
  );
}

const hidden = ["data", "file", "target", "early-stopping", "patience", "epochs"];
