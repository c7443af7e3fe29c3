import { answersOf, type PollDesk } from "./usePoll";

/** What the class expected of a claim, beside what was measured. */
export function PollResult({ poll, claim }: { poll: PollDesk; claim: string }) {
  const asked = poll.poll;
  if (!asked || asked.isOpen || asked.claim !== claim) return null;
  const all = answersOf(asked);
  return (
    <span class="guesses">
      {asked.choices.map(({ words, votes }) => (
        <span class="guess" key={words}>
          <span>
            {words}: <b>{votes}</b>
          </span>
          <meter min={0} max={Math.max(1, all)} value={votes} aria-label={`${words}: ${votes} of ${all}`} />
        </span>
      ))}
    </span>
  );
}
