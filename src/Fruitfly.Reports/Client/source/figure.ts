import type { EmbedOptions } from "vega-embed";
import embed from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Specification } from "./specification";

/**
 * Vega with its expressions interpreted, so that the page needs no `unsafe-eval`, and with nothing to load from
 * outside.
 */
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
      address.startsWith("data:image/png;base64,")
        ? Promise.resolve({ href: address })
        : Promise.reject(new Error("a report shows only what it holds")),
  } as unknown as NonNullable<EmbedOptions["loader"]>,
};

/** @param more options beside those that every chart has */
export async function draw(place: HTMLElement, specification: Specification, more: EmbedOptions = {}) {
  const drawn = await embed(place, speakable(specification) as Parameters<typeof embed>[1], { ...options, ...more });
  // A mark without a name, such as one of a panel that has none of its items, is no picture to a screen reader.
  for (const mark of place.querySelectorAll("svg [role=graphics-symbol]:not([aria-label])")) {
    mark.removeAttribute("role");
    mark.removeAttribute("aria-roledescription");
  }
  return drawn;
}

/**
 * Vega-Lite puts the titles of axes and tooltips between quotation marks of expressions as they are, and the parser of
 * expressions
 * takes line separators for ends of lines: such characters are shown by others that look alike.
 */
function speakable(specification: Specification): Specification {
  return JSON.parse(JSON.stringify(specification), (key, value: unknown) => {
    if (typeof value !== "string") return value;
    const line = value.replace(/[\u2028\u2029]/g, " ");
    return key === "title"
      ? line
          .replace(/"/g, "”")
          .replace(/\\/g, "∖")
          .replace(/[\u0000-\u001f]/g, " ")
      : line;
  }) as Specification;
}
