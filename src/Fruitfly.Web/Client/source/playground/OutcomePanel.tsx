import { Confusion } from "./Confusion";
import { FitPicture } from "./FitPicture";
import { PairsPicture } from "./PairsPicture";
import { RegionsPicture } from "./RegionsPicture";
import { Samples } from "./Samples";
import type { Facts, Frame } from "./wire";

/** What the network makes of its data: the plane, the curve, or examples; and what it confuses. */
export function OutcomePanel({ facts, frame, colours, names }: {
  facts: Facts | null;
  frame: Frame | null;
  colours: string[];
  names: (label: number) => string;
}) {
  if (!facts) return null;
  const { features, classes, outputs } = facts.data;
  const isPlane = facts.window !== null;
  const isCurve = classes === 0 && features === 1 && outputs === 1;
  return (
    <>
      {isPlane && (
        <section class="panel outcome" aria-label="Decision regions">
          <div class="panel-head">
            <h2>Decision regions</h2>
            <p class="latest">filled: training, ringed: validation</p>
          </div>
          <RegionsPicture facts={facts} frame={frame} colours={colours} names={names} />
        </section>
      )}
      {isCurve && (
        <section class="panel outcome" aria-label="Fit">
          <div class="panel-head">
            <h2>Fit</h2>
            {facts.seeds.length > 1 && <p class="latest">one curve for each of {facts.seeds.length} seeds</p>}
          </div>
          <FitPicture facts={facts} frame={frame} />
        </section>
      )}
      {classes === 0 && !isCurve && (
        <section class="panel outcome" aria-label="Predictions">
          <div class="panel-head">
            <h2>Predictions</h2>
          </div>
          <PairsPicture frame={frame} />
        </section>
      )}
      {classes > 0 && !isPlane && (
        <section class="panel outcome" aria-label="Examples">
          <div class="panel-head">
            <h2>Examples</h2>
            <p class="latest">{frame ? `what it says at step ${frame.step.toLocaleString("en")}, and how sure it is` : ""}</p>
          </div>
          <Samples samples={frame?.samples ?? []} names={names} label="One example of each class" />
          <h3>Its surest mistakes</h3>
          {frame && frame.mistakes.length === 0 ? (
            <p class="note">None.</p>
          ) : (
            <Samples samples={frame?.mistakes ?? []} names={names} label="Surest mistakes" />
          )}
        </section>
      )}
      {frame?.confusion && (
        <section class="panel confusion-panel" aria-label="Confusion matrix">
          <div class="panel-head">
            <h2>Confusion</h2>
            <p class="latest">
              {frame.confusion.examples.toLocaleString("en")} {frame.confusion.split} examples
            </p>
          </div>
          <Confusion confusion={frame.confusion} names={names} />
        </section>
      )}
    </>
  );
}
