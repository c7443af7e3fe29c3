import { useEffect, useState } from "preact/hooks";
import { duration } from "../parts/words";
import type { Answer } from "../parts/useRequest";
import type { Forecast, Preset } from "./types";

/** In seconds: a run that takes longer is confirmed first. */
const long = 600;

/** Whether a reader is asked once more; where no one can say how long it takes, a full preset counts as long. */
export const isLong = (forecast: Forecast, preset: Preset) =>
  forecast.seconds === null ? preset === "full" && forecast.toRun > 0 : forecast.seconds > long;

/** Starts a run once its cost is known, and a long one once that is confirmed. */
export function StartButton({
  label,
  preset,
  forecast,
  onStart,
}: {
  label: string;
  preset: Preset;
  forecast: Answer<Forecast>;
  onStart: () => void;
}) {
  const [step, setStep] = useState<"ready" | "waits" | "asks">("ready");
  const known = forecast.isOld ? null : forecast.data;
  // Where the cost cannot be told, the run itself says what is wrong.
  const isKnown = !forecast.isOld && (forecast.data !== null || forecast.error !== null);
  const decide = () => {
    if (known && isLong(known, preset)) setStep("asks");
    else {
      setStep("ready");
      onStart();
    }
  };
  useEffect(() => {
    if (step === "waits" && isKnown) decide();
    if (step === "asks" && !isKnown) setStep("ready"); // the settings have changed
  }, [step, isKnown]);
  if (step === "asks" && known)
    return (
      <div class="confirm" role="alertdialog" aria-label="A long run">
        <p>
          {known.seconds === null
            ? "How long it takes is known only when the cores are free. Start it all the same?"
            : `This takes about ${duration(known.seconds)} here. Start it?`}
        </p>
        <div class="buttons">
          <button
            type="button"
            class="primary"
            ref={(button) => button?.focus()}
            onClick={() => {
              setStep("ready");
              onStart();
            }}
          >
            Start the long run
          </button>
          <button type="button" onClick={() => setStep("ready")}>
            Not now
          </button>
        </div>
      </div>
    );
  return (
    <button
      type="button"
      class="primary"
      aria-disabled={step === "waits"}
      onClick={() => (isKnown ? decide() : setStep("waits"))}
    >
      {step === "waits" ? "Starts …" : label}
    </button>
  );
}
