import { useEffect, useState } from "preact/hooks";
import { addressOf, notesOf, type Lecture } from "./lectures";
import { Notes } from "./Notes";
import { Presentation } from "./Presentation";
import { useMeasured, type Measured } from "./useMeasured";
import { usePoll, type PollDesk } from "./usePoll";
import { useTogether, type Shown } from "./useTogether";

/** What both windows of a deck show, and how they are turned. */
export interface DeckView {
  lecture: Lecture;
  shown: Shown;
  measured: Measured;
  poll: PollDesk;
  onGo: (step: number) => void;
  onNext: () => void;
  onBack: () => void;
  onBlank: () => void;
}

/** Whether pages open with their question alone; a lecturer chooses it once. */
const holdingKey = "fruitfly-lecture-holds";

/** A deck at one of its pages: as slides, or as the notes of the one who speaks. */
export function Deck({ lecture, step: first, isNotes }: { lecture: Lecture; step: number; isNotes: boolean }) {
  const [isHolding, setIsHolding] = useState(() => sessionStorage.getItem(holdingKey) !== null);
  const [shown, setShown] = useState<Shown>({ step: first, isBlank: false, isAnswered: !isHolding });
  const tell = useTogether(lecture.id, isNotes ? "notes" : "slides", shown, (other) => show(other));
  const { experiment, figure } = lecture.steps[shown.step]!;
  const measured = useMeasured(experiment, figure);
  const poll = usePoll(`${lecture.id}/${shown.step + 1}`, measured.claims[0] ?? null);

  function show(next: Shown) {
    if (next.step !== shown.step) history.pushState(null, "", (isNotes ? notesOf : addressOf)(lecture, next.step));
    setShown(next);
  }
  const change = (part: Partial<Shown>) => {
    const next = { ...shown, ...part };
    show(next);
    tell(next);
  };
  const onGo = (step: number) => {
    const there = Math.min(lecture.steps.length - 1, Math.max(0, step));
    if (there !== shown.step) change({ step: there, isBlank: false, isAnswered: !isHolding });
  };
  useEffect(() => {
    const visit = () => {
      const step = Number(/[0-9]+$/.exec(location.pathname)?.[0]) - 1;
      if (step >= 0 && step < lecture.steps.length) setShown((now) => ({ ...now, step, isAnswered: true }));
    };
    window.addEventListener("popstate", visit);
    return () => window.removeEventListener("popstate", visit);
  }, [lecture]);

  const view: DeckView = {
    lecture,
    shown,
    measured,
    poll,
    onGo,
    onNext: () => (shown.isAnswered ? onGo(shown.step + 1) : change({ isAnswered: true, isBlank: false })),
    onBack: () => onGo(shown.step - 1),
    onBlank: () => change({ isBlank: !shown.isBlank }),
  };
  const hold = () => {
    if (isHolding) sessionStorage.removeItem(holdingKey);
    else sessionStorage.setItem(holdingKey, "");
    setIsHolding(!isHolding);
    change({ isAnswered: isHolding });
  };
  return isNotes ? <Notes {...view} /> : <Presentation {...view} onHold={hold} />;
}
