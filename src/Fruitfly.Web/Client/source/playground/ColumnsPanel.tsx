import { canBeChosen, kindOf, kinds, readAs, useFor, uses, type Use } from "./columns";
import { count } from "./format";
import type { Setup } from "./setup";
import type { KnownColumn, Names } from "./wire";

const useOf = (column: KnownColumn): Use =>
  column.role === "left-out" || column.role === "split" ? "left out" : column.role;

/** The columns of a user's table: what each was taken for, and another choice. */
export function ColumnsPanel({
  names,
  setup,
  onChange,
}: {
  names: Names;
  setup: Setup;
  onChange: (setup: Setup) => void;
}) {
  return (
    <section class="panel columns" aria-label="Columns">
      <div class="panel-head">
        <h2>Columns of {names.file}</h2>
        <p class="latest">what each was taken for; change it here</p>
      </div>
      <div class="wide" tabIndex={0} role="region" aria-label="Columns of the table">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">column</th>
              <th scope="col">use</th>
              <th scope="col">read as</th>
              <th scope="col" class="number">
                different values
              </th>
              <th scope="col" class="number">
                missing
              </th>
              <th scope="col">note</th>
            </tr>
          </thead>
          <tbody>
            {names.columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td>
                  <select
                    aria-label={`Use of ${column.name}`}
                    value={useOf(column)}
                    disabled={!canBeChosen(column.name)}
                    onChange={(event) => onChange(useFor(setup, column.name, event.currentTarget.value as Use))}
                  >
                    {uses.map((use) => (
                      <option key={use}>{use}</option>
                    ))}
                  </select>
                </td>
                <td>
                  {column.role === "feature" && canBeChosen(column.name) ? (
                    <select
                      aria-label={`Kind of ${column.name}`}
                      value={kindOf(setup, column.name)}
                      onChange={(event) =>
                        onChange(readAs(setup, column.name, event.currentTarget.value as (typeof kinds)[number]))
                      }
                    >
                      {kinds.map((kind) => (
                        <option key={kind} value={kind}>
                          {kind === "automatic" ? `${column.kind} (found out)` : kind}
                        </option>
                      ))}
                    </select>
                  ) : (
                    column.kind
                  )}
                </td>
                <td class="number">{count(column.distinct)}</td>
                <td class="number">{column.missing === 0 ? "" : count(column.missing)}</td>
                <td>{column.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class="note reading" aria-label="what was read">
        {names.reading.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
