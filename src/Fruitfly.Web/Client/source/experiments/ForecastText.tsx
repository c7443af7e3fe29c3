import { RequestError } from "../server/request";
import { count, duration, number } from "../parts/words";
import type { Forecast } from "./types";

/** What a run would cost, known before it starts. */
export function ForecastText({ forecast, error, isOld }: { forecast: Forecast | null; error: unknown; isOld: boolean }) {
  if (error)
    return (
      <p class="forecast problem" role="status">
        ✕ {error instanceof Error ? error.message : String(error)} {error instanceof RequestError ? error.hint : ""}
      </p>
    );
  return (
    <p class={isOld ? "forecast old" : "forecast"} role="status" aria-busy={isOld}>
      {!forecast ? "Estimating the cost …" : <Words forecast={forecast} />}
    </p>
  );
}

function Words({ forecast }: { forecast: Forecast }) {
  if (forecast.toRun === 0) {
    const there = forecast.alreadyThere > 0;
    const time = forecast.seconds !== null && forecast.seconds >= 1 ? `, in about ${duration(forecast.seconds)}` : "";
    return <>{there ? `Nothing to train: all ${count(forecast.alreadyThere, "trial")} are there. It measures them again${time}.` : `Nothing is trained: it computes its figures${time || " at once"}.`}</>;
  }
  return (
    <>
      <b>{forecast.seconds === null ? "The time is measured when the cores are free" : `About ${duration(forecast.seconds)}`}</b>
      {` on ${count(forecast.workers, "core")} · ${count(forecast.toRun, "trial")}`}
      {forecast.alreadyThere > 0 && `, ${forecast.alreadyThere.toLocaleString("en")} more are there already`}
      {` · ${number(forecast.operations / 1e9)} billion operations`}
      {forecast.memoryBytes !== null && ` · ${number(forecast.memoryBytes / 1e6)} MB`}
    </>
  );
}
