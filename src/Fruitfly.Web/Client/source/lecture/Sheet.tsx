import type { ComponentChildren, RefObject } from "preact";

export type SheetRef = RefObject<HTMLDialogElement | null>;

/** A dialog over the slide, closed by Escape or its button. */
export function Sheet({ sheet, title, children }: { sheet: SheetRef; title: string; children: ComponentChildren }) {
  return (
    <dialog class="sheet" ref={sheet} aria-label={title}>
      <h2>{title}</h2>
      {children}
      <p class="actions">
        <button type="button" onClick={() => sheet.current!.close()}>
          Close
        </button>
      </p>
    </dialog>
  );
}
