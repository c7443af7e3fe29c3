import { useState } from "preact/hooks";
import { CompareButton } from "../studies/CompareButton";
import { Counts, StudyStateText } from "../studies/states";
import { addressOf } from "../studies/StudiesPage";
import type { Study } from "../studies/types";
import { date } from "../studies/words";

/** Every sweep of the store, to be opened, duplicated and compared. */
export function SweepList({
  studies,
  current,
  onOpen,
  onDuplicate,
}: {
  studies: Study[];
  current: string;
  onOpen: (study: string) => void;
  onDuplicate: (study: string) => void;
}) {
  const [chosen, setChosen] = useState<string[]>([]);
  if (studies.length === 0) return null;
  const existing = chosen.filter((name) => studies.some((study) => study.name === name));
  return (
    <section class="sweep-list" aria-labelledby="sweeps-title">
      <h2 id="sweeps-title">Sweeps in this store</h2>
      <div class="wide table" tabIndex={0} role="group" aria-labelledby="sweeps-title">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Compare</span>
              </th>
              <th scope="col">study</th>
              <th scope="col">state</th>
              <th scope="col">trials</th>
              <th scope="col">planned first</th>
              <th scope="col">
                <span class="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {studies.map((study) => (
              <tr key={study.name}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Compare ${study.name}`}
                    checked={chosen.includes(study.name)}
                    onChange={(event) =>
                      setChosen(
                        event.currentTarget.checked
                          ? [...chosen, study.name]
                          : chosen.filter((name) => name !== study.name),
                      )
                    }
                  />
                </td>
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
                <td>
                  <StudyStateText study={study} />
                </td>
                <td>
                  <Counts trials={study.trials} link={(states) => addressOf({ study: study.name, states })} />
                </td>
                <td>{date(study.created)}</td>
                <td>
                  <button type="button" aria-label={`Duplicate ${study.name}`} onClick={() => onDuplicate(study.name)}>
                    Duplicate
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="buttons">
        <CompareButton studies={existing} />
      </div>
    </section>
  );
}
