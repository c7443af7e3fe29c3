import { prose } from "../parts/words";
import { interval, percent, scaleOf } from "./scale";
import type { JudgedAction } from "./types";

const width = 200;

/** A verdict's shape, so that it is told without colour too. */
const signs: Record<JudgedAction["verdict"], string> = { shown: "✓", possible: "?", excluded: "✗", refused: "–" };

/** What could be done, with what it would gain, and what the data say of it. */
export function ActionRows({ actions, worth }: { actions: JudgedAction[]; worth: number }) {
  const told = actions.filter((action) => action.gain !== null);
  const scale = scaleOf([2 * worth, ...told.flatMap((action) => [action.low!, action.high!])], width);
  return (
    <section class="gains" aria-labelledby="gains-title">
      <h2 id="gains-title">What would help</h2>
      <div class="wide" tabIndex={0} role="group" aria-labelledby="gains-title">
        <table>
          <thead>
            <tr>
              <th scope="col">action</th>
              <th scope="col">verdict</th>
              <th scope="col" class="gain">
                gain, % of the error
              </th>
              <th scope="col">how, or why not</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr class={`judged-${action.verdict}`} key={`${action.action} ${action.detail}`}>
                <th scope="row">
                  <b>{action.action}</b> <span class="detail">{prose(action.detail)}</span>
                </th>
                <td class="words">
                  <span class="sign" aria-hidden="true">
                    {signs[action.verdict]}
                  </span>{" "}
                  {action.words}
                </td>
                <td class="gain">
                  {action.gain === null ? (
                    "–"
                  ) : (
                    <>
                      <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true">
                        <line class="zero" x1={scale.at(0)} x2={scale.at(0)} y1="0" y2="20" />
                        <line class="worth" x1={scale.at(worth)} x2={scale.at(worth)} y1="0" y2="20" />
                        <rect
                          class="band"
                          x={scale.at(action.low!)}
                          width={Math.max(1, scale.at(action.high!) - scale.at(action.low!))}
                          y="7"
                          height="6"
                        />
                        <rect class="estimate" x={Math.max(0, scale.at(action.gain) - 2)} width="4" y="2" height="16" />
                      </svg>
                      {interval(action.gain, action.low!, action.high!)}
                    </>
                  )}
                </td>
                <td class="reason">
                  {prose(action.reason)}
                  {action.isBeyondTests && ", beyond what was tested"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">
        Gains with 90&nbsp;% intervals. The solid line is no gain, the dashed one what is worth having: {percent(worth)}{" "}
        of the error. Shown: even the low end is worth having. Excluded: even the high end is not.
      </p>
    </section>
  );
}
