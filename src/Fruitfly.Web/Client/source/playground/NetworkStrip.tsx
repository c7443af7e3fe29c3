import { count, percent, short } from "./format";
import { Histogram } from "./Histogram";
import { SettingField } from "./SettingField";
import type { Setup } from "./setup";
import type { Facts, Frame, LayerLook } from "./wire";

const most = 12;

/** The network from left to right: what goes in, each layer with its inside as it is now, what comes out. */
export function NetworkStrip({ setup, facts, frame, onChange }: { setup: Setup; facts: Facts | null; frame: Frame | null; onChange: (setup: Setup) => void }) {
  const fields = setup.page.settings.filter((setting) => setting.group === "network" && setting.name !== "hidden-layers" && setup.applies(setting));
  const isFree = setup.value("network") === "fully-connected";
  const widths = setup.hiddenLayers;
  const change = (next: number[]) => onChange(setup.withHiddenLayers(next));
  const layers = frame?.layers ?? [];
  return (
    <section class="panel network" aria-label="Network">
      <div class="panel-head">
        <h2>Network</h2>
        {facts && <p class="latest">{count(facts.parameters)} parameters</p>}
        <div class="network-fields">
          {fields.map((setting) => (
            <SettingField key={setting.name} setting={setting} setup={setup} onChange={onChange} />
          ))}
        </div>
      </div>
      <ol class="layers" tabIndex={0} aria-label="Layers, from input to output">
        <li class="layer end">
          <p class="units">
            <b>{facts ? count(facts.data.features) : "–"}</b>
          </p>
          <p class="kind">{facts?.data.features === 1 ? "feature" : "features"}</p>
        </li>
        {isFree
          ? widths.map((width, i) => (
              <li class="layer" key={i}>
                <HiddenWidth
                  width={width}
                  place={i + 1}
                  onChange={(next) => change(widths.map((one, k) => (k === i ? next : one)))}
                  onRemove={() => change(widths.filter((_, k) => k !== i))}
                />
                <p class="kind">{setup.value("activation").replaceAll("-", " ")}</p>
                <Inside layer={layers[i] ?? null} />
              </li>
            ))
          : layers.slice(0, -1).map((layer, i) => (
              <li class="layer" key={i}>
                <p class="units">
                  <b>{count(layer.units)}</b>
                </p>
                <p class="kind">{layer.kind}</p>
                <Inside layer={layer} />
              </li>
            ))}
        {isFree && widths.length < most && (
          <li class="layer add">
            <button type="button" onClick={() => change([...widths, widths.at(-1) ?? 16])} aria-label="Add a hidden layer" title="Add a hidden layer">
              +
            </button>
          </li>
        )}
        <li class="layer end">
          <p class="units">
            <b>{facts ? count(facts.data.outputs) : "–"}</b>
          </p>
          <p class="kind">{facts && facts.data.classes > 0 ? "classes" : facts?.data.outputs === 1 ? "value" : "values"}</p>
          <Inside layer={layers.at(-1) ?? null} />
        </li>
      </ol>
    </section>
  );
}

function HiddenWidth({ width, place, onChange, onRemove }: { width: number; place: number; onChange: (width: number) => void; onRemove: () => void }) {
  const step = (up: boolean) => {
    const at = up ? width : width - 1;
    return at < 20 ? 1 : at < 100 ? 10 : 50;
  };
  return (
    <p class="units">
      <button type="button" onClick={() => onChange(Math.max(1, width - step(false)))} disabled={width <= 1} aria-label={`Fewer units in hidden layer ${place}`}>
        −
      </button>
      <b>
        <span class="unseen">hidden layer {place}: </span>
        {count(width)}
      </b>
      <button type="button" onClick={() => onChange(Math.min(10_000, width + step(true)))} disabled={width >= 10_000} aria-label={`More units in hidden layer ${place}`}>
        +
      </button>
      <button type="button" class="remove" onClick={onRemove} aria-label={`Remove hidden layer ${place}`}>
        ×
      </button>
    </p>
  );
}

/** What a layer looks like from within. */
function Inside({ layer }: { layer: LayerLook | null }) {
  return (
    <div class="inside">
      <div class="distributions">
        <Histogram bins={layer?.activations ?? null} label="activations" colour="var(--activations)" />
        <Histogram bins={layer?.weights ?? null} label="weights" colour="var(--weights)" />
      </div>
      <dl>
        <dt title="Units that give 0 for every example looked at">inactive</dt>
        <dd>{percent(layer?.inactiveShare, 0)}</dd>
        <dt title="Variance of ∂loss/∂f over units and examples, f being the pre-activations">gradient var.</dt>
        <dd>{short(layer?.gradientVariance)}</dd>
      </dl>
    </div>
  );
}
