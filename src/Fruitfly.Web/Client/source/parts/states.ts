/** Every state that a run, a study or a trial can be in, by its shape, so that it is told without colour too. */
export const stateSigns = {
  planned: "○",
  queued: "○",
  running: "◐",
  measuring: "◐",
  stale: "◐",
  stopped: "○",
  done: "●",
  diverged: "▲",
  failed: "✕",
} as const;
