import type { LiveState } from "../server/live";

/** Says so where no news come any more; says nothing while they do. */
export function LiveStatus({ state, since }: { state: LiveState; since: Date }) {
  return (
    <p class="live-status" role="status">
      {state === "broken" &&
        `▲ No news since ${since.toLocaleTimeString()}: this page may be out of date. Reconnecting …`}
    </p>
  );
}
