import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useLive } from "../server/live";
import { get, post } from "../server/request";
import { Curves } from "./curves";
import type { Setup } from "./setup";
import type { Facts, Frame, PointNews, State, TestOpening } from "./wire";

const settle = 250;

/** Slow enough to see every step of the first ones, quick enough to wait for the last. */
export const usualPace = 20;

/** Training on the server that follows the setup: another setup is another session. */
export function useSession(
  setup: Setup | null,
  given: string,
  play: { pace: string; shown: number; plays: boolean; onSession: (id: string) => void },
) {
  const [id, setId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [facts, setFacts] = useState<Facts | null>(null);
  const [state, setState] = useState<State | null>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [, redraw] = useState(0);
  const curves = useRef(new Curves());
  const latest = useRef({ id, play, setup, state });
  latest.current = { id, play, setup, state };
  const wanted = setup ? JSON.stringify(setup.link) : null;
  const running = useRef<string | null>(null);
  const created = useRef<string | null>(null);
  const shown = useRef<string | null>(null);
  const trained = useRef<Setup | null>(null);
  const wantsToPlay = useRef(play.plays);

  const start = useCallback(async (link: Record<string, string>) => {
    const { session } = await post<{ session: string }>("/api/playground/sessions", {
      setup: link,
      instead: created.current,
    });
    created.current = session;
    if (latest.current.play.shown > 0)
      await post(`/api/playground/sessions/${session}/show`, { place: latest.current.play.shown });
    if (wantsToPlay.current)
      await post(`/api/playground/sessions/${session}/play`, { pace: paceOf(latest.current.play.pace) });
    return session;
  }, []);

  const take = useCallback((session: string, link: string) => {
    running.current = link;
    trained.current = latest.current.setup;
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
        const asked = latest.current.setup!;
        // What has ended begins again, to be compared with what it was.
        const isUnderWay = ["training", "paused"].includes(latest.current.state?.status ?? "");
        if (trained.current && latest.current.id && isUnderWay && asked.isLiveChangeOf(trained.current)) {
          await post(`/api/playground/sessions/${latest.current.id}/change`, { setup: asked.link });
          running.current = wanted;
          trained.current = asked;
          setError(null);
          return;
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
    facts: (news: Facts) => {
      curves.current.describe(news);
      setFacts(news);
    },
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
      curves.current.changes = news.changes;
      setState(news);
    },
  });

  // The server let the session go, or was started again: the same setup begins again. Where another session has just
  // taken its place,
  // the end of the one before is no news.
  useEffect(() => {
    if (live.state !== "ended" || wanted === null || wanted !== running.current) return;
    if (shown.current === null || live.path !== streamOf(shown.current)) return;
    start(JSON.parse(wanted) as Record<string, string>).then((session) => take(session, wanted), setError);
  }, [live]);

  const command = useCallback(async (name: string, body: object = {}) => {
    if (!latest.current.id) return;
    if (!["test", "show", "weight"].includes(name)) wantsToPlay.current = name === "play";
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

/** Steps a second that the page asks for; null for as many as can be. */
export const paceOf = (text: string) => (text === "full" ? null : Number(text) || usualPace);

const sameLink = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);
