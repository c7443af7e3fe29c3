import { useEffect, useRef, useState } from "preact/hooks";
import { send } from "../server/request";
import type { Check } from "./types";

const pause = 300;

export interface Checked {
  /** Of the text as it stood then; null before the first answer. */
  check: Check | null;
  /** The text that was checked. */
  of: string | null;
  error: unknown;
}

/**
 * What the laboratory says of a text: once it rests, one request at a time, and then of the newest text.
 * @param again another number, and it is asked again: a run changes what is there
 */
export function useCheck(text: string, again: number): Checked {
  const [answer, setAnswer] = useState<Checked>({ check: null, of: null, error: null });
  const wanted = useRef("");
  const isAsking = useRef(false);
  wanted.current = `${again} ${text}`;

  useEffect(() => {
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      let asked: string | null = null;
      while (wanted.current !== asked) {
        asked = wanted.current;
        const of = asked.slice(asked.indexOf(" ") + 1);
        try {
          const check = await send<Check>("/api/sweeps/check", of);
          setAnswer({ check, of, error: null });
        } catch (error) {
          setAnswer((last) => ({ ...last, of, error }));
        }
      }
      isAsking.current = false;
    };
    const waiting = setTimeout(() => void ask(), pause);
    return () => clearTimeout(waiting);
  }, [text, again]);

  return answer;
}
