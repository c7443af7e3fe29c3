import { expect, test } from "vitest";
import { canBeChosen, kindOf, readAs, useFor } from "../../source/playground/columns";
import { Setup } from "../../source/playground/setup";
import type { SettingsPage } from "../../source/playground/wire";

const page = {
  settings: [],
  defaults: { file: { data: "file", target: "", group: "", time: "", drop: "", numeric: "", categorical: "" } },
} as unknown as SettingsPage;
const file = new Setup(page, { data: "file" });

test("a column is used for one thing at a time", () => {
  const dropped = useFor(useFor(file, "age", "left out"), "name", "left out");
  expect(dropped.value("drop")).toBe("age,name");
  const grouped = useFor(dropped, "name", "group");
  expect([grouped.value("drop"), grouped.value("group")]).toEqual(["age", "name"]);
  const back = useFor(grouped, "name", "feature");
  expect([back.value("drop"), back.value("group")]).toEqual(["age", ""]);
  expect(useFor(file, "price", "target").value("target")).toBe("price");
});

test("a column is read as numbers, as names, or as is found out", () => {
  const named = readAs(file, "zip", "categorical");
  expect([named.value("categorical"), kindOf(named, "zip")]).toEqual(["zip", "categorical"]);
  const counted = readAs(named, "zip", "numeric");
  expect([counted.value("categorical"), counted.value("numeric")]).toEqual(["", "zip"]);
  expect(kindOf(readAs(counted, "zip", "automatic"), "zip")).toBe("automatic");
});

test("a name that a list cannot hold is not offered", () => {
  expect(canBeChosen("income, yearly")).toBe(false);
  expect(canBeChosen("income")).toBe(true);
});
