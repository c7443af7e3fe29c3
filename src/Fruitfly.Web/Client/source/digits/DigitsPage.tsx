import { useEffect, useRef, useState } from "preact/hooks";
import { useAddress } from "../address";
import { Failure } from "../parts/Failure";
import { useRequest } from "../parts/useRequest";
import { get, post, RequestError } from "../server/request";
import { Beginning } from "./Beginning";
import { HumanTable } from "./HumanTable";
import { Origin } from "./Origin";
import { Result } from "./Result";
import type { DigitState, DigitTable } from "./session";
import { Task } from "./Task";
import "./digits.css";

export default function DigitsPage() {
  const [{ session }, change] = useAddress({ session: "" });
  const table = useRequest<DigitTable>("/api/digits");
  const [state, setState] = useState<DigitState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isSending = useRef(false);

  useEffect(() => {
    if (session === "") setState(null);
    else get<DigitState>(`/api/digits/sessions/${encodeURIComponent(session)}`).then(setState, fail);
  }, [session]);

  const fail = (failure: unknown) => {
    setError(failure);
    if (failure instanceof RequestError && failure.status === 404) change({ session: "" });
  };
  const send = async (work: () => Promise<void>) => {
    if (isSending.current) return; // a second key before the answer to the first
    isSending.current = true;
    try {
      await work();
      setError(null);
    } catch (failure) {
      fail(failure);
    } finally {
      isSending.current = false;
    }
  };
  const begin = (digits: number, seed: number) =>
    void send(async () =>
      change({ session: (await post<{ id: string }>("/api/digits/sessions", { digits, seed })).id }),
    );
  const answer = (digit: number) =>
    void send(async () =>
      setState(await post<DigitState>(`/api/digits/sessions/${session}/answers`, { place: state!.answered, digit })),
    );
  const startTest = () =>
    void send(async () => setState(await post<DigitState>(`/api/digits/sessions/${session}/test`)));

  if (table.error) return <Failure error={table.error} />;
  if (!table.data) return null;
  const isWorking = state !== null && state.phase !== "done";
  return (
    <>
      <div class="opening">
        <h1>Classify MNIST-1D by hand</h1>
        {!isWorking && (
          <p class="summary">
            Which digit is it? Ten templates, some practice, then a test: your score appears in the table beside four
            networks.
          </p>
        )}
      </div>
      {error ? <Failure error={error} /> : null}
      {isWorking && <Task table={table.data} state={state} onDigit={answer} onTest={startTest} />}
      {state?.phase === "done" && <Result state={state} onAgain={() => change({ session: "" })} />}
      {session === "" && <Beginning onBegin={begin} />}
      {!isWorking && (
        <>
          <HumanTable table={table.data} score={state?.score ?? null} digits={state?.digits ?? 0} />
          <Origin />
        </>
      )}
    </>
  );
}
