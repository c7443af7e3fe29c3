import { useState } from "preact/hooks";
import { CompareButton } from "./CompareButton";
import { addressOf } from "./StudiesPage";
import { Counts, StudyStateText } from "./states";
import type { Study } from "./types";
import { date } from "./words";

/** Every study with how far it has come. */
export function StudyList({ studies }: { studies: Study[] | null }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const choose = (name: string, isChosen: boolean) =>
    setChosen((now) => (isChosen ? [...now, name] : now.filter((other) => other !== name)));
  const [text, setText] = useState("");
  const [isWhole, setWhole] = useState(false);
  const archived = studies?.filter(({ remarks }) => remarks.isArchived).length ?? 0;
  const shown = studies?.filter((study) => (isWhole || !study.remarks.isArchived) && holds(study, text)) ?? [];
  const existing = chosen.filter((name) => studies?.some((study) => study.name === name));
  return (
    <>
      <div class="opening">
        <h1>Studies</h1>
        <p class="summary">
          A study is a named set of trials. Finished trials stay in the store and are never run again.
        </p>
      </div>
      {studies?.length === 0 && (
        <p class="tile">
          There are no studies yet. An experiment makes one: <a href="/experiments/mnist1d-training">run one</a>.
        </p>
      )}
      {studies && studies.length > 0 && (
        <>
          <div class="buttons study-actions">
            <CompareButton studies={existing} />
            <input
              type="search"
              aria-label="Find studies"
              placeholder="name, tag, note or experiment"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            {archived > 0 && (
              <button type="button" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? "Leave out the archive" : `Show ${archived} archived`}
              </button>
            )}
          </div>
          <div class="wide table dense list" tabIndex={0} role="region" aria-label="Studies">
            <table>
              <caption class="unseen">Studies</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span class="unseen">Compare</span>
                  </th>
                  <th scope="col">study</th>
                  <th scope="col">state</th>
                  <th scope="col">trials</th>
                  <th scope="col">experiment</th>
                  <th scope="col">planned first</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((study) => (
                  <Row key={study.name} study={study} isChosen={chosen.includes(study.name)} choose={choose} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

/** Every word is in its names, tags, note or experiment. */
function holds({ name, experiment, preset, remarks }: Study, text: string): boolean {
  const whole = [name, experiment, preset, remarks.title ?? "", remarks.note, ...remarks.tags].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(" ")
    .every((word) => whole.includes(word));
}

function Row({
  study,
  isChosen,
  choose,
}: {
  study: Study;
  isChosen: boolean;
  choose: (name: string, isChosen: boolean) => void;
}) {
  const ended = study.trials.finished + study.trials.failed;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={`Compare ${study.name}`}
          checked={isChosen}
          onChange={(event) => choose(study.name, event.currentTarget.checked)}
        />
      </td>
      <td class="study-name">
        <a href={addressOf({ study: study.name })} title={study.remarks.note || study.name}>
          {study.remarks.title ?? study.name}
        </a>
        {study.remarks.tags.map((tag) => (
          <span class="tag" key={tag}>
            {tag}
          </span>
        ))}
        {study.remarks.isArchived && <span class="tag">archived</span>}
      </td>
      <td>
        <StudyStateText study={study} />
        {ended < study.trials.total && (
          <progress max={study.trials.total} value={ended} aria-label={`${study.name}: trials that have ended`} />
        )}
      </td>
      <td>
        <Counts trials={study.trials} link={(state) => addressOf({ study: study.name, states: state })} />
      </td>
      <td>{study.experiment === study.preset ? study.experiment : `${study.experiment}, ${study.preset}`}</td>
      <td>{date(study.created)}</td>
    </tr>
  );
}
