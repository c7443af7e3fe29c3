import { useEffect, useState } from "preact/hooks";
import { duration } from "../parts/words";
import { ClaimList } from "./ClaimList";
import type { DeckView } from "./Deck";
import { FittedChart } from "./FittedChart";
import { useKeys } from "./useKeys";

/** The second window, for the one who speaks: what to say, what comes next, and how long it has taken. */
export function Notes({ lecture, shown, measured, poll, onGo, onNext, onBack, onBlank }: DeckView) {
  const [began, setBegan] = useState(() => Date.now());
  const now = useClock();
  const step = lecture.steps[shown.step]!;
  const following = lecture.steps[shown.step + 1];
  const last = lecture.steps.length - 1;
  useEffect(() => {
    document.title = `Notes: ${step.question}`;
    document.documentElement.classList.add("presenting");
    return () => document.documentElement.classList.remove("presenting");
  }, [step.question]);
  useKeys({
    ArrowRight: onNext,
    PageDown: onNext,
    " ": onNext,
    ArrowLeft: onBack,
    PageUp: onBack,
    "Shift ": onBack,
    Home: () => onGo(0),
    End: () => onGo(last),
    b: onBlank,
    p: poll.advance,
  });
  return (
    <div class="speaker">
      <section aria-labelledby="speaker-question">
        <p class="where">
          {shown.step + 1} of {lecture.steps.length}
          {shown.isBlank && " · the screen is blank"}
          {!shown.isAnswered && " · the answer is held back"}
          {poll.isCovering && ` · ${poll.answers} answered`}
        </p>
        <h1 id="speaker-question">{step.question}</h1>
        <p class="say">{step.notes}</p>
        {measured.figure && (
          <>
            <h2>{measured.figure.title}</h2>
            <p class="note">{measured.figure.subtitle}</p>
            <p class="note">{measured.figure.caption}</p>
          </>
        )}
        {measured.claims.length > 0 && <ClaimList claims={measured.claims} label="Claims" />}
      </section>
      <aside aria-label="What is on the screen and what comes next">
        {measured.figure && (
          <FittedChart
            specification={measured.figure.specification}
            label={measured.figure.alternativeText}
            scale={small}
          />
        )}
        <h2>Next</h2>
        <p class="following">{following ? following.question : "The lecture ends."}</p>
        <p class="clock">
          <b>{duration(Math.max(0, Math.floor((now - began) / 1000)))}</b> since you began
        </p>
        <p class="buttons">
          <button type="button" onClick={onBack} disabled={shown.step === 0}>
            ← Back
          </button>
          <button type="button" class="primary" onClick={onNext} disabled={shown.step === last && shown.isAnswered}>
            Next →
          </button>
          <button type="button" aria-pressed={shown.isBlank} onClick={onBlank}>
            Blank
          </button>
          <button type="button" onClick={() => setBegan(Date.now())}>
            Restart the clock
          </button>
        </p>
      </aside>
    </div>
  );
}

/** To recognise the figure by. */
const small = () => 0.6;

function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
