const key = "fruitfly-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/**
 * Colours are style-sheet variables, in charts too, so a change of theme redraws nothing and printing is always light.
 */
export function startTheme(button: HTMLButtonElement | null) {
  const root = document.documentElement;
  const show = () => {
    const isDark = (root.dataset["theme"] ?? (dark.matches ? "dark" : "light")) === "dark";
    button?.setAttribute("aria-pressed", String(isDark));
  };
  const kept = recall();
  if (kept) root.dataset["theme"] = kept;
  button?.removeAttribute("hidden");
  button?.addEventListener("click", () => {
    root.dataset["theme"] = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    remember(root.dataset["theme"]);
    show();
  });
  dark.addEventListener("change", show);
  show();
}

/** Storage is refused to pages from files in some browsers; the choice then lasts as long as the page. */
function recall() {
  try {
    const kept = localStorage.getItem(key);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

function remember(theme: string) {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // see recall
  }
}
