import { useRequest } from "../parts/useRequest";
import { addressOf, type Lecture } from "./lectures";

/** All pages of a deck, and which of them have something measured to show. */
export function Overview({
  lecture,
  current,
  onGo,
}: {
  lecture: Lecture;
  current: number | null;
  onGo?: (step: number) => void;
}) {
  const { data } = useRequest<{ name: string; report: unknown }[]>("/api/gallery");
  const measured = new Set(data?.filter(({ report }) => report !== null).map(({ name }) => name));
  return (
    <ol class="steps">
      {lecture.steps.map((step, k) => (
        <li key={k}>
          <a
            href={addressOf(lecture, k)}
            aria-current={k === current ? "step" : undefined}
            onClick={(event) => {
              if (!onGo || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onGo(k);
            }}
          >
            {step.question}
          </a>
          <span class="of">
            {step.experiment}
            {data && (measured.has(step.experiment) ? " ● measured" : " ○ not run yet")}
          </span>
        </li>
      ))}
    </ol>
  );
}
