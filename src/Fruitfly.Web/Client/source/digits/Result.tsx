import type { DigitState } from "./session";
import { Signal } from "./Signal";

/** The score in words, and the digits that went wrong. */
export function Result({ state, onAgain }: { state: DigitState; onAgain: () => void }) {
  const { right, accuracy, low, high, seconds, mistakes } = state.score!;
  return (
    <section aria-labelledby="score">
      <h2 id="score">You: {accuracy.toFixed(1)} % right</h2>
      <p class="lead" role="status">
        {right} of {state.digits}, so between {low.toFixed(1)} and {high.toFixed(1)} % with 95 % confidence (Wilson), in{" "}
        {Math.round(seconds)} s: {state.medianSeconds!.toFixed(1)} s a digit (median).
      </p>
      {mistakes.length > 0 && (
        <>
          <h3>What went wrong</h3>
          <ul class="mistakes">
            {mistakes.map(({ signal, label, answer }, k) => (
              <li key={k}>
                <Signal values={signal} width={60} height={110} />
                <span>
                  a {label}, not a {answer}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        <button type="button" onClick={onAgain}>
          Once more
        </button>
      </div>
    </section>
  );
}
