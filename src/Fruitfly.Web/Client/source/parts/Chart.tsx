import { drawWide } from "fruitfly-report/chart";
import type { Specification } from "fruitfly-report/specification";
import { useEffect, useRef } from "preact/hooks";

/** A Vega-Lite chart as wide as its place. A new specification takes the place of the old one once it is drawn. */
export function Chart({
  specification,
  label,
  small = false,
}: {
  specification: Specification;
  label: string;
  small?: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => drawWide(place.current!, specification, small), [specification, small]);
  return <div class="chart" ref={place} role="group" aria-label={label} />;
}
