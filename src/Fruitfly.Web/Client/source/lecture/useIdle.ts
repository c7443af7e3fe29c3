import { useEffect, useState } from "preact/hooks";

const patience = 2_500;

/** Whether the pointer has rested for a while; controls hide then. */
export function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(true);
  useEffect(() => {
    let waiting = 0;
    const move = () => {
      setIsIdle(false);
      clearTimeout(waiting);
      waiting = window.setTimeout(() => setIsIdle(true), patience);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerdown", move);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerdown", move);
    };
  }, []);
  return isIdle;
}
