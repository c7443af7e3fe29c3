import { useKeydown } from "../parts/useKeydown";

/** Keys of a presentation; those that a field or a button under the focus needs stay its own. */
export function useKeys(keys: Record<string, () => void>) {
  useKeydown((event) => {
    const target = event.target as HTMLElement;
    if (target.closest("input, select, textarea, dialog, [role=slider]")) return;
    if (event.key === " " && target.closest("button, a, summary")) return;
    const act = keys[event.key === " " && event.shiftKey ? "Shift " : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
