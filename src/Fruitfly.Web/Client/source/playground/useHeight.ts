import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** How tall an element is in pixels, as its style makes it. */
export function useHeight(place: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setHeight(place.current?.clientHeight ?? 0);
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  });
  return height;
}
