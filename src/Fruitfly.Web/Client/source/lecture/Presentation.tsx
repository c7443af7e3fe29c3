import { useEffect, useRef } from "preact/hooks";
import type { Lecture } from "./lectures";
import { Measurement } from "./Measurement";
import { Overview } from "./Overview";
import { useKeys } from "./useKeys";

/** A deck at one of its pages. */
export function Presentation({ lecture, step, onGo }: { lecture: Lecture; step: number; onGo: (step: number) => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  const overview = useRef<HTMLDialogElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const { question, look, experiment, figure, links } = lecture.steps[step]!;
  const last = lecture.steps.length - 1;

  useEffect(() => {
    document.documentElement.classList.add("presenting");
    return () => document.documentElement.classList.remove("presenting");
  }, []);
  useEffect(() => {
    document.title = `${question} · ${lecture.title}`;
    title.current!.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [question]);

  const next = () => onGo(step + 1);
  const previous = () => onGo(step - 1);
  const fill = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  useKeys({
    ArrowRight: next, PageDown: next, " ": next,
    ArrowLeft: previous, PageUp: previous, "Shift ": previous,
    Home: () => onGo(0), End: () => onGo(last),
    f: fill, F: fill,
    o: () => overview.current!.showModal(), O: () => overview.current!.showModal(),
    "?": () => keys.current!.showModal(),
  });

  return (
    <div class="lecture">
      <div class="slide">
        <div class="words">
          <h1 tabindex={-1} ref={title}>
            {question}
          </h1>
          <ul class="look">
            {look.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {links.length > 0 && (
            <p class="links">
              {links.map(({ text, address }) => (
                <a class="button" href={address} key={address}>
                  {text}
                </a>
              ))}
            </p>
          )}
        </div>
        <Measurement experiment={experiment} figure={figure} key={experiment} />
      </div>
      <nav class="turning" aria-label="Pages">
        <button type="button" disabled={step === 0} onClick={previous}>
          ← Back
        </button>
        <p role="status">
          {step + 1} of {lecture.steps.length}
        </p>
        <button type="button" disabled={step === last} onClick={next}>
          Next →
        </button>
        <button type="button" onClick={() => overview.current!.showModal()}>
          All pages
        </button>
        <button type="button" onClick={fill}>
          Full screen
        </button>
        <button type="button" onClick={() => keys.current!.showModal()}>
          Keys
        </button>
      </nav>
      <dialog class="sheet" ref={overview} aria-label={`All pages of ${lecture.title}`}>
        <h2>{lecture.title}</h2>
        <Overview
          lecture={lecture}
          current={step}
          onGo={(there) => {
            overview.current!.close();
            onGo(there);
          }}
        />
        <Close dialog={overview} />
      </dialog>
      <dialog class="sheet" ref={keys} aria-label="Keys">
        <h2>Keys</h2>
        <dl class="keys">
          {help.map(([key, words]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <Close dialog={keys} />
      </dialog>
    </div>
  );
}

const help = [
  ["→, Page Down, space", "next page"],
  ["←, Page Up, shift and space", "page before"],
  ["Home, End", "first and last page"],
  ["O", "all pages"],
  ["F", "full screen"],
  ["?", "these keys"],
  ["Esc", "closes this"],
] as const;

function Close({ dialog }: { dialog: { current: HTMLDialogElement | null } }) {
  return (
    <p class="actions">
      <button type="button" onClick={() => dialog.current!.close()}>
        Close
      </button>
    </p>
  );
}
