import { drawInside } from "fruitfly-report/chart";
import { slideScale } from "fruitfly-report/slideScale";
import type { Specification } from "fruitfly-report/specification";
import { useEffect, useRef } from "preact/hooks";

/** A chart within its place, its labels as large as the window is high. */
export function FittedChart({
  specification,
  label,
  scale = slideScale,
}: {
  specification: Specification;
  label: string;
  scale?: () => number;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => drawInside(place.current!, specification, scale), [specification, scale]);
  return <div class="chart fitted" ref={place} role="group" aria-label={label} />;
}
