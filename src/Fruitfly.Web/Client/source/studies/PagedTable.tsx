import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { ColumnChoice, readColumns, writeColumns } from "./ColumnChoice";
import { DataTable, Pager, type Column } from "./DataTable";
import type { TableProperties } from "./StudyPart";
import type { Page } from "./types";

const take = 50;

/** Rows of a study that the server filters, orders and hands out a page at a time. */
export function PagedTable<Row extends { position: number }>({
  path,
  query,
  caption,
  things,
  columns,
  table,
  isOpen,
}: {
  path: string;
  /** What this table asks for besides. */
  query?: Record<string, string>;
  caption: string;
  /** What the rows are, in the plural. */
  things: string;
  columns: Column<Row>[];
  table: TableProperties;
  isOpen?: (row: Row) => boolean;
}) {
  const { name, address, change, version } = table;
  const chosen = readColumns(address.columns);
  const isShown = (column: Column<Row>) => column.id === undefined || (chosen[column.id] ?? !column.isExtra);
  const choose = (id: string, shown: boolean) => {
    const { [id]: _, ...others } = chosen;
    const usual = !columns.find((column) => column.id === id)?.isExtra;
    change({ columns: writeColumns(shown === usual ? others : { ...others, [id]: shown }) });
  };
  const skip = Number(address.skip) || 0;
  const asked = new URLSearchParams({
    study: name,
    ...query,
    order: address.order,
    skip: String(skip),
    take: String(take),
  });
  if (address.descending) asked.set("descending", "true");
  if (address.states) asked.set("states", address.states);
  if (address.text) asked.set("text", address.text);
  const { data, error } = useRequest<Page<Row>>(`${path}?${asked}`, version);
  if (error !== null) return <Failure error={error} />;
  if (!data) return null;
  return (
    <div class="paged">
      <ColumnChoice
        columns={columns.flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label }]))}
        shown={(id) => isShown(columns.find((column) => column.id === id)!)}
        onChange={choose}
      />
      <DataTable
        caption={caption}
        columns={columns.filter(isShown)}
        isOpen={isOpen}
        rows={data.rows}
        rowKey={(row) => row.position}
        order={address.order}
        descending={address.descending !== ""}
        onOrder={(order, descending) => change({ order, descending: descending ? "1" : "", skip: "0" })}
      />
      <Pager
        skip={skip}
        take={take}
        total={data.total}
        things={things}
        onSkip={(next) => change({ skip: String(next) }, "step")}
      />
    </div>
  );
}
