import { useEffect, useRef, useState } from "preact/hooks";
import { get } from "../server/request";

/**
 * What the server answers at a path that changes quickly, as under a drag: one request at a time, and then the newest
 * path. The last
 * answer stays until the next is there.
 * @param path null for none
 */
export function useLatest<T>(path: string | null): { data: T | null; error: unknown } {
  const [answer, setAnswer] = useState<{ data: T | null; error: unknown }>({ data: null, error: null });
  const wanted = useRef(path);
  const isAsking = useRef(false);
  wanted.current = path;

  useEffect(() => {
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      let asked: string | null = null;
      while (wanted.current !== null && wanted.current !== asked) {
        asked = wanted.current;
        try {
          const data = await get<T>(asked);
          setAnswer({ data, error: null });
        } catch (error) {
          setAnswer((last) => ({ ...last, error }));
        }
      }
      isAsking.current = false;
    };
    void ask();
  }, [path]);

  return answer;
}
