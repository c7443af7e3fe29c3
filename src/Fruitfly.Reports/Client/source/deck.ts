/** Turns the pages of a deck that is one file, by the keys of a presenter. */
export function startDeck() {
  const pages = [...document.querySelectorAll<HTMLElement>(".deck .lecture")];
  if (pages.length === 0) return;
  window.addEventListener("keydown", (event) => {
    if (
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      (event.target as HTMLElement).closest("a, button, input, summary")
    )
      return;
    const key = event.key === " " && event.shiftKey ? "ArrowLeft" : event.key;
    const here = pages.filter((page) => page.getBoundingClientRect().top < 2).length - 1;
    const there = {
      ArrowRight: here + 1,
      PageDown: here + 1,
      " ": here + 1,
      ArrowLeft: here - 1,
      PageUp: here - 1,
      Home: 0,
      End: pages.length - 1,
    }[key];
    if (there === undefined) return;
    event.preventDefault();
    pages[Math.max(0, Math.min(pages.length - 1, there))]!.scrollIntoView({ behavior: "instant" });
  });
}
