import { useEffect, useId, useState } from "preact/hooks";
import { short } from "./format";
import type { NetworkDrawing } from "./wire";

/** A unit, by its layer (0 for the inputs) and its place in it. */
export interface UnitName {
  layer: number;
  unit: number;
  /** the unit before whose weight is meant; null for the unit as a whole */
  input: number | null;
}

/** The bias of a unit and its weights, to be set by hand. */
export function UnitDetails({
  drawing,
  chosen,
  nameOf,
  onEdit,
  onClose,
}: {
  drawing: NetworkDrawing;
  chosen: UnitName;
  nameOf: (layer: number, unit: number) => string;
  onEdit: (input: number | null, value: number) => void;
  onClose: () => void;
}) {
  const layer = drawing.layers[chosen.layer]!;
  const before = drawing.layers[chosen.layer - 1]!;
  const weights = layer.weights.slice(chosen.unit * before.shown, (chosen.unit + 1) * before.shown);
  return (
    <section class="unit-details" aria-label={`Weights of ${nameOf(chosen.layer, chosen.unit)}`}>
      <div class="panel-head">
        <h3>
          Weights of {nameOf(chosen.layer, chosen.unit)}, to be set by hand
          {before.shown < before.units && ` (the first ${before.shown} of ${before.units})`}
        </h3>
        <button type="button" class="plain" onClick={onClose} aria-label="Close the weights">
          ×
        </button>
      </div>
      <div class="weights">
        <WeightField
          label="bias"
          value={layer.biases[chosen.unit] ?? null}
          isMeant={false}
          onEdit={(value) => onEdit(null, value)}
        />
        {weights.map((weight, input) => (
          <WeightField
            key={`${chosen.layer} ${chosen.unit} ${input}`}
            label={chosen.layer === 1 ? nameOf(0, input) : `unit ${input + 1}`}
            value={weight}
            isMeant={chosen.input === input}
            onEdit={(value) => onEdit(input, value)}
          />
        ))}
      </div>
    </section>
  );
}

/** A number that is taken with Enter or when it is left; while it is not typed in, it follows training. */
function WeightField({
  label,
  value,
  isMeant,
  onEdit,
}: {
  label: string;
  value: number | null;
  isMeant: boolean;
  onEdit: (value: number) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (isMeant) document.getElementById(id)?.focus();
  }, [isMeant]);
  const take = () => {
    const next = Number(typed);
    if (typed !== null && typed.trim() !== "" && Number.isFinite(next) && next !== value) onEdit(next);
    setTyped(null);
  };
  return (
    <label for={id} title={`${label}: ${short(value)}`}>
      <span>{label}</span>
      <input
        id={id}
        type="number"
        step="any"
        value={typed ?? (value === null ? "" : Number(value.toPrecision(3)))}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </label>
  );
}
