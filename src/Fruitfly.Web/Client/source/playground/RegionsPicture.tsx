import { useEffect, useRef } from "preact/hooks";
import { percent } from "./format";
import { useTheme } from "./useTheme";
import type { DataPoint, Facts, Frame } from "./wire";

const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** What the network says everywhere in the plane, the surer the stronger the colour, and the examples. */
export function RegionsPicture({ facts, frame, colours, names }: { facts: Facts; frame: Frame | null; colours: string[]; names: (label: number) => string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const regions = frame?.regions ?? null;

  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    if (!regions) return;
    const { size } = regions;
    const [classes, probabilities] = [bytes(regions.classes), bytes(regions.probabilities)];
    const surface = channels(getComputedStyle(document.documentElement).getPropertyValue("--surface").trim());
    const palette = colours.map(channels);
    const least = 1 / Math.max(2, facts.data.classes);
    const picture = context.createImageData(size, size);
    for (let cell = 0; cell < size * size; cell++) {
      const colour = palette[classes[cell]! % palette.length]!;
      const sure = Math.max(0, (probabilities[cell]! / 255 - least) / (1 - least));
      const weight = 0.12 + 0.6 * sure;
      for (let i = 0; i < 3; i++) picture.data[4 * cell + i] = surface[i]! + (colour[i]! - surface[i]!) * weight;
      picture.data[4 * cell + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
  }, [regions, theme]);

  const { left, right, bottom, top } = facts.window!;
  const place = ({ x, y }: DataPoint) => ({ cx: ((x - left) / (right - left)) * 100, cy: ((top - y) / (top - bottom)) * 100 });
  return (
    <div class="regions" role="img" aria-label={wordsOf(frame, facts, names)}>
      <canvas ref={canvas} width={regions?.size ?? 100} height={regions?.size ?? 100} />
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
  const shares = Array.from({ length: facts.data.classes }, (_, label) => classes.filter((one) => one === label).length / classes.length);
  return `Decision regions at step ${frame.step}: ${shares.map((share, label) => `class ${names(label)} ${percent(share, 0)} of the plane`).join(", ")}`;
}

function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
