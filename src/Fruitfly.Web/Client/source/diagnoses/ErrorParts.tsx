import { prose } from "../parts/words";
import { interval, scaleOf } from "./scale";
import type { ErrorPart } from "./types";

const width = 400;
const height = 18;

/** What the error consists of: one bar for the whole, and each part with its interval. */
export function ErrorParts({ parts }: { parts: ErrorPart[] }) {
  const whole = parts.reduce((sum, part) => sum + part.share, 0) || 1;
  const scale = scaleOf([100, ...parts.map((part) => part.high)], width, 150);
  let from = 0;
  return (
    <figure class="error-parts" aria-labelledby="parts-title">
      <h2 id="parts-title">What the error consists of</h2>
      <svg class="whole" viewBox={`0 0 ${width} 26`} preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <Hatch id="hatched" />
        </defs>
        {parts.map((part) => {
          const x = (width * from) / whole;
          from += part.share;
          const rect = { x, width: (width * part.share) / whole, y: 0, height: 26 };
          return (
            <g key={part.meaning}>
              <rect class={part.meaning} {...rect} />
              {part.meaning === "seed" && <rect fill="url(#hatched)" {...rect} />}
            </g>
          );
        })}
      </svg>
      <ul>
        {parts.map((part) => (
          <li key={part.meaning}>
            <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
              <rect class={part.meaning} width="16" height="16" rx="3" />
              {part.meaning === "seed" && <rect fill="url(#hatched)" width="16" height="16" rx="3" />}
            </svg>
            <span>
              {part.name}
              {part.isExtrapolated && <small> extrapolated</small>}
            </span>
            <b>{interval(part.share, part.low, part.high)}</b>
            <svg class="range" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
              <rect
                class="band"
                x={scale.at(part.low)}
                width={Math.max(1, scale.at(part.high) - scale.at(part.low))}
                y="6"
                height="6"
              />
              <rect class={part.meaning} x={Math.max(0, scale.at(part.share) - 4)} width="8" y="1" height="16" />
            </svg>
          </li>
        ))}
      </ul>
      <figcaption>
        {prose("Shares of the error with 90 % intervals; the bar shows the estimates. Their sum is the error.")}
      </figcaption>
    </figure>
  );
}

/** Tells the two variances apart, which have the same colour. */
function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch" width="2.5" height="6" />
    </pattern>
  );
}
