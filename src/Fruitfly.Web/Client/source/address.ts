import { useState } from "preact/hooks";

export type AddressValues = Record<string, string>;

/** State that lives in the page's address, so that a copied link shows the same view. What is as in `initial` is left out. */
export function useAddress<T extends AddressValues>(initial: T): [T, (change: Partial<T>) => void] {
  const [values, setValues] = useState<T>(() => read(initial));
  const change = (changed: Partial<T>) =>
    setValues((now) => {
      const next = { ...now, ...changed };
      write(initial, next);
      return next;
    });
  return [values, change];
}

function read<T extends AddressValues>(initial: T): T {
  const given = new URLSearchParams(location.search);
  const values: AddressValues = { ...initial };
  for (const [name, value] of given) if (name in initial) values[name] = value;
  return values as T;
}

/** Browsers stop pages that change their address more than some 200 times in 30 seconds, as a drag does. */
const pace = 200;
let written = -pace;
let waiting = 0;

function write(initial: AddressValues, values: AddressValues) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== initial[name]) query.set(name, value);
  const text = query.toString();
  const address = text ? `?${text}` : location.pathname;
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    history.replaceState(null, "", address);
    written = performance.now();
  }, Math.max(0, written + pace - performance.now()));
}
