import type { Facts, State } from "./wire";

/** Which of several seeds the pictures show, and the way to another. */
export function SeedChoice({
  facts,
  state,
  shown,
  onShow,
}: {
  facts: Facts;
  state: State | null;
  shown: number;
  onShow: (place: number) => void;
}) {
  if (facts.seeds.length < 2) return null;
  return (
    <label class="seed-choice">
      shown: seed
      <select value={String(shown)} onChange={(event) => onShow(Number(event.currentTarget.value))}>
        {facts.seeds.map((seed, place) => (
          <option key={seed} value={String(place)}>
            {seed}
            {state?.divergences[place] ? " ▲ diverged" : ""}
          </option>
        ))}
      </select>
      of {facts.seeds.length}
    </label>
  );
}
