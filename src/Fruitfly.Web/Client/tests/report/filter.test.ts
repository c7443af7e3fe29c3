// @vitest-environment happy-dom
import { startFilter } from "fruitfly-report/filter";
import { expect, test } from "vitest";

test("reports are shown that hold every word, and how many they are is said", () => {
  document.body.innerHTML = `
    <p class="filter" hidden><input id="filter"><span id="filtered"></span></p>
    <ul class="reports">
      <li><figure><div class="chart"><div>drawn</div></div></figure><div><p>double-descent-toy</p><p>The peak</p></div></li>
      <li><figure></figure><div><p>double-descent</p><p>Contradicted</p></div></li>
    </ul>`;
  startFilter();
  const field = document.querySelector("input")!;
  expect(document.querySelector<HTMLElement>(".filter")!.hidden).toBe(false);
  const shown = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll<HTMLElement>("li")].map((item) => !item.hidden);
  };
  expect(shown("double PEAK")).toEqual([true, false]);
  expect(document.getElementById("filtered")!.textContent).toBe("1 of 2");
  expect(shown("drawn")).toEqual([false, false]);
  expect(shown("")).toEqual([true, true]);
  expect(document.getElementById("filtered")!.textContent).toBe("");
});
