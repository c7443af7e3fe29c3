import type { Specification } from "fruitfly-report/specification";
import type { ComponentChildren } from "preact";
import { useRoom } from "./useRoom";

/** Keeps a chart so narrow that the first screen holds it down to its axis; small multiples in one row may be wider. */
export function Fitted({ specification, children }: { specification: Specification; children: ComponentChildren }) {
  const place = useRoom<HTMLDivElement>();
  return (
    <div class="on-first-screen" ref={place} style={{ "--across": String(across(specification)) }}>
      {children}
    </div>
  );
}

/** How many times as wide as high it is, where a single view is once. */
export function across({ facet, columns }: Specification): number {
  const panels = (facet as { sort?: unknown[] } | undefined)?.sort?.length ?? 1;
  const beside = Math.min(panels, columns ?? panels);
  return beside / Math.ceil(panels / beside);
}
