import type { EmbedOptions } from "vega-embed";
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Specification } from "./specification";

/** Vega with its expressions interpreted, so that the page needs no `unsafe-eval`, and with nothing to load from outside. */
const options: EmbedOptions = {
  ast: true,
  expr: expressionInterpreter,
  actions: false,
  renderer: "svg",
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true, theme: "fruitfly", offsetX: 12, offsetY: 12 },
  loader: {
    load: () => Promise.reject(new Error("a report loads nothing")),
    sanitize: (address: string) =>
      address.startsWith("data:image/png;base64,") ? Promise.resolve({ href: address }) : Promise.reject(new Error("a report shows only what it holds")),
  } as unknown as NonNullable<EmbedOptions["loader"]>,
};

/** @param more options beside those that every chart has */
export async function draw(place: HTMLElement, specification: Specification, more: EmbedOptions = {}) {
  return await embed(place, withoutLineSeparators(specification) as Parameters<typeof embed>[1], { ...options, ...more });
}

/** Names become texts within Vega's expressions, whose parser takes these two characters for the end of a line. */
function withoutLineSeparators(specification: Specification): Specification {
  const text = JSON.stringify(specification);
  return /[\u2028\u2029]/.test(text) ? (JSON.parse(text.replace(/[\u2028\u2029]/g, " ")) as Specification) : specification;
}
