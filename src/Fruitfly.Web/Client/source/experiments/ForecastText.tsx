import { count, duration, number } from "../parts/words";
import { wordsOf } from "../server/request";
import type { Forecast } from "./types";

/** What a run would cost, known before it starts. An answer to an earlier question is marked as such. */
export function ForecastText({
  forecast,
  error,
  isOld,
}: {
  forecast: Forecast | null;
  error: unknown;
  isOld: boolean;
}) {
  if (error && !isOld)
    return (
      <p class="forecast problem" role="status">
        ✕ {wordsOf(error)}
      </p>
    );
  return (
    <p class={isOld ? "forecast old" : "forecast"} role="status" aria-busy={isOld}>
      {isOld && <span class="again">Estimating the cost …</span>}
      {forecast && (isOld ? <s aria-label="before">{<Words forecast={forecast} />}</s> : <Words forecast={forecast} />)}
    </p>
  );
}

function Words({ forecast }: { forecast: Forecast }) {
  if (forecast.toRun === 0) {
    const there = forecast.alreadyThere > 0;
    const time = forecast.seconds !== null && forecast.seconds >= 1 ? `, in about ${duration(forecast.seconds)}` : "";
    return (
      <>
        {there
          ? `Nothing to train: all ${count(forecast.alreadyThere, "trial")} are there. It measures them again${time}.`
          : `Nothing is trained: it computes its figures${time || " at once"}.`}
      </>
    );
  }
  return (
    <>
      <b>
        {forecast.seconds === null
          ? "The time is measured when the cores are free"
          : `About ${duration(forecast.seconds)}`}
      </b>
      {` on ${count(forecast.workers, "core")} · ${count(forecast.toRun, "trial")}`}
      {forecast.alreadyThere > 0 && `, ${forecast.alreadyThere.toLocaleString("en")} more are there already`}
      {` · ${number(forecast.operations / 1e9)} billion operations`}
      {forecast.memoryBytes !== null && ` · ${number(forecast.memoryBytes / 1e6)} MB`}
    </>
  );
}
