import type { Table } from "./types";

/** A table with its caption; columns of numbers are aligned to the right. */
export function TableView({ table }: { table: Table }) {
  const kinds = table.columns.map((_, column) =>
    table.rows.length > 0 && table.rows.every((row) => isNumber(row[column]!)) ? "number" : "text",
  );
  return (
    <section class="table" id={table.id} aria-labelledby={`${table.id}-title`}>
      <h2 id={`${table.id}-title`}>{table.title}</h2>
      <div class="wide" tabIndex={0} role="group" aria-labelledby={`${table.id}-title`}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column, place) => (
                <th scope="col" class={kinds[place]} key={place}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, place) => (
              <tr key={place}>
                {row.map((cell, column) => (
                  <td class={kinds[column]} key={column}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{table.caption}</p>
    </section>
  );
}

/** A cell is a number where its first word is one: "36.1 ± 0.9 %", "−3", "–" for none. */
function isNumber(cell: string) {
  const first = cell.split(" ", 1)[0]!.replace("−", "-").replace(/%$/, "");
  return first === "–" || first === "" || /^[+-]?[\d,]*\.?\d+(e[+-]?\d+)?$/i.test(first);
}
