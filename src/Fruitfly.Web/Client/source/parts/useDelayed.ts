import { useEffect, useState } from "preact/hooks";

/** The value once it has not changed for a while, in milliseconds. */
export function useDelayed<T>(value: T, delay: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setRested(value), delay);
    return () => clearTimeout(waiting);
  }, [value, delay]);
  return rested;
}
