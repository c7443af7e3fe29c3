import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** How wide an element is in pixels; 0 until it is known. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const place = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current!;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(measure);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(waiting); // a page that is gone has no width
    };
  }, []);
  return [place, width];
}
