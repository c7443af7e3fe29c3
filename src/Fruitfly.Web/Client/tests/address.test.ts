// @vitest-environment happy-dom
import { createElement, render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import { useAddress } from "../source/address";

const initial = { study: "", order: "position" };

// A part of a page that uses the address, with what it was given last.
function opened(address: string) {
  history.replaceState(null, "", address);
  const page = { values: initial, change: (_: Partial<typeof initial>, _how?: "step" | "replace") => {} };
  const Part = () => {
    [page.values, page.change] = useAddress(initial);
    return null;
  };
  act(() => render(createElement(Part, {}), document.createElement("div")));
  return page;
}

beforeEach(() => {
  vi.useFakeTimers();
});

test("the address gives the values it names, and nothing that is unknown", () =>
  expect(opened("/studies?study=falls&colour=red").values).toEqual({ study: "falls", order: "position" }));

test("a change is in the address, what is as usual is not", () => {
  const page = opened("/studies?study=falls");
  act(() => page.change({ order: "seed" }));
  vi.runAllTimers();
  expect(page.values).toEqual({ study: "falls", order: "seed" });
  expect(location.search).toBe("?study=falls&order=seed");
  act(() => page.change({ study: "", order: "position" }));
  vi.runAllTimers();
  expect(location.pathname + location.search).toBe("/studies");
});

test("many changes in a moment are written once", () => {
  const page = opened("/studies");
  const written = vi.spyOn(history, "replaceState");
  for (const order of ["seed", "state", "ended"]) act(() => page.change({ order }));
  vi.runAllTimers();
  expect(written).toHaveBeenCalledTimes(1);
  expect(location.search).toBe("?order=ended");
});

test("Back leads to what was before a step, and past what was only typed", async () => {
  const page = opened("/studies?study=falls");
  act(() => page.change({ order: "seed" }));
  act(() => page.change({ study: "rises" }, "step"));
  expect(location.search).toBe("?study=rises&order=seed");
  const left = vi.spyOn(history, "pushState");
  act(() => page.change({ study: "rises" }, "step"));
  expect(left).not.toHaveBeenCalled(); // nothing has changed
  act(() => {
    history.replaceState(null, "", "/studies?study=falls&order=seed"); // as Back does
    window.dispatchEvent(new Event("popstate"));
  });
  expect(page.values).toEqual({ study: "falls", order: "seed" });
});
