import { useEffect, useRef } from "preact/hooks";

/** Keys of a presentation; those that a field or a button under the focus needs stay its own. */
export function useKeys(keys: Record<string, () => void>) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const target = event.target as HTMLElement;
      if (target.closest("input, select, textarea, dialog, [role=slider]")) return;
      if (event.key === " " && target.closest("button, a, summary")) return;
      const act = latest.current[event.key === " " && event.shiftKey ? "Shift " : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
