import { useMemo, useRef } from "preact/hooks";
import { useWidth } from "../parts/useWidth";
import { hasFeatures, planeFeatures, toggleFeature } from "./features";
import { short } from "./format";
import { placeUnits, strongest } from "./layout";
import { NetworkCanvas } from "./NetworkCanvas";
import { outputsOf } from "./pictures";
import type { Setup } from "./setup";
import { UnitButton } from "./UnitButton";
import type { UnitName } from "./UnitDetails";
import { useHeight } from "./useHeight";
import { useTheme } from "./useTheme";
import type { Facts, NetworkDrawing } from "./wire";

/** Units as pictures of what they say, and the weights between them. */
export function NetworkView({
  setup,
  facts,
  drawing,
  names,
  nameOf,
  pointed,
  chosen,
  onPoint,
  onChoose,
  onChange,
}: {
  setup: Setup;
  facts: Facts | null;
  drawing: NetworkDrawing | null;
  names: (label: number) => string;
  nameOf: (layer: number, unit: number) => string;
  pointed: UnitName | null;
  chosen: UnitName | null;
  onPoint: (unit: UnitName | null) => void;
  onChoose: (unit: UnitName | null) => void;
  onChange: (setup: Setup) => void;
}) {
  const [place, width] = useWidth<HTMLDivElement>();
  const height = useHeight(place);
  const theme = useTheme();
  const reached = useRef<[number, number]>([0, 0]);
  const layers = drawing?.layers ?? [];
  const canChoose = hasFeatures(setup);
  const given = setup.value("features").split(",");
  const places = useMemo(
    () =>
      layers.map((layer, i) => {
        const each = width / layers.length;
        const units = i === 0 && canChoose ? planeFeatures.length : layer.shown;
        return placeUnits(units, (i + 0.5) * each, Math.max(40, each - 36), height);
      }),
    [layers.map((layer) => layer.shown).join(), width, height, canChoose],
  );
  const pictures = useMemo(
    () => layers.map((layer) => Array.from({ length: layer.shown }, (_, unit) => outputsOf(layer, unit))),
    [drawing],
  );
  const edges = useMemo(() => strongest(layers), [drawing]);
  // Where features are chosen from all of a plane, a unit's place among those that are on is another than where it
  // stands.
  const ends = useMemo(
    () =>
      canChoose && places.length > 0
        ? [planeFeatures.flatMap(([name], i) => (given.includes(name) ? [places[0]![i]!] : [])), ...places.slice(1)]
        : places,
    [places, given.join(), canChoose],
  );
  const largest = Math.max(0, ...edges.map((edge) => Math.abs(edge.weight)));
  const classes = facts?.data.classes ?? 0;

  /** Arrow keys go from unit to unit. */
  const move = (event: KeyboardEvent) => {
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const [layer, unit] = reached.current;
    const next = Math.max(0, Math.min(places.length - 1, layer + by[0]!));
    const last = places[next]!.length - 1;
    const there =
      next === layer
        ? Math.max(0, Math.min(last, unit + by[1]!))
        : Math.min(last, Math.round((unit / Math.max(1, places[layer]!.length - 1)) * last));
    reached.current = [next, there];
    const button = place.current!.querySelector<HTMLButtonElement>(
      `[data-layer="${next}"] .unit:nth-child(${there + 1})`,
    );
    button?.focus();
  };
  const shown = pointed ?? chosen;
  const isDrawn = ["fully-connected", "logistic"].includes(setup.value("network")) && (facts?.parameters ?? 0) <= 1e6;
  if (!places[reached.current[0]]?.[reached.current[1]]) reached.current = [0, 0];
  return (
    <>
      <div
        class={`network-view${isDrawn ? "" : " undrawn"}`}
        ref={place}
        role="group"
        aria-label="Units, to be reached by arrow keys"
        onKeyDown={move}
      >
        <NetworkCanvas
          edges={edges}
          places={ends}
          width={width}
          height={height}
          pointed={shown}
          onPoint={(edge) => onPoint(edge && { layer: edge.layer, unit: edge.to, input: edge.from })}
          onSelect={(edge) => onChoose({ layer: edge.layer, unit: edge.to, input: edge.from })}
        />
        {places.map((units, layer) => (
          <div
            key={layer}
            data-layer={layer}
            class="units-of"
            role="group"
            aria-label={layer === 0 ? "Features" : layer === layers.length - 1 ? "Outputs" : `Hidden layer ${layer}`}
          >
            {units.map((at, unit) => {
              const isFeature = layer === 0 && canChoose;
              const feature = isFeature ? planeFeatures[unit]! : null;
              const among = feature ? given.indexOf(feature[0]) : unit;
              const isOn = among >= 0 && among < layers[layer]!.shown;
              const name = feature ? feature[1] : nameOf(layer, unit);
              return (
                <UnitButton
                  key={unit}
                  place={at}
                  values={isOn ? (pictures[layer]?.[among] ?? []) : []}
                  places={drawing?.places ?? "plane"}
                  theme={theme}
                  label={feature ? `feature ${name}` : name}
                  isSelected={chosen?.layer === layer && chosen.unit === unit}
                  isReached={reached.current[0] === layer && reached.current[1] === unit}
                  {...(feature ? { isPressed: given.includes(feature[0]) } : {})}
                  onPoint={(isOver) => {
                    if (isOver) reached.current = [layer, unit];
                    onPoint(isOver && isOn ? { layer, unit: among, input: null } : null);
                  }}
                  onSelect={() => {
                    const isChosen = chosen?.layer === layer && chosen.unit === unit;
                    if (feature) onChange(toggleFeature(setup, feature[0]));
                    else if (layer > 0) onChoose(isChosen ? null : { layer, unit, input: null });
                  }}
                />
              );
            })}
            {layer === 0 &&
              canChoose &&
              units.map((at, unit) => <Label key={unit} at={at} words={planeFeatures[unit]![1]} isLeft />)}
            {layer === 0 &&
              !canChoose &&
              (facts?.features.length ?? 0) > 0 &&
              units.length <= 12 &&
              units.map((at, unit) => <Label key={unit} at={at} words={shortened(facts!.features[unit]!)} isLeft />)}
            {layer === layers.length - 1 &&
              classes > 0 &&
              classes <= 12 &&
              units.map((at, unit) => <Label key={unit} at={at} words={names(unit)} />)}
          </div>
        ))}
      </div>
      <p class="legend">
        {!drawing ? (
          <span>
            {isDrawn ? "" : "Units and weights are drawn for fully connected networks of up to a million parameters."}
          </span>
        ) : pointed?.input != null ? (
          <span>
            weight from {nameOf(pointed.layer - 1, pointed.input)} to {nameOf(pointed.layer, pointed.unit)}:{" "}
            <b>
              {short(
                edges.find(
                  (edge) => edge.layer === pointed.layer && edge.to === pointed.unit && edge.from === pointed.input,
                )?.weight,
              )}
            </b>
          </span>
        ) : (
          <>
            <span class="key negative">negative weight</span>
            <span class="key positive">positive weight</span>
            <span>width: its size, up to {short(largest)}</span>
            {layers.some((layer) => layer.shown < layer.units) && (
              <span>of wide layers the first {Math.max(...layers.map((layer) => layer.shown))} units</span>
            )}
          </>
        )}
      </p>
    </>
  );
}

function Label({
  at,
  words,
  isLeft = false,
}: {
  at: { x: number; y: number; size: number };
  words: string;
  isLeft?: boolean;
}) {
  return (
    <span
      class={`unit-label${isLeft ? " before" : ""}`}
      aria-hidden="true"
      style={{ left: `${isLeft ? at.x - 4 : at.x + at.size + 4}px`, top: `${at.y + at.size / 2}px` }}
    >
      {words}
    </span>
  );
}

const shortened = (name: string) => (name.length <= 10 ? name : `${name.slice(0, 9)}…`);
