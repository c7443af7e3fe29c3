import { count } from "../parts/words";
import { QrCode } from "./QrCode";
import type { PollDesk } from "./usePoll";

/** An address that is broken, where it must be, before its path. */
function Breakable({ address }: { address: string }) {
  const { origin } = new URL(address);
  return (
    <>
      {origin}
      <wbr />
      {address.slice(origin.length)}
    </>
  );
}

/** In the place of the figure while the class answers: the statement, where to answer, and how many have. */
export function PollPanel({ poll }: { poll: PollDesk }) {
  return (
    <section class="poll" aria-label="Poll">
      <div class="asking">
        <p class="asked">{poll.poll!.question}</p>
        <p>Will it hold in the measurement? Answer at</p>
        <p class="address">{poll.address && <Breakable address={poll.address} />}</p>
        {!poll.isReachable && (
          <p class="note">
            Only this machine reaches the lab now. Phones can answer when the web lab is started for other machines.
          </p>
        )}
        <p class="answers" role="status">
          {count(poll.answers, "answer")}
        </p>
        <p>
          <button type="button" class="primary" onClick={poll.advance}>
            Show the result
          </button>
        </p>
      </div>
      {poll.isReachable && poll.address !== null && <QrCode address={poll.address} />}
    </section>
  );
}
