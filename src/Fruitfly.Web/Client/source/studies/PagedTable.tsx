import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { DataTable, Pager, type Column } from "./DataTable";
import type { TableProperties } from "./StudyPart";
import type { Page } from "./types";

const take = 50;

/** Rows of a study that the server filters, orders and hands out a page at a time. */
export function PagedTable<Row extends { position: number }>({ path, query, caption, things, columns, table }: {
  path: string;
  /** What this table asks for besides. */
  query?: Record<string, string>;
  caption: string;
  /** What the rows are, in the plural. */
  things: string;
  columns: Column<Row>[];
  table: TableProperties;
}) {
  const { name, address, change, version } = table;
  const skip = Number(address.skip) || 0;
  const asked = new URLSearchParams({ study: name, ...query, order: address.order, skip: String(skip), take: String(take) });
  if (address.descending) asked.set("descending", "true");
  if (address.states) asked.set("states", address.states);
  if (address.text) asked.set("text", address.text);
  const { data, error } = useRequest<Page<Row>>(`${path}?${asked}`, version);
  if (error !== null) return <Failure error={error} />;
  if (!data) return null;
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.position}
        order={address.order}
        descending={address.descending !== ""}
        onOrder={(order, descending) => change({ order, descending: descending ? "1" : "", skip: "0" })}
      />
      <Pager skip={skip} take={take} total={data.total} things={things} onSkip={(next) => change({ skip: String(next) })} />
    </>
  );
}
