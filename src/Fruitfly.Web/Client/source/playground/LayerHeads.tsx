import { count } from "./format";
import type { Setup } from "./setup";
import type { Facts, LayerLook } from "./wire";

const most = 12;

/** Above each layer its size, to be changed where the widths are free, and the way to what is inside. */
export function LayerHeads({
  setup,
  facts,
  layers,
  opened,
  onOpen,
  onChange,
}: {
  setup: Setup;
  facts: Facts | null;
  layers: LayerLook[];
  /** the layer that is looked into, counted from the first hidden one */
  opened: number | null;
  onOpen: (layer: number | null) => void;
  onChange: (setup: Setup) => void;
}) {
  const isFree = setup.value("network") === "fully-connected";
  const widths = setup.hiddenLayers;
  const change = (next: number[]) => onChange(setup.withHiddenLayers(next));
  const hidden = isFree ? widths : layers.slice(0, -1).map((layer) => layer.units);
  const details = (place: number, name: string) => (
    <button
      type="button"
      class="plain details"
      aria-expanded={opened === place}
      onClick={() => onOpen(opened === place ? null : place)}
      aria-label={`Inside ${name}`}
    >
      {opened === place ? "▾" : "▸"} inside
    </button>
  );
  return (
    <ol class="layer-heads" aria-label="Layers, from input to output">
      <li>
        <p>
          <b>{facts ? count(facts.data.features) : "–"}</b> {facts?.data.features === 1 ? "feature" : "features"}
        </p>
      </li>
      {hidden.map((width, i) => (
        <li key={i}>
          {isFree ? (
            <HiddenWidth
              width={width}
              place={i + 1}
              onChange={(next) => change(widths.map((one, k) => (k === i ? next : one)))}
              onRemove={() => change(widths.filter((_, k) => k !== i))}
            />
          ) : (
            <p>
              <b>{count(width)}</b> {layers[i]!.kind}
            </p>
          )}
          {details(i, `hidden layer ${i + 1}`)}
        </li>
      ))}
      <li>
        <p>
          <b>{facts ? count(facts.data.outputs) : "–"}</b>{" "}
          {facts && facts.data.classes > 0 ? "classes" : facts?.data.outputs === 1 ? "value" : "values"}
        </p>
        {details(hidden.length, "the output layer")}
        {isFree && widths.length < most && (
          <button
            type="button"
            class="add"
            onClick={() => change([...widths, widths.at(-1) ?? 16])}
            aria-label="Add a hidden layer"
            title="Add a hidden layer"
          >
            + layer
          </button>
        )}
      </li>
    </ol>
  );
}

function HiddenWidth({
  width,
  place,
  onChange,
  onRemove,
}: {
  width: number;
  place: number;
  onChange: (width: number) => void;
  onRemove: () => void;
}) {
  const step = (up: boolean) => {
    const at = up ? width : width - 1;
    return at < 20 ? 1 : at < 100 ? 10 : 50;
  };
  return (
    <p class="units">
      <button
        type="button"
        onClick={() => onChange(Math.max(1, width - step(false)))}
        disabled={width <= 1}
        aria-label={`Fewer units in hidden layer ${place}`}
      >
        −
      </button>
      <b>
        <span class="unseen">hidden layer {place}: </span>
        {count(width)}
      </b>
      <button
        type="button"
        onClick={() => onChange(Math.min(10_000, width + step(true)))}
        disabled={width >= 10_000}
        aria-label={`More units in hidden layer ${place}`}
      >
        +
      </button>
      <button
        type="button"
        class="plain remove"
        onClick={onRemove}
        aria-label={`Remove hidden layer ${place}`}
        title="Remove this layer"
      >
        ×
      </button>
    </p>
  );
}
