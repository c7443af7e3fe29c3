import { useEffect, useRef } from "preact/hooks";
import { distance, type Edge, endsOf, type UnitPlace } from "./layout";
import { signColours } from "./pictures";

const near = 5;

/** The weights as lines: as wide and as strong as they are large, in the colour of their sign. */
export function NetworkCanvas({
  edges,
  places,
  width,
  height,
  pointed,
  onPoint,
  onSelect,
}: {
  edges: Edge[];
  /** of the units of each layer */
  places: UnitPlace[][];
  width: number;
  height: number;
  /** a weight, or the unit whose weights stand out */
  pointed: { layer: number; unit: number; input?: number | null } | null;
  onPoint: (edge: Edge | null) => void;
  onSelect: (edge: Edge) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const endsOfEdge = (edge: Edge) => {
    const [from, to] = [places[edge.layer - 1]?.[edge.from], places[edge.layer]?.[edge.to]];
    return from && to ? endsOf(from, to) : null;
  };

  useEffect(() => {
    const element = canvas.current!;
    const scale = devicePixelRatio || 1;
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
    const context = element.getContext("2d")!;
    context.scale(scale, scale);
    const largest = Math.max(...edges.map((edge) => Math.abs(edge.weight)), 1e-12);
    for (const edge of edges) {
      const ends = endsOfEdge(edge);
      if (!ends) continue;
      const share = Math.abs(edge.weight) / largest;
      const belongs =
        pointed &&
        edge.layer === pointed.layer &&
        edge.to === pointed.unit &&
        (pointed.input == null || pointed.input === edge.from);
      const [red, green, blue] = edge.weight > 0 ? signColours.positive : signColours.negative;
      context.strokeStyle = `rgba(${red}, ${green}, ${blue}, ${belongs ? 1 : pointed ? 0.08 + 0.2 * share : 0.12 + 0.75 * share})`;
      context.lineWidth = 0.4 + 3.6 * share + (belongs ? 0.6 : 0);
      const bend = (ends.x2 - ends.x1) / 2;
      context.beginPath();
      context.moveTo(ends.x1, ends.y1);
      context.bezierCurveTo(ends.x1 + bend, ends.y1, ends.x2 - bend, ends.y2, ends.x2, ends.y2);
      context.stroke();
    }
  }, [edges, places, width, height, pointed]);

  const edgeAt = (event: MouseEvent) => {
    let [least, found] = [near, null as Edge | null];
    for (const edge of edges) {
      const ends = endsOfEdge(edge);
      if (!ends || event.offsetX < ends.x1 || event.offsetX > ends.x2) continue;
      const far = distance(ends, event.offsetX, event.offsetY);
      if (far <= least) [least, found] = [far, edge]; // of equally near ones the strongest, which is drawn above
    }
    return found;
  };
  return (
    <canvas
      ref={canvas}
      class="edges"
      style={{ width: `${width}px`, height: `${height}px` }}
      aria-hidden="true"
      onMouseMove={(event) => onPoint(edgeAt(event))}
      onMouseLeave={() => onPoint(null)}
      onClick={(event) => {
        const edge = edgeAt(event);
        if (edge) onSelect(edge);
      }}
    />
  );
}
