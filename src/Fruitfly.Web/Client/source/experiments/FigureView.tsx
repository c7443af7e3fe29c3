import { download, picture, pictureStyle, pictureStyles, type Format } from "fruitfly-report/save";
import type { Specification } from "fruitfly-report/specification";
import { useState } from "preact/hooks";
import { Chart } from "../parts/Chart";
import { Fitted } from "../parts/Fitted";
import { verdicts } from "../parts/Scoreboard";
import { prose } from "../parts/words";
import type { Claim } from "../parts/ClaimsTable";
import { whySeen } from "./whySeen";
import type { Figure } from "./types";

/** One figure: the finding, the setting, the chart, the caption, the claims it shows, and all of it to take along. */
export function FigureView({
  figure,
  number,
  claims,
  from,
  version,
  settings,
  shown,
  isBeside,
  note,
}: {
  figure: Figure;
  number: number;
  claims: Claim[];
  /** What the addresses of its data begin with. */
  from: string;
  version: string;
  /** Which settings are shown, as requests have it, where an experiment has more than one. */
  settings?: string;
  /** The chart with what the reader predicted in it, and the preset's lines beside a variation's. */
  shown: Specification;
  isBeside?: boolean;
  note?: string | null;
}) {
  const [error, setError] = useState<string | null>(null);
  const [style, setStyle] = useState("");
  const path = `${from}/figures/${encodeURIComponent(figure.id)}`;
  const query = `${settings ? `${settings}&` : ""}version=${encodeURIComponent(version)}`;
  const save = (format: Format) => {
    setError(null);
    picture(figure.specification, format, undefined, pictureStyle(style)).then(
      (blob) => download(blob, `${figure.id}.${format}`),
      (failure: unknown) => setError(failure instanceof Error ? failure.message : String(failure)),
    );
  };
  const shows = claims.filter((claim) => claim.figure === figure.id);
  return (
    <figure id={figure.id} aria-labelledby={`${figure.id}-title`}>
      <div class="figure-head">
        <h2 id={`${figure.id}-title`}>
          <span class="number">Figure {number}</span>
          {prose(figure.title)}
        </h2>
        <p class="subtitle">{figure.subtitle}</p>
      </div>
      <Fitted specification={shown}>
        <Chart specification={shown} label={figure.alternativeText} />
      </Fitted>
      <figcaption>
        {note && (
          <p class="verdict-of-prediction" role="status">
            {note}
          </p>
        )}
        {isBeside && <p>Thin lines: the preset as it is.</p>}
        <p>{figure.caption}</p>
        {shows.length > 0 && (
          <ul class="shown">
            {shows.map((claim) => (
              <li key={claim.id}>
                <a href={`#claim-${claim.id}`} class={claim.verdict}>
                  <span class="sign" aria-hidden="true">
                    {verdicts[claim.verdict].sign}
                  </span>
                  <span>
                    {claim.statement} <span class="words">{verdicts[claim.verdict].words}</span>
                    {claim.verdict !== "confirmed" && <span class="why">{whySeen(claim)}</span>}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <div class="actions">
          <a class="button" href={`${path}/data.csv?${query}`} download>
            Data (CSV)
          </a>
          <a class="button" href={`${path}/specification.json?${query}`} download>
            Specification (JSON)
          </a>
          <button type="button" onClick={() => save("svg")}>
            SVG
          </button>
          <button type="button" onClick={() => save("png")}>
            PNG
          </button>
          <label>
            Picture{" "}
            <select
              aria-label={`Picture of ${figure.id}`}
              value={style}
              onChange={(event) => setStyle(event.currentTarget.value)}
            >
              {pictureStyles.map(([choice, words]) => (
                <option value={choice} key={choice}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </div>
        {error && (
          <p class="problem" role="alert">
            The picture cannot be made: {error}
          </p>
        )}
      </figcaption>
    </figure>
  );
}
