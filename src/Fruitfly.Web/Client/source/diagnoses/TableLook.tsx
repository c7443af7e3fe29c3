import { TableView } from "../experiments/TableView";
import { Failure } from "../parts/Failure";
import { prose } from "../parts/words";
import { partingWords } from "./asked";
import type { Check } from "./types";

/** The table as it was read, before anything is trained. */
export function TableLook({
  check,
  error,
  onOpen,
}: {
  check: Check | null;
  error: unknown;
  onOpen: (study: string) => void;
}) {
  if (error) return <Failure error={error} />;
  if (!check)
    return (
      <p class="note" role="status">
        Reading the table …
      </p>
    );
  const { problem, plan } = check;
  if (problem || !plan)
    return (
      <div class="failure" role="alert">
        <p>
          <span class="sign" aria-hidden="true">
            ✕
          </span>{" "}
          {problem?.error}
        </p>
        {problem?.hint && <p class="note">{problem.hint}</p>}
      </div>
    );
  return (
    <>
      {plan.known && (
        <p class="known" role="status">
          ● This was diagnosed before.{" "}
          <button type="button" class="sorter" onClick={() => onOpen(plan.study)}>
            See what was found
          </button>
        </p>
      )}
      <section class="look" aria-labelledby="look-title">
        <h2 id="look-title">What was read</h2>
        <ul>
          {plan.lines.map((line) => (
            <li key={line}>{prose(line)}</li>
          ))}
          {partingWords(plan.rows).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Warnings warnings={plan.warnings} />
      </section>
      <TableView table={plan.schema} />
    </>
  );
}

/** What should make a reader careful. */
export function Warnings({ warnings }: { warnings: string[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <p class="warning" key={warning}>
          <span aria-hidden="true">▲</span> {prose(warning)}
        </p>
      ))}
    </>
  );
}
