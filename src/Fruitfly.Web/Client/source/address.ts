import { useEffect, useRef, useState } from "preact/hooks";

export type AddressValues = Record<string, string>;

/** "step": Back leads to what was before; "replace": as for each letter that is typed, and each place of a slider. */
export type How = "step" | "replace";

/**
 * State that lives in the page's address, so that a copied link shows the same view. What is as in `initial` is left
 * out.
 */
export function useAddress<T extends AddressValues>(initial: T): [T, (change: Partial<T>, how?: How) => void] {
  const [values, setValues] = useState<T>(() => read(initial));
  const first = useRef(initial);
  const now = useRef(values);
  now.current = values;
  useEffect(() => {
    const back = () => {
      clearTimeout(waiting);
      setValues((now.current = read(first.current)));
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  const change = (changed: Partial<T>, how: How = "replace") => {
    const next = { ...now.current, ...changed };
    if (Object.keys(changed).every((name) => next[name] === now.current[name])) return;
    if (how === "step") step(addressOf(initial, now.current), addressOf(initial, next));
    else replace(addressOf(initial, next));
    setValues((now.current = next));
  };
  return [values, change];
}

function read<T extends AddressValues>(initial: T): T {
  const given = new URLSearchParams(location.search);
  const values: AddressValues = { ...initial };
  for (const [name, value] of given) if (name in initial) values[name] = value;
  return values as T;
}

function addressOf(initial: AddressValues, values: AddressValues) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== initial[name]) query.set(name, value);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** Browsers stop pages that change their address more than some 200 times in 30 seconds, as a drag does. */
const pace = 200;
let written = -pace;
let waiting = 0;

function replace(address: string) {
  clearTimeout(waiting);
  waiting = window.setTimeout(
    () => {
      history.replaceState(null, "", address);
      written = performance.now();
    },
    Math.max(0, written + pace - performance.now()),
  );
}

/** The address of what is left may still wait to be written. */
function step(left: string, address: string) {
  clearTimeout(waiting);
  history.replaceState(null, "", left);
  history.pushState(null, "", address);
}
