import { useKeydown } from "../parts/useKeydown";

/** The digits as buttons, and as keys anywhere on the page. */
export function Keypad({ onDigit }: { onDigit: (digit: number) => void }) {
  useKeydown((event) => {
    if (!event.repeat && !(event.target instanceof HTMLInputElement) && /^[0-9]$/.test(event.key))
      onDigit(Number(event.key));
  });
  return (
    <div class="keypad" role="group" aria-label="Which digit is it?">
      {Array.from({ length: 10 }, (_, digit) => (
        <button type="button" onClick={() => onDigit(digit)} key={digit}>
          {digit}
        </button>
      ))}
    </div>
  );
}
