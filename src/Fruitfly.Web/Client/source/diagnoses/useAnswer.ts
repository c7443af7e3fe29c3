import { useEffect, useState } from "preact/hooks";
import { send } from "../server/request";

/**
 * What the server answers to something posted, asked again when it changes. The last answer stays until the next is
 * there.
 */
export function useAnswer<T>(
  path: string,
  body: string | null,
  again: string | number,
): { data: T | null; of: string | null; error: unknown } {
  const [answer, setAnswer] = useState<{ data: T | null; of: string | null; error: unknown }>({
    data: null,
    of: null,
    error: null,
  });
  useEffect(() => {
    if (body === null) {
      setAnswer({ data: null, of: null, error: null });
      return;
    }
    const cancel = new AbortController();
    send<T>(path, body, cancel.signal, "application/json").then(
      (data) => setAnswer({ data, of: body, error: null }),
      (error: unknown) => cancel.signal.aborted || setAnswer({ data: null, of: body, error }),
    );
    return () => cancel.abort();
  }, [path, body, again]);
  return answer;
}
