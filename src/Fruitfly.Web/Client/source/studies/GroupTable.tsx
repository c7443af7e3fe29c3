import type { Column } from "./DataTable";
import { PagedTable } from "./PagedTable";
import { Counts } from "./states";
import { measureOf, type TableProperties } from "./StudyPart";
import type { GroupRow } from "./types";
import { deviation, isAside, meanAndInterval, measureWords } from "./words";

/** Trials that differ in the seed only, as one row each. */
export function GroupTable(table: TableProperties) {
  const { name, address, description } = table;
  const measure = measureOf(address, description);
  const by = address.by === "" ? [] : address.by.split(",");
  const grouped =
    by.length === 0
      ? description.varying
      : by.flatMap((path) => description.varying.find((setting) => setting.path === path) ?? []);
  const columns: Column<GroupRow>[] = [
    { order: "position", label: "#", isNumber: true, cell: (row) => row.position.toLocaleString("en") },
    ...grouped.map((setting, i) => ({
      order: setting.path,
      label: setting.label,
      hint: setting.path,
      id: setting.path,
      isExtra: by.length === 0 && isAside(setting.path),
      cell: (row: GroupRow) => row.values[i] || "–",
    })),
    {
      order: "mean",
      label: `${measureWords[measure]}: mean ± 95 % interval`,
      isNumber: true,
      cell: (row) => (row.estimate ? meanAndInterval(measure, row.estimate) : "–"),
    },
    {
      order: "deviation",
      label: "standard deviation",
      id: "deviation",
      isNumber: true,
      cell: (row) => (row.estimate ? deviation(measure, row.estimate) : "–"),
    },
    { order: "n", label: "n", id: "n", isNumber: true, cell: (row) => (row.estimate?.n ?? 0).toLocaleString("en") },
    { order: "lost", label: "trials", id: "trials", cell: (row) => <Counts trials={row.trials} /> },
  ];
  return (
    <>
      <PagedTable
        path="/api/studies/groups"
        query={{ measure, ...(by.length > 0 ? { by: address.by } : {}) }}
        caption={`Trials of ${name} ${by.length > 0 ? `by ${grouped.map(({ label }) => label).join(", ")}` : "over seeds"}`}
        things="settings"
        columns={columns}
        table={table}
      />
      <p class="note">
        Means over the trials that are done, with 95 % intervals (Student's t)
        {by.length > 0 && ", over seeds and all other settings"}; diverged and failed trials are counted beside them.
      </p>
    </>
  );
}
