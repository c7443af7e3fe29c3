// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { addressOf, notesOf, printOf, readPlace, type Lecture } from "../../source/lecture/lectures";

const step = { question: "Why?", look: [], experiment: "falls", figure: "error", notes: "", links: [] };
const lectures: Lecture[] = [{ id: "measuring", title: "Measuring", source: "", steps: [step, step] }];

describe("an address of a lecture", () => {
  const at = (address: string) => {
    history.replaceState(null, "", address);
    return readPlace(lectures);
  };

  test("is found again", () => expect(at(addressOf(lectures[0]!, 1))).toEqual({ lecture: lectures[0], step: 1 }));
  test("of a page that is not there is none", () => expect(at("/lecture/measuring/3")).toBeNull());
  test("may mean the whole deck", () =>
    expect(at(printOf(lectures[0]!))).toEqual({ lecture: lectures[0], step: null }));
  test("of the notes is that of the page", () =>
    expect(at(notesOf(lectures[0]!, 0))).toEqual({ lecture: lectures[0], step: 0 }));
  test("of page 0 is none", () => expect(at("/lecture/measuring/0")).toBeNull());
  test("of another lecture is none", () => expect(at("/lecture/guessing/1")).toBeNull());
});
