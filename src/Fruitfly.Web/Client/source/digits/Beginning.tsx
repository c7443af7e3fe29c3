import { useState } from "preact/hooks";
import { FieldGroup, NumberField, SelectField } from "../parts/Field";

const sizes = [
  ["20", "20 digits"],
  ["50", "50 digits"],
  ["100", "100 digits"],
  ["200", "200 digits"],
] as const;

/** How long the test is to be, and in which order. */
export function Beginning({ onBegin }: { onBegin: (digits: number, seed: number) => void }) {
  const [digits, setDigits] = useState<(typeof sizes)[number][0]>("50");
  const [seed, setSeed] = useState(1);
  return (
    <div class="beginning">
      <FieldGroup title="The test">
        <SelectField label="Length" value={digits} choices={sizes} onChange={setDigits} />
        <NumberField
          label="Order"
          hint="The same number gives the same digits, so that you can compare with others."
          value={seed}
          minimum={0}
          maximum={4294967295}
          integer
          onChange={setSeed}
        />
      </FieldGroup>
      <button type="button" class="primary" onClick={() => onBegin(Number(digits), seed)}>
        Begin with practice
      </button>
    </div>
  );
}
