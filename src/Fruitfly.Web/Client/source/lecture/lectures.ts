export interface LectureStep {
  question: string;
  look: string[];
  experiment: string;
  figure: string;
  links: { text: string; address: string }[];
}

export interface Lecture {
  id: string;
  title: string;
  source: string;
  steps: LectureStep[];
}

export const addressOf = (lecture: Lecture, step: number) => `/lecture/${lecture.id}/${step + 1}`;

/** Which page of which deck the address means. */
export function readPlace(lectures: Lecture[]): { lecture: Lecture; step: number } | null {
  const [, deck, number] = /^\/lecture\/([^/]+)\/([0-9]+)$/.exec(location.pathname) ?? [];
  const lecture = lectures.find(({ id }) => id === deck);
  const step = Number(number) - 1;
  return lecture && step >= 0 && step < lecture.steps.length ? { lecture, step } : null;
}
