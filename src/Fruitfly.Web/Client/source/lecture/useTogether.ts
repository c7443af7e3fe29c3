import { useEffect, useRef } from "preact/hooks";

/** What the slides and the notes of one deck show alike. */
export interface Shown {
  step: number;
  isBlank: boolean;
  /** Whether the page's answer is to be seen, or its question alone. */
  isAnswered: boolean;
}

export type Side = "slides" | "notes";

/**
 * Keeps the slides and the notes of a deck together, in two windows of one browser. Two windows with slides go their
 * own ways.
 * @param follow called when the other side shows something else
 * @returns tells the other side what is shown here
 */
export function useTogether(
  deck: string,
  side: Side,
  shown: Shown,
  follow: (shown: Shown) => void,
): (shown: Shown) => void {
  const latest = useRef({ shown, follow });
  latest.current = { shown, follow };
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const open = new BroadcastChannel(`fruitfly-lecture-${deck}`);
    channel.current = open;
    open.onmessage = ({ data }: MessageEvent<{ from: Side; shown: Shown | null }>) => {
      if (data.from === side) return;
      if (data.shown) latest.current.follow(data.shown);
      else open.postMessage({ from: side, shown: latest.current.shown });
    };
    if (side === "notes") open.postMessage({ from: side, shown: null });
    return () => open.close();
  }, [deck, side]);
  return (now) => channel.current?.postMessage({ from: side, shown: now });
}
