import { short } from "./format";
import type { Bins } from "./wire";

/** A distribution in a few pixels; zero is marked. */
export function Histogram({ bins, label, colour }: { bins: Bins | null; label: string; colour: string }) {
  const [width, height] = [120, 34];
  const highest = Math.max(1, ...(bins?.counts ?? []));
  const each = bins ? width / bins.counts.length : width;
  const zero = bins && bins.low < 0 && bins.high > 0 ? (-bins.low / (bins.high - bins.low)) * width : null;
  const words = bins ? `${label}: from ${short(bins.low)} to ${short(bins.high)}` : `${label}: not known yet`;
  return (
    <div class="histogram">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={words}>
        {bins?.counts.map((count, i) => {
          const size = (count / highest) * (height - 1);
          return (
            <rect
              key={i}
              x={i * each + 0.3}
              y={height - size}
              width={Math.max(0.3, each - 0.6)}
              height={size}
              fill={colour}
            />
          );
        })}
        {zero !== null && <line x1={zero} x2={zero} y1="0" y2={height} class="zero" />}
        <line x1="0" x2={width} y1={height} y2={height} class="ground" />
      </svg>
      <p aria-hidden="true">
        <span>{bins ? short(bins.low) : ""}</span>
        <span>{bins ? short(bins.high) : ""}</span>
      </p>
      <p aria-hidden="true" class="what">
        {label}
      </p>
    </div>
  );
}
