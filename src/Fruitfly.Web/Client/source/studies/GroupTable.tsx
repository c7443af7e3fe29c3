import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { DataTable, Pager, type Column } from "./DataTable";
import { Counts } from "./states";
import { measureOf, type TableProperties } from "./StudyPart";
import type { GroupRow, Page } from "./types";
import { deviation, meanAndInterval, measureWords } from "./words";

const take = 50;

/** Trials that differ in the seed only, as one row each. */
export function GroupTable({ name, address, change, description, version }: TableProperties) {
  const measure = measureOf(address, description);
  const skip = Number(address.skip) || 0;
  const query = new URLSearchParams({ study: name, measure, order: address.order, skip: String(skip), take: String(take) });
  if (address.descending) query.set("descending", "true");
  if (address.states) query.set("states", address.states);
  if (address.text) query.set("text", address.text);
  const { data, error } = useRequest<Page<GroupRow>>(`/api/studies/groups?${query}`, version);
  if (error !== null) return <Failure error={error} />;
  if (!data) return null;
  const columns: Column<GroupRow>[] = [
    { order: "position", label: "#", isNumber: true, cell: (row) => row.position.toLocaleString("en") },
    ...description.varying.map((setting, i) => ({ order: setting.path, label: setting.label, hint: setting.path, cell: (row: GroupRow) => row.values[i] || "–" })),
    {
      order: "mean",
      label: `${measureWords[measure]}: mean ± 95 % interval`,
      isNumber: true,
      cell: (row) => (row.estimate ? meanAndInterval(measure, row.estimate) : "–"),
    },
    { order: "deviation", label: "standard deviation", isNumber: true, cell: (row) => (row.estimate ? deviation(measure, row.estimate) : "–") },
    { order: "n", label: "n", isNumber: true, cell: (row) => (row.estimate?.n ?? 0).toLocaleString("en") },
    { order: "lost", label: "trials", cell: (row) => <Counts trials={row.trials} /> },
  ];
  return (
    <>
      <DataTable
        caption={`Trials of ${name} over seeds`}
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.position}
        order={address.order}
        descending={address.descending !== ""}
        onOrder={(order, descending) => change({ order, descending: descending ? "1" : "", skip: "0" })}
      />
      <Pager skip={skip} take={take} total={data.total} things="settings" onSkip={(next) => change({ skip: String(next) })} />
      <p class="note">Mean over the trials that are done, with the 95 % interval of the mean by Student's t; diverged and failed ones are counted beside it.</p>
    </>
  );
}
