import { useEffect, useRef, useState } from "preact/hooks";

export type LiveState = "connecting" | "live" | "broken" | "ended";

/** @property path of the stream that is in this state; after a change of path it is the one before for a moment */
export type Live = { state: LiveState; since: Date; path: string | null };

/** Longer than the server's signs of life are apart. */
const silence = 25_000;
const retryAfter = 2_000;

/**
 * News from the server, by the names of its events. A stream that breaks goes on after the last event it had. A hidden
 * page lets its
 * stream go, since a browser keeps few open, and goes on when it is looked at again.
 * @param path null for none
 */
export function useLive(path: string | null, listeners: Record<string, (data: never) => void>): Live {
  const [state, setState] = useState<Live>({ state: "connecting", since: new Date(), path });
  const latest = useRef(listeners);
  latest.current = listeners;

  useEffect(() => {
    if (path === null) return;
    let source: EventSource | null = null;
    let after: string | null = null;
    let waiting = 0;
    let over = false;
    const change = (next: LiveState) =>
      setState((now) => (now.state === next && now.path === path ? now : { state: next, since: new Date(), path }));

    const stop = () => {
      clearTimeout(waiting);
      source?.close();
      source = null;
    };
    const heard = () => {
      change("live");
      clearTimeout(waiting);
      waiting = window.setTimeout(fail, silence);
    };
    const fail = () => {
      stop();
      change("broken");
      waiting = window.setTimeout(start, retryAfter);
    };
    const start = () => {
      stop();
      const from = new URL(path, location.href);
      if (after !== null) from.searchParams.set("after", after);
      source = new EventSource(from);
      source.onerror = fail;
      source.addEventListener("alive", heard);
      source.addEventListener("end", () => {
        over = true;
        stop();
        change("ended");
      });
      for (const kind of Object.keys(latest.current))
        source.addEventListener(kind, (event) => {
          if (event.lastEventId) after = event.lastEventId;
          heard();
          latest.current[kind]!(JSON.parse(event.data as string) as never);
        });
      waiting = window.setTimeout(fail, silence);
    };
    const look = () => {
      if (document.hidden) stop();
      else if (!source && !over) start();
    };

    change("connecting");
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", look);
      stop();
    };
  }, [path]);

  return state;
}
