import { afterEach, expect, test, vi } from "vitest";
import { get, post, RequestError } from "../../source/server/request";

const answers = (answer: Response | Error) => {
  const asked = vi.fn<(path: string, options: RequestInit) => Promise<Response>>(() =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
};
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json" } });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as RequestError,
  );

afterEach(() => vi.unstubAllGlobals());

test("an answer is read as JSON, and an empty one is null", async () => {
  answers(json({ trials: 3 }));
  expect(await get("/api/studies")).toEqual({ trials: 3 });
  answers(new Response(null, { status: 204 }));
  expect(await post("/api/runs/stop")).toBeNull();
});

test("a body is sent as JSON, a file as it is", async () => {
  const asked = answers(json({}));
  await post("/api/runs", { seeds: 5 });
  expect(asked.mock.calls[0]![1]).toMatchObject({
    method: "POST",
    body: '{"seeds":5}',
    headers: { "Content-Type": "application/json" },
  });
  const file = new Blob(["a,b"]);
  const given = answers(json({}));
  await post("/api/files", file);
  expect(given.mock.calls[0]![1]).toMatchObject({
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });
});

test("a refusal says what is wrong and what can be done", async () => {
  answers(json({ error: "There is no run 7.", hint: "Reload the page." }, 404));
  expect(await failure(get("/api/runs/7"))).toMatchObject({
    message: "There is no run 7.",
    hint: "Reload the page.",
    status: 404,
  });
});

test("an answer without words has its number", async () => {
  answers(new Response("", { status: 502 }));
  expect(await failure(get("/api/runs"))).toMatchObject({ message: "The web lab answered with 502.", hint: null });
});

test("no answer is told as such", async () => {
  answers(new TypeError("Failed to fetch"));
  const error = await failure(get("/api/runs"));
  expect(error).toBeInstanceOf(RequestError);
  expect(error).toMatchObject({ message: "The web lab does not answer.", status: 0 });
});

test("a request that was cancelled is no failure of the server", async () => {
  answers(new DOMException("stopped", "AbortError"));
  expect(await failure(get("/api/runs"))).not.toBeInstanceOf(RequestError);
});
