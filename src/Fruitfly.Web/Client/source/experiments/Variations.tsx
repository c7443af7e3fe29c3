import { useState } from "preact/hooks";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { RemarksForm } from "../studies/RemarksForm";
import { StudyStateText } from "../studies/states";
import type { Study } from "../studies/types";
import { date } from "../studies/words";
import { pageOf } from "./paths";
import { isSame, queryOf, settingWords, titleOf, type Settings } from "./settings";
import type { Preset } from "./types";

/**
 * What was varied of the experiment: every other setting is a study of its own, which a reader may name, note and tag.
 */
export function Variations({
  experiment,
  settings,
  version,
}: {
  experiment: string;
  settings: Settings;
  /** another one where a run has changed what there is */
  version: string;
}) {
  const [kept, setKept] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const { data, error } = useRequest<Study[]>("/api/studies", `${version} ${kept}`);
  if (error) return <Failure error={error} />;
  const all = (data ?? []).filter((study) => study.experiment === experiment && Object.keys(study.options).length > 0);
  if (all.length === 0) return null;
  const archived = all.filter((study) => study.remarks.isArchived).length;
  const shown = all
    .filter((study) => isWhole || !study.remarks.isArchived)
    .sort((one, other) => (one.created < other.created ? 1 : -1));
  const open = all.find((study) => isSame(settings, study));
  return (
    <section class="variations" aria-labelledby="variations-title">
      <h2 id="variations-title">Your variations</h2>
      <p class="note">
        Each has a study and a report of its own. Gallery, lectures and the scoreboard show the presets alone.
      </p>
      <ul>
        {shown.map((study) => (
          <li aria-current={study === open ? "true" : undefined} key={study.name}>
            <a href={`${pageOf(experiment)}?${queryOf({ preset: study.preset as Preset, changed: study.options })}`}>
              {titleOf(study)}
            </a>
            <span class="how">
              {study.remarks.title && `${settingWords({ preset: study.preset as Preset, changed: study.options })} · `}
              <StudyStateText study={study} /> · {date(study.created)}
              {study.remarks.tags.map((tag) => (
                <span class="tag" key={tag}>
                  {tag}
                </span>
              ))}
              {study.remarks.isArchived && <span class="tag">archived</span>}
            </span>
            {study.remarks.note && <p class="note">{study.remarks.note}</p>}
            {study === open && (
              <details>
                <summary>Name, note and tags</summary>
                <RemarksForm study={study} onKept={() => setKept((now) => now + 1)} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {archived > 0 && (
        <button type="button" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Leave out the archive" : `Show ${archived} archived`}
        </button>
      )}
    </section>
  );
}
