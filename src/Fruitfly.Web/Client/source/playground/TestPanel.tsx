import { percent, short } from "./format";
import type { Facts, State, TestOpening } from "./wire";

/** The sealed test set: opened by hand, and every opening is counted. */
export function TestPanel({
  facts,
  state,
  tests,
  onOpen,
}: {
  facts: Facts | null;
  state: State | null;
  tests: TestOpening[];
  onOpen: () => void;
}) {
  const last = tests.at(-1);
  const times = state?.testOpenings ?? 0;
  return (
    <div class="test-set">
      <button type="button" onClick={onOpen} disabled={!facts || facts.data.test === 0}>
        Open the test set
      </button>
      <p class="note" role="status">
        {facts?.data.test === 0
          ? "This data has no test set."
          : times === 0
            ? "Sealed. Once you choose settings by the test set, it no longer measures anything."
            : `Opened ${times === 1 ? "once" : `${times} times`}: each look makes the next worth less.`}
        {last && (
          <>
            {" "}
            <b>
              At step {last.step}: {wordsOf(last)}.
            </b>
          </>
        )}
      </p>
    </div>
  );
}

function wordsOf(opening: TestOpening) {
  const seeds = opening.scores.length > 1 ? ` (mean of ${opening.scores.length} seeds)` : "";
  const error = mean(opening.scores.map((score) => score.error));
  const loss = mean(opening.scores.map((score) => score.loss));
  return error === null ? `loss ${short(loss)}${seeds}` : `error ${percent(error)}, loss ${short(loss)}${seeds}`;
}

const mean = (values: (number | null)[]) => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};
