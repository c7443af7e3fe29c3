import { percent, short } from "./format";
import { Histogram } from "./Histogram";
import type { LayerLook } from "./wire";

/** What a layer looks like from within. */
export function LayerDetails({ layer, place, isLast }: { layer: LayerLook | null; place: number; isLast: boolean }) {
  return (
    <section class="layer-details" aria-label={isLast ? "Inside the output layer" : `Inside layer ${place + 1}`}>
      <h3>{isLast ? "Output layer" : `Layer ${place + 1}, ${layer?.kind ?? ""}`}</h3>
      <Histogram bins={layer?.activations ?? null} label="activations" colour="var(--activations)" />
      <Histogram bins={layer?.weights ?? null} label="weights" colour="var(--weights)" />
      <dl>
        <dt title="Units that give 0 for every example looked at">inactive units</dt>
        <dd>{percent(layer?.inactiveShare, 0)}</dd>
        <dt title="Variance of ∂loss/∂f over units and examples, f being the pre-activations">gradient variance</dt>
        <dd>{short(layer?.gradientVariance)}</dd>
      </dl>
    </section>
  );
}
