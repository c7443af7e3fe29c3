import { useEffect, useRef } from "preact/hooks";
import { percent } from "./format";
import { bytes, channels, paint, surface } from "./pictures";
import { useTheme } from "./useTheme";
import type { DataPoint, Facts, Frame } from "./wire";

/**
 * What the network says everywhere in the plane, the surer the stronger the colour, or what one unit says; and the
 * examples.
 */
export function RegionsPicture({
  facts,
  frame,
  unit,
  isDiscrete,
  colours,
  names,
}: {
  facts: Facts;
  frame: Frame | null;
  /** outputs of a unit to be shown instead, from −1 to 1 */
  unit: { values: number[]; words: string } | null;
  /** only which class it is, not how sure */
  isDiscrete: boolean;
  colours: string[];
  names: (label: number) => string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const regions = frame?.regions ?? null;

  useEffect(() => {
    if (unit) {
      paint(canvas.current!, unit.values, Math.round(Math.sqrt(unit.values.length)), isDiscrete);
      return;
    }
    if (!regions) return;
    const { size } = regions;
    canvas.current!.width = canvas.current!.height = size;
    const context = canvas.current!.getContext("2d")!;
    const [classes, probabilities] = [bytes(regions.classes), bytes(regions.probabilities)];
    const ground = surface();
    const palette = colours.map(channels);
    const least = 1 / Math.max(2, facts.data.classes);
    const picture = context.createImageData(size, size);
    for (let cell = 0; cell < size * size; cell++) {
      const colour = palette[classes[cell]! % palette.length]!;
      const sure = Math.max(0, (probabilities[cell]! / 255 - least) / (1 - least));
      const weight = isDiscrete ? 0.6 : 0.12 + 0.6 * sure;
      for (let i = 0; i < 3; i++) picture.data[4 * cell + i] = ground[i]! + (colour[i]! - ground[i]!) * weight;
      picture.data[4 * cell + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
  }, [regions, unit, isDiscrete, theme]);

  const { left, right, bottom, top } = facts.window!;
  const place = ({ x, y }: DataPoint) => ({
    cx: ((x - left) / (right - left)) * 100,
    cy: ((top - y) / (top - bottom)) * 100,
  });
  return (
    <div class="regions" role="img" aria-label={unit?.words ?? wordsOf(frame, facts, names)}>
      <canvas ref={canvas} width="100" height="100" />
      <svg viewBox="0 0 100 100" aria-hidden="true">
        {facts.points.map((point, i) => (
          <circle
            key={i}
            {...place(point)}
            r={point.split === "training" ? 1.05 : 0.95}
            class={point.split}
            style={{ "--class": colours[point.label % colours.length] }}
          />
        ))}
      </svg>
    </div>
  );
}

function wordsOf(frame: Frame | null, facts: Facts, names: (label: number) => string) {
  if (!frame?.regions) return "Decision regions: not known yet";
  const classes = bytes(frame.regions.classes);
  const shares = Array.from(
    { length: facts.data.classes },
    (_, label) => classes.filter((one) => one === label).length / classes.length,
  );
  return `Decision regions at step ${frame.step}: ${shares.map((share, label) => `class ${names(label)} ${percent(share, 0)} of the plane`).join(", ")}`;
}
