/**
 * A signal upright, as MNIST-1D draws it: its positions from top to bottom, its values to the right, as wide as its
 * frame.
 */
export function Signal({
  values,
  width,
  height,
  label,
}: {
  values: readonly number[];
  width: number;
  height: number;
  /** none where words beside it say what it is */
  label?: string;
}) {
  const margin = width / 12;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (value: number) => margin + ((value - low) / (high - low)) * (width - 2 * margin);
  const y = (position: number) => margin + (position / (values.length - 1)) * (height - 2 * margin);
  const isLarge = width > 200;
  return (
    <svg
      class="signal"
      viewBox={`0 0 ${width} ${height}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" as const })}
    >
      <path
        d={values.map((value, k) => `${k === 0 ? "M" : "L"}${x(value).toFixed(1)} ${y(k).toFixed(1)}`).join("")}
        fill="none"
        stroke="var(--ink)"
        stroke-width={isLarge ? 4 : 2}
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      {isLarge && values.map((value, k) => <circle cx={x(value)} cy={y(k)} r="5" fill="var(--ink)" key={k} />)}
    </svg>
  );
}
