import { prose } from "../parts/words";
import { StudyStateText } from "../studies/states";
import { date } from "../studies/words";
import type { DiagnosisRow } from "./types";

/** Every diagnosis of the store, those of the command line among them. */
export function DiagnosisList({
  rows,
  current,
  onOpen,
}: {
  rows: DiagnosisRow[];
  current: string;
  onOpen: (study: string) => void;
}) {
  if (rows.length === 0) return null;
  return (
    <section class="diagnosis-list" aria-labelledby="diagnoses-title">
      <h2 id="diagnoses-title">Diagnoses in this store</h2>
      <div class="wide table" tabIndex={0} role="group" aria-labelledby="diagnoses-title">
        <table>
          <thead>
            <tr>
              <th scope="col">diagnosis</th>
              <th scope="col">file</th>
              <th scope="col">target</th>
              <th scope="col">state</th>
              <th scope="col">answer</th>
              <th scope="col">begun</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ study, file, target, answer }) => (
              <tr key={study.name}>
                <th scope="row" class="study-name">
                  <button
                    type="button"
                    class="sorter"
                    aria-current={study.name === current}
                    onClick={() => onOpen(study.name)}
                  >
                    {study.name}
                  </button>
                </th>
                <td>{file ?? "–"}</td>
                <td>{target === null ? "–" : target || "guessed"}</td>
                <td>
                  <StudyStateText study={study} />
                </td>
                <td class="first-line">{answer === null ? "–" : prose(answer)}</td>
                <td>{date(study.created)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
