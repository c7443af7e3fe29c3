import type { ComponentChildren } from "preact";

export interface Column<Row> {
  /** what the server sorts by; null where it cannot */
  order: string | null;
  label: string;
  hint?: string;
  isNumber?: boolean;
  /** Names it in the address, where a reader may leave it out or bring it in. */
  id?: string;
  /** Not shown until a reader asks for it. */
  isExtra?: boolean;
  cell: (row: Row) => ComponentChildren;
}

/** A table whose order the server keeps: a heading sorts by its column, and once more the other way. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isOpen,
  order,
  descending,
  onOrder,
}: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  /** Whether it is shown beside the table. */
  isOpen?: ((row: Row) => boolean) | undefined;
  order: string;
  descending: boolean;
  onOrder: (order: string, descending: boolean) => void;
}) {
  return (
    <div class="wide table dense" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th
                key={column.order ?? i}
                scope="col"
                class={column.isNumber ? "number" : ""}
                title={column.hint}
                aria-sort={column.order === order ? (descending ? "descending" : "ascending") : undefined}
              >
                {column.order === null ? (
                  <span class="sorter">{column.label}</span>
                ) : (
                  <button
                    type="button"
                    class="sorter"
                    onClick={() => onOrder(column.order!, column.order === order && !descending)}
                  >
                    {column.label}
                    <span aria-hidden="true">{column.order === order ? (descending ? " ↓" : " ↑") : ""}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={isOpen?.(row) ? "true" : undefined}>
              {columns.map((column, i) => (
                <td key={column.order ?? i} class={column.isNumber ? "number" : ""}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which part of how many is shown, and the way to the others. */
export function Pager({
  skip,
  take,
  total,
  things,
  onSkip,
}: {
  skip: number;
  take: number;
  total: number;
  things: string;
  onSkip: (skip: number) => void;
}) {
  const last = Math.min(skip + take, total);
  return (
    <nav class="pager" aria-label={`Pages of ${things}`}>
      <p role="status">
        {total === 0
          ? `no ${things}`
          : `${(skip + 1).toLocaleString("en")} to ${last.toLocaleString("en")} of ${total.toLocaleString("en")} ${things}`}
      </p>
      {total > take && (
        <div class="buttons">
          <button type="button" disabled={skip === 0} onClick={() => onSkip(0)}>
            First
          </button>
          <button type="button" disabled={skip === 0} onClick={() => onSkip(Math.max(0, skip - take))}>
            Previous
          </button>
          <button type="button" disabled={last >= total} onClick={() => onSkip(skip + take)}>
            Next
          </button>
          <button type="button" disabled={last >= total} onClick={() => onSkip(Math.floor((total - 1) / take) * take)}>
            Last
          </button>
        </div>
      )}
    </nav>
  );
}
