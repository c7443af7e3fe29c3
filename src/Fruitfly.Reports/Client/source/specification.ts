/** A Vega-Lite specification as this page handles it: an object of JSON whose layout alone is looked into. */
export interface Specification {
  [key: string]: unknown;
  width?: number;
  height?: number;
  columns?: number;
  spacing?: number;
  facet?: { sort?: unknown[]; header?: unknown };
  spec?: Specification;
  layer?: {
    mark?: { type?: string; [key: string]: unknown };
    encoding?: Record<string, unknown>;
    [key: string]: unknown;
  }[];
  encoding?: Encoding;
}

type Encoding = Record<string, { type?: string; axis?: unknown; sort?: unknown[] }>;

export function readJson<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}
