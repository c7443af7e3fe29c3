import { useEffect, useState } from "preact/hooks";
import { get } from "../server/request";

export interface Answer<T> {
  data: T | null;
  error: unknown;
}

/** What the server answers at a path, asked again when the path or the version changes; the last answer stays until the next is there. */
export function useRequest<T>(path: string | null, version: string | number = 0): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ data: null, error: null });
  useEffect(() => {
    if (path === null) return;
    const cancel = new AbortController();
    get<T>(path, cancel.signal).then(
      (data) => setAnswer({ data, error: null }),
      (error: unknown) => cancel.signal.aborted || setAnswer({ data: null, error }),
    );
    return () => cancel.abort();
  }, [path, version]);
  return answer;
}
