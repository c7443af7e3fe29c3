import { useState } from "preact/hooks";
import type { Claim } from "../parts/ClaimsTable";
import { useLive } from "../server/live";
import { post, wordsOf } from "../server/request";

export interface Choice {
  words: string;
  votes: number;
}

export interface Poll {
  place: string;
  claim: string;
  question: string;
  isOpen: boolean;
  choices: Choice[];
}

export interface ClassView {
  address: string | null;
  isReachable: boolean;
  polls: Poll[];
}

/** The polls of the class as a page of a lecture sees them. */
export interface PollDesk {
  /** Of this page; null where it was not asked. */
  poll: Poll | null;
  address: string | null;
  isReachable: boolean;
  /** Whether the class answers now, so that the figure is not to be seen. */
  isCovering: boolean;
  answers: number;
  problem: string | null;
  /** Asks the class about the page's claim, or ends the voting. */
  advance: () => void;
}

const key = "fruitfly-class";

export const answersOf = (poll: Poll | null) => poll?.choices.reduce((sum, choice) => sum + choice.votes, 0) ?? 0;

/**
 * @param place of the page in its deck
 * @param claim that the class is asked about; null for none
 */
export function usePoll(place: string, claim: Claim | null): PollDesk {
  // Most lectures ask nothing, and a browser keeps few streams open.
  const [isOn, setIsOn] = useState(() => sessionStorage.getItem(key) !== null);
  const [view, setView] = useState<ClassView>({ address: null, isReachable: true, polls: [] });
  const [problem, setProblem] = useState<string | null>(null);
  useLive(isOn ? "/api/class/live" : null, { class: (news: ClassView) => setView(news) });
  const poll = view.polls.find((one) => one.place === place) ?? null;
  const advance = () => {
    setProblem(null);
    const fail = (error: unknown) => setProblem(wordsOf(error));
    if (poll?.isOpen) post("/api/class/close").catch(fail);
    else if (!claim) setProblem("The figure of this page has no claim to ask about, or it is not measured yet.");
    else
      post<ClassView>("/api/class/ask", { place, claim: claim.id, question: claim.statement }).then((news) => {
        sessionStorage.setItem(key, "");
        setView(news);
        setIsOn(true);
      }, fail);
  };
  return {
    poll,
    address: view.address,
    isReachable: view.isReachable,
    isCovering: poll?.isOpen ?? false,
    answers: answersOf(poll),
    problem,
    advance,
  };
}
