import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { Deck } from "./Deck";
import { addressOf, printOf, readPlace, type Lecture } from "./lectures";
import { Overview } from "./Overview";
import { PrintDeck } from "./PrintDeck";
import "./lecture.css";

/**
 * The decks, or one of them: at a page, or whole for printing. Pages change without loading, so that full screen stays.
 */
export default function LecturePage() {
  const { data, error } = useRequest<Lecture[]>("/api/lectures");
  if (error) return <Failure error={error} />;
  if (!data) return null;
  if (location.pathname === "/lecture") return <Contents lectures={data} />;
  const place = readPlace(data);
  if (!place) return <Failure error={new Error(`There is no such page in the lectures: ${location.pathname}.`)} />;
  if (place.step === null) return <PrintDeck lecture={place.lecture} />;
  return (
    <Deck
      lecture={place.lecture}
      step={place.step}
      isNotes={new URLSearchParams(location.search).has("notes")}
      key={place.lecture.id}
    />
  );
}

function Contents({ lectures }: { lectures: Lecture[] }) {
  return (
    <>
      <div class="opening">
        <h1>Lectures</h1>
        <p class="summary">
          Each page asks a question and shows the measurement that answers it, on one screen. In a lecture: ← and → turn
          the pages, N opens your notes in a second window, F fills the screen, ? lists the keys.
        </p>
      </div>
      <div class="decks">
        {lectures.map((lecture) => (
          <section key={lecture.id} aria-labelledby={`deck-${lecture.id}`}>
            <h2 id={`deck-${lecture.id}`}>{lecture.title}</h2>
            <p class="note">{lecture.source}</p>
            <p class="actions">
              <a class="button primary" href={addressOf(lecture, 0)}>
                Begin: {lecture.steps.length} pages
              </a>
              <a class="button" href={printOf(lecture)}>
                Print<span class="unseen"> {lecture.title}</span>
              </a>
            </p>
            <Overview lecture={lecture} current={null} />
          </section>
        ))}
      </div>
    </>
  );
}
