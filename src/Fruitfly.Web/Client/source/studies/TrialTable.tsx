import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { DataTable, Pager, type Column } from "./DataTable";
import { addressOf } from "./StudiesPage";
import { TrialStateText } from "./states";
import type { TableProperties } from "./StudyPart";
import type { Page, TrialRow } from "./types";
import { measured, measureWords } from "./words";

const take = 50;

/** Trials one by one, a page at a time. */
export function TrialTable({ name, address, change, description, version }: TableProperties) {
  const skip = Number(address.skip) || 0;
  const query = new URLSearchParams({ study: name, order: address.order, skip: String(skip), take: String(take) });
  if (address.descending) query.set("descending", "true");
  if (address.states) query.set("states", address.states);
  if (address.text) query.set("text", address.text);
  const { data, error } = useRequest<Page<TrialRow>>(`/api/studies/trials?${query}`, version);
  if (error !== null) return <Failure error={error} />;
  if (!data) return null;
  const columns: Column<TrialRow>[] = [
    { order: "position", label: "#", isNumber: true, cell: (row) => row.position.toLocaleString("en") },
    {
      order: null,
      label: "trial",
      cell: (row) => (
        <a
          class="hash"
          href={addressOf({ ...address, trial: row.hash })}
          onClick={(event) => {
            event.preventDefault();
            change({ trial: row.hash });
          }}
        >
          {row.hash.slice(0, 10)}
        </a>
      ),
    },
    {
      order: "state",
      label: "state",
      cell: (row) => (
        <>
          <TrialStateText state={row.state} />
          {row.state === "diverged" && ` at step ${row.divergedStep}`}
          {row.error !== null && <span class="reason">{row.error}</span>}
        </>
      ),
    },
    { order: "seed", label: "seed", isNumber: true, cell: (row) => row.seed },
    ...description.varying.map((setting, i) => ({ order: null, label: setting.label, hint: setting.path, cell: (row: TrialRow) => row.values[i] || "–" })),
    ...description.measures.map((measure) => ({
      order: measure,
      label: measureWords[measure],
      isNumber: true,
      cell: (row: TrialRow) => measured(measure, row.measures[measure]),
    })),
  ];
  return (
    <>
      <DataTable
        caption={`Trials of ${name}`}
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.position}
        order={address.order}
        descending={address.descending !== ""}
        onOrder={(order, descending) => change({ order, descending: descending ? "1" : "", skip: "0" })}
      />
      <Pager skip={skip} take={take} total={data.total} things="trials" onSkip={(next) => change({ skip: String(next) })} />
    </>
  );
}
