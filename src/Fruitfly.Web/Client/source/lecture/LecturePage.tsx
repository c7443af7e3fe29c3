import { useEffect, useState } from "preact/hooks";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { addressOf, readPlace, type Lecture } from "./lectures";
import { Overview } from "./Overview";
import { Presentation } from "./Presentation";
import "./lecture.css";

/** The decks, or a page of one. Pages change without loading, so that full screen stays. */
export default function LecturePage() {
  const { data, error } = useRequest<Lecture[]>("/api/lectures");
  const [, setVisits] = useState(0);
  const look = () => setVisits((count) => count + 1);
  useEffect(() => {
    window.addEventListener("popstate", look);
    return () => window.removeEventListener("popstate", look);
  }, []);

  if (error) return <Failure error={error} />;
  if (!data) return null;
  if (location.pathname === "/lecture") return <Contents lectures={data} />;
  const place = readPlace(data);
  if (!place) return <Failure error={new Error(`There is no such page in the lectures: ${location.pathname}.`)} />;
  const go = (step: number) => {
    const there = Math.min(place.lecture.steps.length - 1, Math.max(0, step));
    if (there === place.step) return;
    history.pushState(null, "", addressOf(place.lecture, there));
    look();
  };
  return <Presentation lecture={place.lecture} step={place.step} onGo={go} key={place.lecture.id} />;
}

function Contents({ lectures }: { lectures: Lecture[] }) {
  return (
    <>
      <div class="opening">
        <h1>Lectures</h1>
        <p class="summary">Each page asks a question and shows the measurement that answers it. In a lecture: ← and → turn the pages, F fills the screen, ? lists the keys.</p>
      </div>
      <div class="decks">
        {lectures.map((lecture) => (
          <section key={lecture.id}>
            <h2>{lecture.title}</h2>
            <p class="note">{lecture.source}</p>
            <p class="actions">
              <a class="button primary" href={addressOf(lecture, 0)}>
                Begin: {lecture.steps.length} pages
              </a>
            </p>
            <Overview lecture={lecture} current={null} />
          </section>
        ))}
      </div>
    </>
  );
}
