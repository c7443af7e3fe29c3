import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Hears keys anywhere on the page, but not those that belong to the browser; from the moment the page is seen, so that
 * none is lost.
 */
export function useKeydown(listen: (event: KeyboardEvent) => void) {
  const latest = useRef(listen);
  latest.current = listen;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.altKey && !event.metaKey) latest.current(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
