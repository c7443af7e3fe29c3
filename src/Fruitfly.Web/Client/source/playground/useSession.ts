import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useLive } from "../server/live";
import { get, post } from "../server/request";
import { Curves } from "./curves";
import type { Setup } from "./setup";
import type { Facts, Frame, PointNews, State, TestOpening } from "./wire";

const settle = 250;

/** Training on the server that follows the setup: another setup is another session. */
export function useSession(setup: Setup | null, given: string, play: { pace: string; onSession: (id: string) => void }) {
  const [id, setId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [facts, setFacts] = useState<Facts | null>(null);
  const [state, setState] = useState<State | null>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [, redraw] = useState(0);
  const curves = useRef(new Curves());
  const latest = useRef({ id, play });
  latest.current = { id, play };
  const wanted = setup ? JSON.stringify(setup.link) : null;
  const running = useRef<string | null>(null);
  const created = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  const wantsToPlay = useRef(false);

  const start = useCallback(async (link: Record<string, string>) => {
    const { session } = await post<{ session: string }>("/api/playground/sessions", { setup: link, instead: created.current });
    created.current = session;
    if (wantsToPlay.current) await post(`/api/playground/sessions/${session}/play`, { pace: paceOf(latest.current.play.pace) });
    return session;
  }, []);

  const take = useCallback((session: string, link: string) => {
    running.current = link;
    created.current = session;
    shown.current = session;
    setError(null);
    setId(session);
    latest.current.play.onSession(session);
  }, []);

  useEffect(() => {
    if (wanted === null || wanted === running.current) return;
    let over = false;
    const begin = async () => {
      try {
        if (running.current === null && given) {
          const known = await get<Facts>(`/api/playground/sessions/${given}`).catch(() => null);
          if (known && sameLink(known.link, JSON.parse(wanted) as Record<string, string>)) {
            if (!over) take(given, wanted);
            return;
          }
        }
        const session = await start(JSON.parse(wanted) as Record<string, string>);
        if (!over) take(session, wanted);
      } catch (failure) {
        if (!over) setError(failure);
      }
    };
    const waiting = window.setTimeout(() => void begin(), running.current === null ? 0 : settle);
    return () => {
      over = true;
      clearTimeout(waiting);
    };
  }, [wanted]);

  const live = useLive(id && streamOf(id), {
    facts: (news: Facts) => setFacts(news),
    start: () => {
      curves.current.start();
      setFrame(null);
      redraw((n) => n + 1);
    },
    points: (news: PointNews) => {
      curves.current.add(news);
      redraw((n) => n + 1);
    },
    tests: (news: TestOpening[]) => {
      curves.current.tests = news;
      redraw((n) => n + 1);
    },
    frame: (news: Frame) => setFrame(news),
    state: (news: State) => {
      if (news.status === "training") wantsToPlay.current = true;
      setState(news);
    },
  });

  // The server let the session go, or was started again: the same setup begins again. Where another session has just taken its place,
  // the end of the one before is no news.
  useEffect(() => {
    if (live.state !== "ended" || wanted === null || wanted !== running.current) return;
    if (shown.current === null || live.path !== streamOf(shown.current)) return;
    start(JSON.parse(wanted) as Record<string, string>).then((session) => take(session, wanted), setError);
  }, [live]);

  const command = useCallback(async (name: string, body: object = {}) => {
    if (!latest.current.id) return;
    if (name !== "test") wantsToPlay.current = name === "play";
    try {
      await post(`/api/playground/sessions/${latest.current.id}/${name}`, body);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, []);

  return { id, facts, state, frame, curves: curves.current, live, error, setError, command };
}

const streamOf = (session: string) => `/api/playground/sessions/${session}/live`;

export const paceOf = (text: string) => (text === "" ? null : Number(text));

const sameLink = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);
