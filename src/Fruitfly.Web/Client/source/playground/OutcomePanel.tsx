import { CheckField } from "../parts/Field";
import { Confusion } from "./Confusion";
import { Diverged } from "./Diverged";
import { FitPicture } from "./FitPicture";
import { short } from "./format";
import { PairsPicture } from "./PairsPicture";
import { outputsOf } from "./pictures";
import { RegionsPicture } from "./RegionsPicture";
import { Samples } from "./Samples";
import { SeedChoice } from "./SeedChoice";
import { UnitBars } from "./UnitBars";
import type { UnitName } from "./UnitDetails";
import type { Facts, Frame, State } from "./wire";

interface Outcome {
  facts: Facts;
  frame: Frame | null;
  state: State | null;
  /** the unit whose output is shown instead; null for none */
  pointed: UnitName | null;
  nameOf: (layer: number, unit: number) => string;
  /** the place of the seed that is shown */
  shown: number;
  onShow: (place: number) => void;
  isDiscrete: boolean;
  onDiscrete: (is: boolean) => void;
  colours: string[];
  names: (label: number) => string;
}

/** What the network makes of its data: the plane, the curve, or examples. */
export function OutcomePanel(given: Outcome) {
  const { facts, frame, state, pointed, nameOf, shown, onShow, isDiscrete, onDiscrete, colours, names } = given;
  const { features, classes, outputs } = facts.data;
  const layer = pointed && frame?.drawing?.layers[pointed.layer];
  const values = layer ? outputsOf(layer, pointed.unit) : [];
  const scale = (layer && layer.scales[pointed!.unit]) ?? 0;
  const places = frame?.drawing?.places;
  const words = pointed ? `Output of ${nameOf(pointed.layer, pointed.unit)}` : "";
  const unit = values.length > 0 ? { values, words: `${words}, from ${short(-scale)} to ${short(scale)}` } : null;
  const choice = <SeedChoice facts={facts} state={state} shown={shown} onShow={onShow} />;
  const head = (title: string, about: string) => (
    <div class="panel-head">
      <h2>{unit ? words : title}</h2>
      <p class="latest">{unit ? `−${short(scale)} … ${short(scale)}` : about}</p>
      {choice}
    </div>
  );
  const diverged = <Diverged facts={facts} state={state} shown={shown} />;
  if (facts.window)
    return (
      <section class="panel outcome" aria-label="Decision regions">
        {head("Decision regions", "filled: training, ringed: validation")}
        {diverged}
        <RegionsPicture
          facts={facts}
          frame={frame}
          unit={unit}
          isDiscrete={isDiscrete}
          colours={colours}
          names={names}
        />
        <div class="below">
          <CheckField label="discretize" value={isDiscrete} onChange={onDiscrete} />
          <span class="note">
            {facts.names ? facts.names.features[0] : "x₁"} → {facts.names ? facts.names.features[1] : "x₂"} ↑
          </span>
        </div>
      </section>
    );
  if (classes === 0 && features === 1 && outputs === 1)
    return (
      <section class="panel outcome" aria-label="Fit">
        {head(
          "Fit",
          [
            facts.truth && "grey: the true function",
            facts.seeds.length > 1 && `one curve for each of ${facts.seeds.length} seeds`,
          ]
            .filter(Boolean)
            .join("; "),
        )}
        {diverged}
        <FitPicture facts={facts} frame={frame} unit={unit} shown={shown} />
      </section>
    );
  const bars = unit && (
    <UnitBars values={values} scale={scale} label={words} names={places === "classes" ? names : null} />
  );
  if (classes === 0)
    return (
      <section class="panel outcome" aria-label="Predictions">
        {head("Predictions", "")}
        {diverged}
        {bars ?? <PairsPicture frame={frame} names={facts.names} />}
      </section>
    );
  return (
    <section class="panel outcome" aria-label="Examples">
      {head("Examples", frame ? `what it says at step ${frame.step.toLocaleString("en")}, and how sure it is` : "")}
      {diverged}
      {bars ?? (
        <>
          <Samples
            samples={frame?.samples ?? []}
            names={names}
            features={facts.features}
            label="One example of each class"
          />
          <h3>Its surest mistakes</h3>
          {frame && frame.mistakes.length === 0 ? (
            <p class="note">None.</p>
          ) : (
            <Samples samples={frame?.mistakes ?? []} names={names} features={facts.features} label="Surest mistakes" />
          )}
        </>
      )}
    </section>
  );
}

/** What is taken for what. */
export function ConfusionPanel({ frame, names }: { frame: Frame | null; names: (label: number) => string }) {
  if (!frame?.confusion) return null;
  return (
    <section class="panel confusion-panel" aria-label="Confusion matrix">
      <div class="panel-head">
        <h2>Confusion</h2>
        <p class="latest">
          {frame.confusion.examples.toLocaleString("en")} {frame.confusion.split} examples
        </p>
      </div>
      <Confusion confusion={frame.confusion} names={names} />
    </section>
  );
}
