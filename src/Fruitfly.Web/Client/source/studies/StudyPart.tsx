import { Failure } from "../parts/Failure";
import { SelectField } from "../parts/Field";
import { useRequest } from "../parts/useRequest";
import { GroupTable } from "./GroupTable";
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
export function StudyPart({ name, address, change, study, isKnown }: {
  name: string;
  address: Address;
  change: ChangeAddress;
  study: Study | undefined;
  isKnown: boolean;
}) {
  const counts = study?.trials;
  const version = study ? JSON.stringify([study.plans, counts]) : "";
  // Counting what was seen of the test set reads every result: not for each trial that ends.
  const stage = study ? JSON.stringify([study.plans, study.state, study.trials.finished > 0]) : "";
  const { data: description, error } = useRequest<StudyDescription>(isKnown ? `/api/studies/study?study=${encodeURIComponent(name)}` : null, stage);
  const refine = (changed: Partial<Address>) => change({ skip: "0", ...changed });
  const download = (format: string) => `/api/studies/export?study=${encodeURIComponent(name)}&format=${format}`;
  return (
    <>
      <div class="opening">
        <p class="name">
          <a href="/studies">← all studies</a>
        </p>
        <h1 class="study-name">{name}</h1>
        {study && (
          <>
            <p class="summary">
              {study.experiment}, {study.preset}
              {Object.entries(study.options).map(([option, value]) => `, ${option} ${value}`)} · planned first {date(study.created)}
            </p>
            <p>
              <StudyStateText study={study} />
            </p>
            <Counts trials={study.trials} link={(state) => addressOf({ study: name, states: state })} />
          </>
        )}
      </div>
      {error !== null && <Failure error={error} />}
      {description && study && (
        <>
          <p class="note">Test set: {description.testSet}.</p>
          <Constant settings={description.constant} />
          <div class="buttons study-actions">
            <a class="button" href={download("csv")} download>Download CSV</a>
            <a class="button" href={download("jsonl")} download>Download JSONL with curves</a>
            <RemoveStudy name={name} onRemoved={() => location.assign("/studies")} />
          </div>
          <Controls address={address} refine={refine} description={description} />
          {address.view === "seeds" ? (
            <GroupTable {...{ name, address, change, description, version }} />
          ) : (
            <TrialTable {...{ name, address, change, description, version }} />
          )}
          {address.trial !== "" && <TrialPart study={name} hash={address.trial} onClose={() => change({ trial: "" })} />}
        </>
      )}
    </>
  );
}

function Controls({ address, refine, description }: { address: Address; refine: ChangeAddress; description: StudyDescription }) {
  return (
    <form class="table-controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label="Rows"
        value={address.view === "seeds" ? "seeds" : "trials"}
        choices={[
          ["trials", "one a trial"],
          ["seeds", "mean over seeds"],
        ]}
        onChange={(view) => refine({ view, order: "position", descending: "" })}
      />
      {address.view === "seeds" && (
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
          aria-describedby="filter-hint"
          onInput={(event) => refine({ text: event.currentTarget.value })}
        />
        <small id="filter-hint">words of settings or errors, the start of a hash, or a setting such as learningRate=0.05</small>
      </div>
    </form>
  );
}

/** The measure of the address, or the first of those that say how good a network is. */
export function measureOf(address: Address, { measures }: StudyDescription): Measure {
  const wished: string[] = [address.measure, "test-error", "validation-error", "test-loss", "validation-loss", "training-loss"];
  return (wished.find((measure) => (measures as string[]).includes(measure)) as Measure | undefined) ?? measures[0] ?? "test-error";
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
