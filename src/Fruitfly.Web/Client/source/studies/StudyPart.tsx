import { Failure } from "../parts/Failure";
import { SelectField } from "../parts/Field";
import { useRequest } from "../parts/useRequest";
import { GroupTable } from "./GroupTable";
import { suggestions } from "./filter";
import { PlotPart } from "./PlotPart";
import { RemarksForm } from "./RemarksForm";
import { RemoveStudy } from "./RemoveStudy";
import { addressOf, type Address, type ChangeAddress } from "./StudiesPage";
import { Counts, StudyStateText, trialStates } from "./states";
import { TrialPart } from "./TrialPart";
import { TrialTable } from "./TrialTable";
import type { Measure, Study, StudyDescription } from "./types";
import { date, measureWords } from "./words";

export interface TableProperties {
  name: string;
  address: Address;
  change: ChangeAddress;
  description: StudyDescription;
  /** another one, other rows */
  version: string;
}

/** One study: what is the same in all its trials, and the table of them. */
export function StudyPart({
  name,
  address,
  change,
  study,
  isKnown,
  onKept,
}: {
  name: string;
  address: Address;
  change: ChangeAddress;
  study: Study | undefined;
  isKnown: boolean;
  /** told when something was written about it */
  onKept: () => void;
}) {
  const counts = study?.trials;
  const version = study ? JSON.stringify([study.plans, counts]) : "";
  // Counting what was seen of the test set reads every result: not for each trial that ends.
  const stage = study ? JSON.stringify([study.plans, study.state, study.trials.finished > 0]) : "";
  const { data: description, error } = useRequest<StudyDescription>(
    isKnown ? `/api/studies/study?study=${encodeURIComponent(name)}` : null,
    stage,
  );
  const refine: ChangeAddress = (changed, how) => change({ skip: "0", ...changed }, how);
  return (
    <>
      <div class="study-head">
        <a href="/studies">← all studies</a>
        <h1 class="study-name">{study?.remarks.title ?? name}</h1>
        {study && (
          <>
            <StudyStateText study={study} />
            <Counts trials={study.trials} link={(state) => addressOf({ study: name, states: state })} />
            <Details study={study} description={description} onKept={onKept} />
          </>
        )}
      </div>
      {error !== null && <Failure error={error} />}
      {description && study && (
        <>
          <Controls address={address} refine={refine} description={description} />
          {address.view === "plot" ? (
            <PlotPart {...{ name, address, change, description, version }} />
          ) : (
            <div class={address.trial === "" ? "beside" : "beside open"}>
              {address.view === "seeds" ? (
                <GroupTable {...{ name, address, change, description, version }} />
              ) : (
                <TrialTable {...{ name, address, change, description, version }} />
              )}
              {address.trial !== "" && (
                <TrialPart study={name} hash={address.trial} onClose={() => change({ trial: "" }, "step")} />
              )}
            </div>
          )}
        </>
      )}
    </>
  );
}

/** What is said of the study once, and what can be done with it. */
function Details({
  study,
  description,
  onKept,
}: {
  study: Study;
  description: StudyDescription | null;
  onKept: () => void;
}) {
  const download = (format: string) => `/api/studies/export?study=${encodeURIComponent(study.name)}&format=${format}`;
  const options = Object.entries(study.options).map(([option, value]) => `, ${option} ${value}`);
  return (
    <details class="about-study">
      <summary>
        About, download, name and note
        {study.remarks.tags.map((tag) => (
          <span class="tag" key={tag}>
            {tag}
          </span>
        ))}
      </summary>
      <div class="tile">
        <p>
          <b>{study.name}</b>: {study.experiment}, {study.preset}
          {options} · planned first {date(study.created)}
        </p>
        {study.remarks.note && <p>{study.remarks.note}</p>}
        {description && <p class="note">Test set: {description.testSet}.</p>}
        {description && <Constant settings={description.constant} />}
        <div class="buttons study-actions">
          <a class="button" href={download("csv")} download>
            Download CSV
          </a>
          <a class="button" href={download("jsonl")} download>
            Download JSONL with curves
          </a>
          <RemoveStudy name={study.name} onRemoved={() => location.assign("/studies")} />
        </div>
        <RemarksForm study={study} onKept={onKept} />
      </div>
    </details>
  );
}

function Controls({
  address,
  refine,
  description,
}: {
  address: Address;
  refine: ChangeAddress;
  description: StudyDescription;
}) {
  return (
    <form class="table-controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label="Rows"
        value={address.view === "seeds" || address.view === "plot" ? address.view : "trials"}
        choices={[
          ["trials", "one a trial"],
          ["seeds", "mean over seeds"],
          ["plot", "as a picture"],
        ]}
        onChange={(view) => refine({ view, order: "position", descending: "" }, "step")}
      />
      {address.view === "seeds" && description.varying.length > 1 && (
        <SelectField
          label="Group by"
          value={address.by}
          choices={[["", "all that vary"], ...description.varying.map(({ path, label }) => [path, label] as const)]}
          onChange={(by) => refine({ by, order: "position", descending: "" }, "step")}
        />
      )}
      {(address.view === "seeds" || address.view === "plot") && (
        <SelectField
          label="Measure"
          value={measureOf(address, description)}
          choices={description.measures.map((measure) => [measure, measureWords[measure]] as const)}
          onChange={(measure) => refine({ measure })}
        />
      )}
      <SelectField
        label="State"
        value={address.states}
        choices={[["", "all"], ...trialStates.map((state) => [state, state] as const)]}
        onChange={(states) => refine({ states })}
      />
      <div class="field">
        <label for="filter">Filter</label>
        <input
          id="filter"
          type="search"
          value={address.text}
          maxLength={200}
          list="filter-suggestions"
          autocomplete="off"
          placeholder="learningRate=0.05, outputs>=20, test-error<30%, or words"
          aria-describedby="filter-hint"
          onInput={(event) => refine({ text: event.currentTarget.value })}
        />
        <datalist id="filter-suggestions">
          {suggestions(address.text, description).map((one) => (
            <option value={one} key={one} />
          ))}
        </datalist>
        <small id="filter-hint" class="unseen">
          learningRate=0.05, outputs&gt;=20, outputs=20..80, test-error&lt;30%, or words of settings and errors
        </small>
      </div>
    </form>
  );
}

/** The measure of the address, or the first of those that say how good a network is. */
export function measureOf(address: Address, { measures }: StudyDescription): Measure {
  const wished: string[] = [
    address.measure,
    "test-error",
    "validation-error",
    "test-loss",
    "validation-loss",
    "training-loss",
  ];
  return (
    (wished.find((measure) => (measures as string[]).includes(measure)) as Measure | undefined) ??
    measures[0] ??
    "test-error"
  );
}

function Constant({ settings }: { settings: Record<string, string> }) {
  const entries = Object.entries(settings);
  return (
    <details class="constant">
      <summary>{entries.length.toLocaleString("en")} settings are the same in all trials</summary>
      <dl>
        {entries.map(([path, value]) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
