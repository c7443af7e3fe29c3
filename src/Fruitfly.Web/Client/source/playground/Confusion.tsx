import type { Frame } from "./wire";

/**
 * A row for each true class, a column for what it is taken for; the stronger the colour, the larger the share of the
 * row.
 */
export function Confusion({
  confusion,
  names,
}: {
  confusion: NonNullable<Frame["confusion"]>;
  names: (label: number) => string;
}) {
  const { classes, counts } = confusion;
  const labels = Array.from({ length: classes }, (_, label) => label);
  return (
    <table class={classes > 12 ? "confusion small" : "confusion"}>
      <caption class="unseen">
        How often each class is taken for each, over {confusion.examples} {confusion.split} examples
      </caption>
      <thead>
        <tr>
          <th scope="col">is \ said</th>
          {labels.map((label) => (
            <th scope="col" key={label}>
              {names(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label) => {
          const row = counts.slice(label * classes, (label + 1) * classes);
          const all = row.reduce((sum, count) => sum + count, 0) || 1;
          return (
            <tr key={label}>
              <th scope="row">{names(label)}</th>
              {row.map((count, said) => (
                <td
                  key={said}
                  class={said === label ? "diagonal" : "aside"}
                  style={{ "--share": String(Math.round((100 * count) / all)) }}
                >
                  {count === 0 ? "" : count}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
