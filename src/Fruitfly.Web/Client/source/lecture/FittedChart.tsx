import { drawInside } from "fruitfly-report/chart";
import type { Specification } from "fruitfly-report/specification";
import { useEffect, useRef } from "preact/hooks";

/** A chart within its place, its labels as large as the window is high. */
export function FittedChart({ specification, label, scale = slideScale }: { specification: Specification; label: string; scale?: () => number }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => drawInside(place.current!, specification, scale), [specification, scale]);
  return <div class="chart fitted" ref={place} role="group" aria-label={label} />;
}

/** The labels of charts, 13 px on a page, are as large as the slide's text: a 45th of its height, and less where it is narrow. */
const textOfChart = 13;
const linesOfSlide = 45;
const narrowest = 780;

export const slideScale = () => Math.max(1, Math.min(window.innerHeight / linesOfSlide / textOfChart, window.innerWidth / narrowest));
