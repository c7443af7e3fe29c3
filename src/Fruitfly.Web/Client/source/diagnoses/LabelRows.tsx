import { useState } from "preact/hooks";
import { count } from "../parts/words";
import type { Labels } from "./types";

const first = 15;

/** Labels worth a second look, each with the row that has it. */
export function LabelRows({ labels, caption }: { labels: Labels; caption: string }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? labels.rows : labels.rows.slice(0, first);
  const hasFields = labels.rows.some((row) => row.fields.length > 0);
  return (
    <section class="table" aria-labelledby="labels-title">
      <h2 id="labels-title">Labels worth a second look</h2>
      <div class="wide" tabIndex={0} role="group" aria-labelledby="labels-title">
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                example
              </th>
              <th scope="col">label</th>
              <th scope="col">networks say</th>
              <th scope="col" class="number">
                margin
              </th>
              {hasFields &&
                labels.columns.map((column) => (
                  <th scope="col" class="field-of-row" key={column}>
                    {column}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.example}>
                <th scope="row" class="number">
                  {row.example.toLocaleString("en")}
                </th>
                <td>
                  <b>{row.label}</b>
                </td>
                <td>{row.guess}</td>
                <td class="number">{row.margin.toFixed(2).replace("-", "−")}</td>
                {hasFields &&
                  row.fields.map((field, place) => (
                    <td class="field-of-row" key={place}>
                      {field === "" ? "–" : field}
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < labels.rows.length && (
        <button type="button" class="all-labels" onClick={() => setWhole(true)}>
          Show {labels.rows.length === labels.all ? "all" : "the first"} {count(labels.rows.length, "row")}
        </button>
      )}
      <p class="note">
        {labels.all.toLocaleString("en")} of these labels look wrong, the most suspect first. {caption}
      </p>
    </section>
  );
}
