/** "9.8 s", "12 s", "2 min 5 s", "3 h 12 min". */
export function duration(seconds: number): string {
  if (seconds < 0.1) return "0 s";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${Math.floor(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Three significant digits, thousands parted. */
export const number = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 3 });

/** "1 trial", "2 trials". */
export const count = (value: number, one: string, many = `${one}s`) =>
  `${value.toLocaleString("en")} ${value === 1 ? one : many}`;

/** "22 Nov 2026, 11:05". */
export const time = (text: string) =>
  new Date(text).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Text that does not part a number from its percent sign, nor "n = 3". */
export const prose = (text: string) => text.replaceAll(" %", "\u00a0%").replaceAll("n = ", "n\u00a0=\u00a0");
