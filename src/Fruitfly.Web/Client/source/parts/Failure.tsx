import { RequestError } from "../server/request";

/** What went wrong and what can be done, where the content would be. */
export function Failure({ error }: { error: unknown }) {
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div class="failure" role="alert">
      <p>
        <span class="sign" aria-hidden="true">
          ✕
        </span>{" "}
        {message}
      </p>
      {error instanceof RequestError && error.hint && <p class="note">{error.hint}</p>}
    </div>
  );
}
