// @vitest-environment happy-dom
import { h, render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Setup } from "../../source/playground/setup";
import { useSession } from "../../source/playground/useSession";

/** Streams by their paths, in the order in which the page opened them. */
const streams: Stream[] = [];
class Stream extends EventTarget {
  closed = false;
  onerror = null;
  readonly path: string;
  constructor(address: URL) {
    super();
    this.path = address.pathname;
    streams.push(this);
  }
  close() {
    this.closed = true;
  }
  tell(kind: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
  end() {
    if (!this.closed) this.dispatchEvent(new Event("end"));
  }
}

/** What the page asked for and the server has not answered yet. */
const asked: { path: string; body: unknown; answer: (value: unknown) => void }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal(
    "fetch",
    (path: string, options: RequestInit) =>
      new Promise((resolve) =>
        asked.push({ path, body: JSON.parse(String(options.body)), answer: (value) => resolve(Response.json(value)) }),
      ),
  );
});

afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  streams.length = asked.length = 0;
});

const show = (hiddenLayers: string) => render(h(Page, { hiddenLayers }), document.body);
const setup = (hiddenLayers: string) =>
  ({
    link: { "hidden-layers": hiddenLayers },
    isLiveChangeOf: () => hiddenLayers.startsWith("live"),
  }) as unknown as Setup;
const stays = () => undefined;
function Page({ hiddenLayers }: { hiddenLayers: string }) {
  const { id, live } = useSession(setup(hiddenLayers), "", { pace: "", shown: 0, plays: false, onSession: stays });
  return h("p", null, `${id} ${live.state}`);
}

/** A page on which session "first" runs. */
async function first() {
  show("16");
  await vi.advanceTimersByTimeAsync(500);
  asked[0]!.answer({ session: "first" });
  await vi.advanceTimersByTimeAsync(500);
}

test.each(["before", "after"])(
  "a session that another setup replaces may end %s the page hears of the new one",
  async (when) => {
    await first();
    show("16,16");
    await vi.advanceTimersByTimeAsync(500);
    expect(asked[1]!.body).toEqual({ setup: { "hidden-layers": "16,16" }, instead: "first" });
    if (when === "before") streams[0]!.end();
    asked[1]!.answer({ session: "second" });
    await vi.advanceTimersByTimeAsync(0); // promises go on; effects wait for the next frame
    if (when === "after") streams[0]!.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    expect(streams.map((stream) => stream.path)).toEqual(
      ["first", "second"].map((id) => `/api/playground/sessions/${id}/live`),
    );
  },
);

test("a session that the server let go begins again", async () => {
  await first();
  streams[0]!.end();
  await vi.advanceTimersByTimeAsync(500);
  expect(asked[1]).toMatchObject({
    path: "/api/playground/sessions",
    body: { setup: { "hidden-layers": "16" }, instead: "first" },
  });
  asked[1]!.answer({ session: "second" });
  await vi.advanceTimersByTimeAsync(500);
  streams[1]!.end();
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(3);
});

test("what may change on the way changes the session that runs", async () => {
  await first();
  streams[0]!.tell("state", { status: "paused", changes: [] });
  show("live");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked[1]).toMatchObject({
    path: "/api/playground/sessions/first/change",
    body: { setup: { "hidden-layers": "live" } },
  });
  asked[1]!.answer(null);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveLength(2);
  expect(streams).toHaveLength(1);
});

test("what has ended begins again with the change", async () => {
  await first();
  streams[0]!.tell("state", { status: "diverged", changes: [] });
  show("live");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked[1]).toMatchObject({
    path: "/api/playground/sessions",
    body: { setup: { "hidden-layers": "live" }, instead: "first" },
  });
});
