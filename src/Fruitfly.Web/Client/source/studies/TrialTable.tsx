import type { Column } from "./DataTable";
import { PagedTable } from "./PagedTable";
import { addressOf } from "./StudiesPage";
import { TrialStateText } from "./states";
import type { TableProperties } from "./StudyPart";
import type { TrialRow } from "./types";
import { date, isAside, measured, measureWords, usualMeasures } from "./words";

/** Trials one by one. */
export function TrialTable(table: TableProperties) {
  const { name, address, change, description } = table;
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
            change({ trial: row.hash }, "step");
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
          {row.error !== null && (
            <>
              {" "}
              <span class="reason" title={row.error}>
                {row.error}
              </span>
            </>
          )}
        </>
      ),
    },
    { order: "seed", label: "seed", id: "seed", isNumber: true, cell: (row) => row.seed },
    ...description.varying.map(({ path, label }, i) => ({
      order: path,
      label,
      hint: path,
      id: path,
      isExtra: isAside(path),
      cell: (row: TrialRow) => row.values[i] || "–",
    })),
    ...description.measures.map((measure) => ({
      order: measure,
      label: measureWords[measure],
      id: measure,
      isExtra: !usualMeasures(description.measures).includes(measure),
      isNumber: true,
      cell: (row: TrialRow) => measured(measure, row.measures[measure]),
    })),
    { order: "ended", label: "ended", id: "ended", isExtra: true, cell: (row) => (row.ended ? date(row.ended) : "–") },
  ];
  return (
    <PagedTable
      path="/api/studies/trials"
      caption={`Trials of ${name}`}
      things="trials"
      columns={columns}
      table={table}
      isOpen={(row) => row.hash === address.trial}
    />
  );
}
