import { count } from "../parts/words";
import type { Labels } from "./types";

/** Labels worth a second look, each with the row that has it. */
export function LabelRows({ labels, caption }: { labels: Labels; caption: string }) {
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
              {hasFields && labels.columns.map((column) => (
                <th scope="col" class="field-of-row" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.rows.map((row) => (
              <tr key={row.example}>
                <th scope="row" class="number">
                  {row.example.toLocaleString("en")}
                </th>
                <td>
                  <b>{row.label}</b>
                </td>
                <td>{row.guess}</td>
                <td class="number">{row.margin.toFixed(2).replace("-", "−")}</td>
                {hasFields && row.fields.map((field, place) => (
                  <td class="field-of-row" key={place}>
                    {field === "" ? "–" : field}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">
        {caption}
        {labels.all > labels.rows.length && ` The ${count(labels.rows.length, "most suspect")} of ${labels.all.toLocaleString("en")} are listed.`}
      </p>
    </section>
  );
}
