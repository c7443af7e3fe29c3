/**
 * The labels of charts, 13 px on a page, are as large as the slide's text: a 45th of its height, and less where it is
 * narrow.
 */
const textOfChart = 13;
const linesOfSlide = 45;
const narrowest = 780;

export const slideScale = () =>
  Math.max(1, Math.min(window.innerHeight / linesOfSlide / textOfChart, window.innerWidth / narrowest));
