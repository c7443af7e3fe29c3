import { useEffect, useRef } from "preact/hooks";
import type { UnitPlace } from "./layout";
import { columnsOf, paint } from "./pictures";
import type { NetworkDrawing } from "./wire";

/** A unit as a small picture of its output. */
export function UnitButton({
  place,
  values,
  places,
  theme,
  label,
  isSelected,
  isReached,
  isPressed,
  onPoint,
  onSelect,
}: {
  place: UnitPlace;
  values: number[];
  places: NetworkDrawing["places"];
  theme: string;
  label: string;
  isSelected: boolean;
  /** by the tabulator; the others by arrow keys from it */
  isReached: boolean;
  /** of a feature, whether the network is given it */
  isPressed?: boolean;
  onPoint: (isOver: boolean) => void;
  onSelect: () => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (values.length > 0) paint(canvas.current!, values, columnsOf(places, values.length));
  }, [values, places, theme]);
  return (
    <button
      type="button"
      class={`unit${isSelected ? " selected" : ""}${isPressed === false ? " off" : ""}`}
      style={{ left: `${place.x}px`, top: `${place.y}px`, width: `${place.size}px`, height: `${place.size}px` }}
      aria-label={label}
      aria-pressed={isPressed ?? isSelected}
      title={label}
      tabIndex={isReached ? 0 : -1}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
      onClick={onSelect}
    >
      <canvas ref={canvas} width="1" height="1" aria-hidden="true" />
    </button>
  );
}
