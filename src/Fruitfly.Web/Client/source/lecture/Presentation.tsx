import { useEffect, useRef } from "preact/hooks";
import { LiveStatus } from "../parts/LiveStatus";
import { count } from "../parts/words";
import type { DeckView } from "./Deck";
import { notesOf } from "./lectures";
import { MoreOf } from "./MoreOf";
import { Overview } from "./Overview";
import { PollResult } from "./PollResult";
import { PollPanel } from "./PollPanel";
import { Sheet } from "./Sheet";
import { mostClaims, Slide } from "./Slide";
import { Unmeasured } from "./Unmeasured";
import { useIdle } from "./useIdle";
import { useKeys } from "./useKeys";

/** A deck as slides: one screen a page, and nothing else on it until the pointer moves. */
export function Presentation({
  lecture,
  shown,
  measured,
  poll,
  onGo,
  onNext,
  onBack,
  onBlank,
  onHold,
}: DeckView & { onHold: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [overview, keys, more] = [
    useRef<HTMLDialogElement>(null),
    useRef<HTMLDialogElement>(null),
    useRef<HTMLDialogElement>(null),
  ];
  const step = lecture.steps[shown.step]!;
  const last = lecture.steps.length - 1;
  const isIdle = useIdle();

  useEffect(() => {
    document.documentElement.classList.add("presenting");
    return () => document.documentElement.classList.remove("presenting");
  }, []);
  useEffect(() => {
    document.title = `${step.question} · ${lecture.title}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [step.question]);

  const fill = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const seeSeeds = () =>
    document.querySelector<HTMLInputElement>(".slide .vega-bindings input[type=checkbox]")?.click();
  const openNotes = () =>
    void window.open(notesOf(lecture, shown.step), `fruitfly-notes-${lecture.id}`, "popup,width=1000,height=720");
  const open = (sheet: typeof keys) => () => sheet.current!.showModal();
  const [next, previous] = shown.isBlank ? [onBlank, onBlank] : [onNext, onBack];
  useKeys({
    ArrowRight: next,
    PageDown: next,
    " ": next,
    ArrowLeft: previous,
    PageUp: previous,
    "Shift ": previous,
    Home: () => onGo(0),
    End: () => onGo(last),
    b: onBlank,
    ".": onBlank,
    f: fill,
    h: onHold,
    m: open(more),
    n: openNotes,
    o: open(overview),
    p: poll.advance,
    s: seeSeeds,
    "?": open(keys),
    Escape: () => shown.isBlank && onBlank(),
  });

  const answer = measured.figure ? null : <Unmeasured experiment={step.experiment} measured={measured} />;
  const instead = poll.isCovering ? <PollPanel poll={poll} /> : shown.isAnswered ? answer : <Held />;
  const hidden = measured.claims.length - mostClaims;
  return (
    <div class={isIdle ? "lecture idle" : "lecture"}>
      <Slide
        step={step}
        figure={measured.figure}
        claims={measured.claims}
        instead={instead}
        heading={heading}
        more={(claim) => <PollResult poll={poll} claim={claim.id} />}
        key={shown.step}
      />
      <LiveStatus {...measured.live} />
      <nav class="turning" aria-label="Pages">
        <p>
          <span role="status">
            {shown.step + 1} of {lecture.steps.length}
          </span>
          {!instead && hidden > 0 && ` · M: ${count(hidden, "more claim")}`}
        </p>
        <button type="button" disabled={shown.step === 0} onClick={onBack}>
          ← Back
        </button>
        <button type="button" disabled={shown.step === last && shown.isAnswered} onClick={onNext}>
          Next →
        </button>
        <button type="button" onClick={open(more)}>
          More
        </button>
        <button type="button" onClick={open(overview)}>
          All pages
        </button>
        <button type="button" onClick={openNotes}>
          Notes
        </button>
        <button type="button" onClick={fill}>
          Full screen
        </button>
        <button type="button" onClick={open(keys)}>
          Keys
        </button>
        <a class="button" href="/lecture">
          Leave
        </a>
      </nav>
      {shown.isBlank && (
        <div class="blank" role="status" aria-label="The screen is blank; B shows the page again" onClick={onBlank} />
      )}
      <Sheet sheet={more} title={step.question}>
        <MoreOf step={step} figure={measured.figure} claims={measured.claims} />
      </Sheet>
      <Sheet sheet={overview} title={lecture.title}>
        <Overview
          lecture={lecture}
          current={shown.step}
          onGo={(there) => {
            overview.current!.close();
            onGo(there);
          }}
        />
      </Sheet>
      <Sheet sheet={keys} title="Keys">
        <dl class="keys">
          {help.map(([key, words]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </div>
  );
}

const Held = () => <p class="held">What do you expect?</p>;

const help = [
  ["→, Page Down, space", "next page"],
  ["←, Page Up, shift and space", "page before"],
  ["Home, End", "first and last page"],
  ["M", "more: all claims, how it was measured, what to try"],
  ["S", "single seeds"],
  ["H", "hold answers back: a page opens with its question, → shows the figure"],
  ["P", "poll the class on the first claim; again: end the poll"],
  ["N", "notes in a second window"],
  ["B", "blank screen"],
  ["O", "all pages"],
  ["F", "full screen"],
  ["?", "these keys"],
  ["Esc", "closes this"],
] as const;
