import { Signal } from "./Signal";

/** The ten digits that all examples are made from. */
export function Templates({ templates }: { templates: number[][] }) {
  return (
    <div class="group">
      <h2 class="small-heading">The ten templates</h2>
      <ul class="templates">
        {templates.map((template, digit) => (
          <li key={digit}>
            <Signal values={template} width={32} height={60} />
            {digit}
          </li>
        ))}
      </ul>
      <p class="note">
        Each example is one of these, stretched, shifted, sheared and made noisy; the rest of its 40 values are noise.
      </p>
    </div>
  );
}
