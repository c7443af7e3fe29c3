import { Keypad } from "./Keypad";
import type { DigitState, DigitTable, ToldDigit } from "./session";
import { Signal } from "./Signal";
import { Templates } from "./Templates";

/** The digit to classify, large, with what is known so far beside it. */
export function Task({
  table,
  state,
  onDigit,
  onTest,
}: {
  table: DigitTable;
  state: DigitState;
  onDigit: (digit: number) => void;
  onTest: () => void;
}) {
  const isPractice = state.phase === "practice";
  return (
    <div class="bench">
      <div class="controls">
        {!isPractice && <progress aria-label="Digits answered" value={state.answered} max={state.digits} />}
        {state.medianSeconds !== null && (
          <p class="note">Your pace: {state.medianSeconds.toFixed(1)} s a digit (median)</p>
        )}
        {isPractice && (
          <>
            <Templates templates={table.templates} />
            <button type="button" class="primary" onClick={onTest}>
              Start the test of {state.digits}
            </button>
          </>
        )}
        {!isPractice && <p class="note">The answers come at the end. Press 0 to 9.</p>}
      </div>
      <div class="stage digit">
        <div role="status" class="progress-words">
          <p class="phase">{isPractice ? "Practice" : `Digit ${state.answered + 1} of ${state.digits}`}</p>
          {isPractice && state.last && <Feedback {...state.last} />}
          {isPractice && state.answered > 0 && (
            <p>
              {state.right} of {state.answered} right so far
            </p>
          )}
        </div>
        <Signal
          values={state.signal!}
          width={250}
          height={460}
          label="The digit as a line from top to bottom; its 40 values are in the table below"
        />
        <Keypad onDigit={onDigit} />
        <Values values={state.signal!} />
      </div>
    </div>
  );
}

/** The last digit once more, small, with what it was. */
function Feedback({ signal, label, answer }: ToldDigit) {
  const isRight = label === answer;
  return (
    <p class={`feedback ${isRight ? "confirmed" : "contradicted"}`}>
      <Signal values={signal} width={36} height={66} />
      <span class="sign" aria-hidden="true">
        {isRight ? "✓" : "✗"}
      </span>
      {isRight ? `Right, the last one was a ${label}.` : `The last one was a ${label}, not a ${answer}.`}
    </p>
  );
}

/** The same digit in numbers, for those who cannot see it. */
function Values({ values }: { values: number[] }) {
  return (
    <details>
      <summary>The {values.length} values as a table</summary>
      <table class="table values">
        <thead>
          <tr>
            <th scope="col" class="number">
              position
            </th>
            <th scope="col" class="number">
              value
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, k) => (
            <tr key={k}>
              <td class="number">{k + 1}</td>
              <td class="number">{value.toFixed(2).replace("-", "−")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
