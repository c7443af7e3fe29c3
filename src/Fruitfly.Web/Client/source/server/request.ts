/** An answer of the server that is none: what went wrong and, where it is known, what can be done. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly hint: string | null,
    readonly status: number,
  ) {
    super(message);
  }
}

export const get = <T>(path: string, cancel?: AbortSignal) => request<T>(path, cancel ? { signal: cancel } : {});

/** Changes something; the body is sent as JSON, or as it is where it is a file. */
export const post = <T>(path: string, body: unknown = {}) =>
  request<T>(path, {
    method: "POST",
    body: body instanceof Blob ? body : JSON.stringify(body),
    headers:
      body instanceof Blob ? { "Content-Type": "application/octet-stream" } : { "Content-Type": "application/json" },
  });

/** The same with a text as the body, as it stands. */
export const send = <T>(path: string, text: string, cancel?: AbortSignal, type = "text/plain;charset=utf-8") =>
  request<T>(path, {
    method: "POST",
    body: text,
    headers: { "Content-Type": type },
    ...(cancel ? { signal: cancel } : {}),
  });

/** What went wrong and what can be done, in one line. */
export const wordsOf = (error: unknown) =>
  error instanceof RequestError && error.hint
    ? `${error.message} ${error.hint}`
    : error instanceof Error
      ? error.message
      : String(error);

async function request<T>(path: string, options: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RequestError(
      "The web lab does not answer.",
      "Is it still running? Start it again and open the address it prints.",
      0,
    );
  }
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  if (answer.ok) return (isJson ? await answer.json() : null) as T;
  const { error, hint } = isJson
    ? ((await answer.json()) as { error: string; hint: string | null })
    : { error: await answer.text(), hint: null };
  throw new RequestError(error || `The web lab answered with ${answer.status}.`, hint, answer.status);
}
