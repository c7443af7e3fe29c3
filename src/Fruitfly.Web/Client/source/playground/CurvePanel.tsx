import type { Specification } from "fruitfly-report/specification";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Curves } from "./curves";
import { percent, short } from "./format";
import { LiveChart } from "./LiveChart";
import type { Frame, State } from "./wire";

/** Loss or error while it is measured, with the latest values in words. */
export function CurvePanel({
  title,
  quantity,
  specification,
  curves,
  state,
  penalties = null,
  unit = null,
  compares,
  version,
  height,
  children,
}: {
  title: string;
  quantity: 0 | 1;
  specification: Specification;
  curves: Curves;
  state: State | null;
  /** what regularization adds to what training minimizes */
  penalties?: Frame["penalties"];
  /** of the target of a user's table: the root of the loss is an error in it */
  unit?: { name: string; deviation: number } | null;
  /** whether the last run is shown too */
  compares: boolean;
  /** changes with the curves */
  version: string;
  height: number;
  children?: ComponentChildren;
}) {
  const rows = useMemo(
    () => curves.rows(quantity, title.endsWith("(log)"), compares),
    [version, quantity, title, compares],
  );
  const words = quantity === 0 ? short : percent;
  const [training, validation] = [0, 2].map((split) => meanOf(state, split + quantity));
  const test = curves.tests.at(-1);
  const seeds = state?.latest.length ?? 1;
  const band = curves.latestBand();
  const interval = (split: number) => {
    const [low, high] = [band?.low?.[split + quantity], band?.high?.[split + quantity]];
    return low === null || low === undefined || high === null || high === undefined
      ? null
      : ` [${words(low)}, ${words(high)}]`;
  };
  const before = curves.before.at(-1);
  const lastChange = state?.changes.at(-1);
  return (
    <section class="panel curve" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <p class="latest">
          <span class="training">
            training <b>{words(training ?? null)}</b>
            {interval(0)}
          </span>
          <span class="validation">
            validation <b>{words(validation ?? null)}</b>
            {interval(2)}
          </span>
          {test && (
            <span class="test">
              test <b>{words(mean(test.scores.map((score) => (quantity === 0 ? score.loss : score.error))))}</b>
            </span>
          )}
          {band && <span title="means over the seeds, with their 95 % intervals">n = {band.count}, 95 %</span>}
          {unit && validation != null && (
            <span title="root mean squared error on the validation examples, in units of the target">
              RMSE {short(unit.deviation * Math.sqrt(validation))} {unit.name}
            </span>
          )}
          {penalties && quantity === 0 && (
            <span class="penalties">
              +{" "}
              {[
                penalties.l2 !== null && `L2 ${short(penalties.l2)}`,
                penalties.l1 !== null && `L1 ${short(penalties.l1)}`,
              ]
                .filter(Boolean)
                .join(" + ")}{" "}
              regularization
            </span>
          )}
          {compares && before && (
            <span class="before" title={curves.difference ?? undefined}>
              the run before {words(before.values[2 + quantity] ?? before.values[quantity] ?? null)}
            </span>
          )}
        </p>
        {children}
      </div>
      <LiveChart
        specification={specification}
        rows={rows}
        height={height}
        label={`${title} against steps, training and validation${seeds > 1 ? `, mean of ${seeds} seeds with 95 % band` : ""}: at step ${state?.latest[0]?.step ?? 0} training ${words(training ?? null)}, validation ${words(validation ?? null)}`}
      />
      {compares && before && quantity === 0 && curves.difference && (
        <p class="note change">The run before had {curves.difference}.</p>
      )}
      {lastChange && quantity === 0 && (
        <p class="note change">
          after step {lastChange.step.toLocaleString("en")}: {lastChange.text}
          {state!.changes.length > 1 && ` (${state!.changes.length} changes in all, dotted)`}
        </p>
      )}
    </section>
  );
}

const meanOf = (state: State | null, place: number) =>
  mean((state?.latest ?? []).map((seed) => seed?.values[place] ?? null));

function mean(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
