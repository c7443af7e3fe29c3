import { useEffect, useRef } from "preact/hooks";

/** The digits as buttons, and as keys anywhere on the page. */
export function Keypad({ onDigit }: { onDigit: (digit: number) => void }) {
  const latest = useRef(onDigit);
  latest.current = onDigit;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target instanceof HTMLInputElement || !/^[0-9]$/.test(event.key)) return;
      latest.current(Number(event.key));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
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
