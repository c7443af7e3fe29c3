import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { SelectField } from "../parts/Field";
import { Fitted } from "../parts/Fitted";
import { useRequest } from "../parts/useRequest";
import { addressOf, type Address, type ChangeAddress } from "./StudiesPage";
import { Counts } from "./states";
import type { Comparison, ComparisonCell, Measure, Study } from "./types";
import { difference, meanAndInterval, measureWords } from "./words";

/** Studies side by side, where their settings match. */
export function ComparisonPart({
  names,
  address,
  change,
  studies,
}: {
  names: string[];
  address: Address;
  change: ChangeAddress;
  studies: Study[] | null;
}) {
  const measure: Measure = address.measure in measureWords ? (address.measure as Measure) : "test-error";
  const query = new URLSearchParams([...names.map((name) => ["study", name]), ["measure", measure]]);
  if (address.by) query.set("by", address.by);
  const version = JSON.stringify(
    studies?.filter(({ name }) => names.includes(name)).map(({ plans, trials }) => [plans, trials]),
  );
  const { data, error } = useRequest<Comparison>(`/api/studies/comparison?${query}`, version);
  return (
    <>
      <div class="study-head">
        <a href="/studies">← all studies</a>
        <h1 class="study-name">Comparison of {names.length} studies</h1>
      </div>
      <div class="table-controls">
        <SelectField
          label="Measure"
          value={measure}
          choices={(Object.keys(measureWords) as Measure[]).map((choice) => [choice, measureWords[choice]] as const)}
          onChange={(chosen) => change({ measure: chosen })}
        />
        {data && data.common.length > 0 && (
          <SelectField
            label="Match by"
            value={address.by}
            choices={matches(data)}
            onChange={(by) => change({ by }, "step")}
          />
        )}
      </div>
      {error !== null && <Failure error={error} />}
      {data && <Tables comparison={data} measure={measure} />}
    </>
  );
}

/** By what the rows of studies can be matched: all that varies, or what they have in common. */
function matches({ common, matching }: Comparison): (readonly [string, string])[] {
  const shared = ["what they have in common", ...(common.length > 1 ? common.map(({ label }) => label) : [])];
  const paths = [common.map(({ path }) => path).join(","), ...common.map(({ path }) => path)];
  const choices = shared.map((label, i) => [paths[i]!, label] as const);
  return matching > 0 ? [["", "all settings"], ...choices] : [["", shared[0]!], ...choices.slice(1)];
}

function Tables({ comparison, measure }: { comparison: Comparison; measure: Measure }) {
  const { studies, differences, columns, rows, total, alone, isPooled } = comparison;
  return (
    <>
      {comparison.figure ? (
        <figure class="compared">
          <Fitted specification={comparison.figure}>
            <Chart specification={comparison.figure} label={`${measureWords[measure]} of the compared studies`} />
          </Fitted>
          <figcaption>
            <p>{comparison.caption}</p>
          </figcaption>
        </figure>
      ) : (
        <p class="tile">
          {total === 0
            ? "No settings of these studies match."
            : `None of these studies has a ${measureWords[measure]} where they match.`}
        </p>
      )}
      <section>
        <h2>What differs between them</h2>
        <div class="wide table" tabIndex={0} role="region" aria-label="What differs">
          <table>
            <thead>
              <tr>
                <th scope="col">setting</th>
                {studies.map((study) => (
                  <th scope="col" key={study} class="study-name">
                    <a href={addressOf({ study })}>{study}</a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map(({ setting, values }) => (
                <tr key={setting.path}>
                  <th scope="row" title={setting.path}>
                    {setting.label}
                  </th>
                  {values.map((value, i) => (
                    <td key={i}>{value || "–"}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">settings that no other has</th>
                {alone.map((count, i) => (
                  <td key={i}>{count.toLocaleString("en")}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </section>
      <section>
        <h2>Where their settings match</h2>
        <p class="note">
          Mean with its 95 % interval (Student's t) over the trials that are done
          {isPooled && ", over seeds and the other settings of each study"}. Differences are to {studies[0]}, with
          Welch's 95 % interval
          {measure.endsWith("-error") ? ", in percentage points" : ""}; ≠ marks those whose interval leaves out zero.
        </p>
        <div class="wide table" tabIndex={0} role="region" aria-label="Means">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column.path} title={column.path}>
                    {column.label}
                  </th>
                ))}
                {studies.map((study) => (
                  <th scope="col" key={study} class="study-name">
                    {study}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.values.join("\u001f")}>
                  {row.values.map((value, i) => (
                    <td key={i}>{value || "–"}</td>
                  ))}
                  {row.cells.map((cell, i) => (
                    <td key={i}>{cell ? <Cell cell={cell} measure={measure} /> : "–"}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rows.length < total && (
          <p class="note">
            The first {rows.length.toLocaleString("en")} of {total.toLocaleString("en")}.
          </p>
        )}
      </section>
    </>
  );
}

function Cell({ cell, measure }: { cell: ComparisonCell; measure: Measure }) {
  return (
    <>
      {cell.estimate
        ? `${meanAndInterval(measure, cell.estimate)} (n = ${cell.estimate.n.toLocaleString("en")})`
        : "no mean"}
      {cell.difference && (
        <span class="difference">
          {cell.difference.isClear ? "≠ " : ""}
          {difference(measure, cell.difference.difference, cell.difference.low, cell.difference.high)}
        </span>
      )}
      {(cell.trials.diverged > 0 || cell.trials.failed > 0) && <Counts trials={cell.trials} />}
    </>
  );
}
