import { addressOf } from "./StudiesPage";

const MOST = 6;

/** Opens the comparison of the studies that are chosen, which are two to six. */
export function CompareButton({ studies }: { studies: string[] }) {
  return (
    <button
      type="button"
      disabled={studies.length < 2 || studies.length > MOST}
      onClick={() => location.assign(addressOf({ compare: JSON.stringify(studies) }))}
    >
      Compare {studies.length < 2 ? "two or more" : studies.length}
    </button>
  );
}
