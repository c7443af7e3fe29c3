import { useId, useRef } from "preact/hooks";
import { count } from "../parts/words";
import type { Problem } from "./types";

/** A study as text, with what is wrong in it below. */
export function StudyTextArea({
  text,
  problems,
  onText,
}: {
  text: string;
  problems: Problem[];
  onText: (text: string) => void;
}) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const go = ({ line, column }: Problem) => {
    const before = text.split("\n").slice(0, line! - 1);
    const place = before.reduce((sum, one) => sum + one.length + 1, 0) + column! - 1;
    area.current!.focus();
    area.current!.setSelectionRange(place, place);
  };
  return (
    <div class="study-text">
      <label for={id} class="unseen">
        The study as YAML
      </label>
      <textarea
        id={id}
        ref={area}
        value={text}
        rows={Math.min(40, Math.max(18, text.split("\n").length + 1))}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-problems`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <div id={`${id}-problems`}>
        {problems.length > 0 && (
          <>
            <p class="problem">✕ {count(problems.length, "problem")}</p>
            <ul class="problems">
              {problems.map((problem, place) => (
                <li key={place}>
                  {problem.line === null ? (
                    problem.message
                  ) : (
                    <button type="button" onClick={() => go(problem)}>
                      <b>
                        line {problem.line}, column {problem.column}
                      </b>{" "}
                      {problem.message}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
