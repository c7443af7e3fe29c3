import { count } from "../parts/words";
import { depthWords, timeWords } from "./asked";
import { percent } from "./scale";
import type { Depth } from "./types";

/** How deep to look: what each depth buys, and what it costs from here. */
export function DepthChoice({
  depths,
  chosen,
  onChoose,
}: {
  depths: Depth[];
  chosen: Depth | null;
  onChoose: (depth: number) => void;
}) {
  const there = chosen?.forecast.alreadyThere ?? 0;
  return (
    <fieldset class="group depths">
      <legend>Budget</legend>
      <p class="row titles" aria-hidden="true">
        <span />
        <span>time</span>
        <span>trainings</span>
        <span>variance</span>
      </p>
      {depths.map((depth) => (
        <label class="row" key={depth.depth}>
          <input type="radio" name="depth" checked={depth === chosen} onChange={() => onChoose(depth.depth)} />
          <b>{timeWords(depth)}</b>
          <span>
            {depth.forecast.toRun.toLocaleString("en")}{" "}
            <span class="unseen">trainings, variance from the data within</span>
          </span>
          <span>±{percent(100 * depth.expectedError)}</span>
        </label>
      ))}
      {chosen && (
        <p class="note">
          At most, since which widths are best comes out on the way: {depthWords(chosen)} on{" "}
          {count(chosen.forecast.workers, "core")}
          {there > 0 && `; ${count(there, "training")} of it are there already`}. The variance from the data would be
          known within ±{percent(100 * chosen.expectedError)} of itself.
        </p>
      )}
      {chosen?.forecast.seconds === null && <p class="note">The time is measured when the cores are free.</p>}
    </fieldset>
  );
}
