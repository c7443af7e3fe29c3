/**
 * A figure of a sweep in words by its id; that of a factor, whose id holds the factor's path, by the path's last word.
 */
export function figureName(id: string): string {
  const words = id.replace(/^factor-(?:.*-)?/, "").replaceAll("-", " ");
  return words.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
