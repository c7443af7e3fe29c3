import { useEffect, useState } from "preact/hooks";
import { get } from "../server/request";

export interface Answer<T> {
  data: T | null;
  error: unknown;
  /** Whether it answers an earlier question, or none yet, since the last one is still asked. */
  isOld: boolean;
}

/**
 * What the server answers at a path, asked again when the path or the version changes; the last answer stays until the
 * next is there.
 */
export function useRequest<T>(path: string | null, version: string | number = 0): Answer<T> {
  const question = path === null ? null : `${version} ${path}`;
  const [answer, setAnswer] = useState<{ data: T | null; error: unknown; to: string | null }>({
    data: null,
    error: null,
    to: null,
  });
  useEffect(() => {
    if (path === null) return;
    const cancel = new AbortController();
    get<T>(path, cancel.signal).then(
      (data) => setAnswer({ data, error: null, to: question }),
      (error: unknown) => cancel.signal.aborted || setAnswer({ data: null, error, to: question }),
    );
    return () => cancel.abort();
  }, [path, version]);
  return { data: answer.data, error: answer.error, isOld: answer.to !== question };
}
