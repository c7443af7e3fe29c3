import { useKeydown } from "../parts/useKeydown";

/**
 * Keys of a presentation, letters in either case; those that a field or a button under the focus needs stay its own.
 */
export function useKeys(keys: Record<string, () => void>) {
  useKeydown((event) => {
    const target = event.target as HTMLElement;
    // A sheet that has just been closed keeps the focus until the next frame is drawn.
    if (target.closest("input, select, textarea, dialog[open], [role=slider]")) return;
    if (event.key === " " && target.closest("button, a, summary")) return;
    const key =
      event.key === " " && event.shiftKey ? "Shift " : event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
