import { afterEach, expect, test, vi } from "vitest";
import { uploaded } from "../../source/uploads/uploaded";

afterEach(() => vi.unstubAllGlobals());

test("a table is sent under its name and is called what the lab calls it", async () => {
  const fetch = vi.fn((_path: string) =>
    Promise.resolve(new Response('{"name":"a b.csv"}', { headers: { "Content-Type": "application/json" } })),
  );
  vi.stubGlobal("fetch", fetch);
  expect(await uploaded(new File(["x,y\n"], "a b.csv"))).toBe("a b.csv");
  expect(fetch.mock.calls[0]![0]).toBe("/api/tables?name=a%20b.csv");
});

test("a file that is too large is not sent", async () => {
  const fetch = vi.fn();
  vi.stubGlobal("fetch", fetch);
  const file = new File([], "big.csv");
  Object.defineProperty(file, "size", { value: 500e6 });
  await expect(uploaded(file)).rejects.toThrow("big.csv has 500 MB; the most is 50 MB.");
  expect(fetch).not.toHaveBeenCalled();
});
