import "./studies.css";
import { useState } from "preact/hooks";
import { useAddress, type How } from "../address";
import { LiveStatus } from "../parts/LiveStatus";
import { useLive } from "../server/live";
import { get } from "../server/request";
import { ComparisonPart } from "./ComparisonPart";
import { StudyList } from "./StudyList";
import { StudyPart } from "./StudyPart";
import type { Study } from "./types";

/** All that a link to this page says. Names may hold any character, so compared studies are a JSON list. */
export const initial = {
  study: "",
  compare: "",
  view: "trials",
  text: "",
  states: "",
  measure: "",
  order: "position",
  descending: "",
  skip: "0",
  trial: "",
  by: "",
  columns: "",
  plot: "effect",
  across: "",
  up: "",
};

export type Address = typeof initial;
export type ChangeAddress = (change: Partial<Address>, how?: How) => void;

export default function StudiesPage() {
  const [address, change] = useAddress(initial);
  const [studies, setStudies] = useState<Study[] | null>(null);
  const live = useLive("/api/studies/live", { studies: (rows: Study[]) => setStudies(rows) });
  // What was written here is no news to the watch until it looks again.
  const reload = () => void get<Study[]>("/api/studies").then(setStudies);
  const compared = names(address.compare);
  return (
    <>
      {compared.length > 1 ? (
        <ComparisonPart names={compared} address={address} change={change} studies={studies} />
      ) : address.study !== "" ? (
        <StudyPart
          name={address.study}
          address={address}
          change={change}
          study={studies?.find(({ name }) => name === address.study)}
          isKnown={studies !== null}
          onKept={reload}
        />
      ) : (
        <StudyList studies={studies} />
      )}
      <LiveStatus {...live} />
    </>
  );
}

function names(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text || "[]");
    return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}

/** The address of a view, for links that can be copied or opened beside. */
export function addressOf(change: Partial<Address>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(change))
    if (value !== initial[name as keyof Address]) query.set(name, value);
  return `/studies?${query}`;
}
