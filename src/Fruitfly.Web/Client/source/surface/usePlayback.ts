import { useEffect, useRef, useState } from "preact/hooks";

/** A whole race takes this long, in milliseconds. */
const duration = 6000;

export const prefersStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Goes through the steps while it plays; stops at the last. */
export function usePlayback(
  step: number,
  last: number,
  onStep: (step: number) => void,
): [isPlaying: boolean, toggle: () => void] {
  const [isPlaying, setPlaying] = useState(false);
  const latest = useRef({ step, last, onStep });
  latest.current = { step, last, onStep };

  useEffect(() => {
    if (!isPlaying) return;
    const began = performance.now();
    const from = latest.current.step;
    let frame = 0;
    const advance = (now: number) => {
      const { step, last, onStep } = latest.current;
      const next = Math.min(last, from + Math.floor(((now - began) / duration) * last));
      if (next !== step) onStep(next);
      if (next >= last) setPlaying(false);
      else frame = requestAnimationFrame(advance);
    };
    frame = requestAnimationFrame(advance);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  const toggle = () => {
    if (!isPlaying && step >= last) onStep(0);
    setPlaying(!isPlaying);
  };
  return [isPlaying, toggle];
}
