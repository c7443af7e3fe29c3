/** Shows the reports of a list whose words hold every word that is typed. */
export function startFilter() {
  const field = document.querySelector<HTMLInputElement>("#filter");
  if (!field) return;
  const items = [...document.querySelectorAll<HTMLElement>(".reports > li")];
  field.closest<HTMLElement>(".filter")!.hidden = false;
  field.addEventListener("input", () => {
    const words = field.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    for (const item of items) {
      const text = item.querySelector(":scope > div")!.textContent!.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
    }
    const shown = items.filter((item) => !item.hidden).length;
    document.getElementById("filtered")!.textContent = words.length > 0 ? `${shown} of ${items.length}` : "";
  });
}
