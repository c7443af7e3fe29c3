import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Tells an element's style as `--room` how high the first screen is from the element down: what stands above it, and
 * how many lines
 * that takes, is measured rather than known.
 */
export function useRoom<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    let told = "";
    const measure = () => {
      const room = `${Math.floor(innerHeight - element.getBoundingClientRect().top - scrollY)}px`;
      if (room !== told) element.style.setProperty("--room", (told = room));
    };
    measure();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(measure);
    });
    // What grows above it makes at least one of these higher.
    for (let around = element.parentElement; around; around = around.parentElement) observer.observe(around);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
      window.removeEventListener("resize", measure);
    };
  }, []);
  return place;
}
