import { draw } from "fruitfly-report/figure";
import { readJson, type Specification } from "fruitfly-report/specification";
import { useEffect, useRef } from "preact/hooks";

type View = Awaited<ReturnType<typeof draw>>["view"];

/** Vega's level: it would warn that data which is yet to come has no extent. */
const errorsOnly = 1;

const pageColours = readJson<unknown>("chart-colours");

type Rows = Record<string, Record<string, unknown>[]>;

/** Without rows there is nothing to make scales of. */
const isEmpty = (rows: Rows) => Object.values(rows).every((part) => part.length === 0);

/**
 * A chart whose rows change while it stands: it is drawn once there are some, and then its named data is filled again.
 */
export function LiveChart({
  specification,
  rows,
  label,
  height,
}: {
  specification: Specification;
  rows: Rows;
  label: string;
  height: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<View | null>(null);
  const latest = useRef(rows);
  latest.current = rows;
  const isReady = view.current !== null || !isEmpty(rows);

  useEffect(() => {
    if (!isReady) return;
    const element = place.current!;
    let over = false;
    let width = 0;
    const redraw = async () => {
      const room = Math.floor(element.clientWidth);
      if (over || room === 0 || Math.abs(room - width) < 2) return;
      width = room;
      if (view.current) {
        await view.current.width(width).runAsync();
        return;
      }
      const first = structuredClone({ ...specification, datasets: latest.current });
      const drawn = await draw(element, { ...first, config: pageColours, width, height }, { logLevel: errorsOnly });
      if (over) drawn.finalize();
      else {
        view.current = drawn.view;
        fill(drawn.view, latest.current);
      }
    };
    let waiting = redraw();
    const observer = new ResizeObserver(() => setTimeout(() => (waiting = waiting.then(redraw))));
    observer.observe(element);
    return () => {
      over = true;
      observer.disconnect();
      view.current?.finalize();
      view.current = null;
    };
  }, [specification, height, isReady]);

  useEffect(() => {
    if (view.current) fill(view.current, rows);
  }, [rows]);

  return (
    <div class="live-chart" role="img" aria-label={label} style={{ height: `${height}px` }}>
      <div ref={place} aria-hidden="true" />
    </div>
  );
}

function fill(view: View, rows: Rows) {
  if (isEmpty(rows)) return;
  for (const [name, values] of Object.entries(rows)) view.data(name, values);
  void view.runAsync();
}
