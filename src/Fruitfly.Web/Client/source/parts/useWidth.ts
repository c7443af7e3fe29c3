import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** How wide an element is in pixels; 0 until it is known. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const place = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(place.current!.clientWidth));
    measure();
    const observer = new ResizeObserver(() => setTimeout(measure));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}
