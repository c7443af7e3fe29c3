export interface LectureStep {
  question: string;
  look: string[];
  experiment: string;
  figure: string;
  notes: string;
  links: { text: string; address: string }[];
}

export interface Lecture {
  id: string;
  title: string;
  source: string;
  steps: LectureStep[];
}

export const addressOf = (lecture: Lecture, step: number) => `/lecture/${lecture.id}/${step + 1}`;

/** The window for the one who speaks. */
export const notesOf = (lecture: Lecture, step: number) => `${addressOf(lecture, step)}?notes`;

/** The whole deck, one page a slide. */
export const printOf = (lecture: Lecture) => `/lecture/${lecture.id}/print`;

/** Which page of which deck the address means; null for the step where it is the whole deck. */
export function readPlace(lectures: Lecture[]): { lecture: Lecture; step: number | null } | null {
  const [, deck, number] = /^\/lecture\/([^/]+)\/([0-9]+|print)$/.exec(location.pathname) ?? [];
  const lecture = lectures.find(({ id }) => id === deck);
  if (!lecture) return null;
  if (number === "print") return { lecture, step: null };
  const step = Number(number) - 1;
  return step >= 0 && step < lecture.steps.length ? { lecture, step } : null;
}
