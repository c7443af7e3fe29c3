import { useState } from "preact/hooks";
import type { Facts } from "./wire";

/** What goes home: weights, history, program and command of the session; and the link to the setup. */
export function ExportPanel({ facts }: { facts: Facts | null }) {
  const [copied, setCopied] = useState<string | null>(null);
  if (!facts) return null;
  const at = (what: string) => `/api/playground/sessions/${facts.session}/${what}`;
  const copy = (what: string, text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(`${what} copied.`),
      () => setCopied("The browser blocked copying; select the text instead."),
    );
  return (
    <section class="panel export" aria-label="Export">
      <h2>Take it with you</h2>
      <div class="buttons">
        <a class="button" href={at("weights")} download>
          Weights <small>safetensors</small>
        </a>
        <a class="button" href={at("history")} download>
          History <small>CSV</small>
        </a>
        <a class="button" href={at("program")} download>
          Program <small>C#</small>
        </a>
        <a class="button" href={at("study")} download title="for fruitfly sweep, or the room Sweeps">
          Save as study <small>YAML</small>
        </a>
        <button type="button" onClick={() => void copy("The command", facts.command)}>
          Copy the command
        </button>
        <button type="button" onClick={() => void copy("The link", linkOf())}>
          Copy the link
        </button>
      </div>
      <pre class="command-line">{facts.command}</pre>
      <p class="note" role="status">
        {copied ??
          (facts.names
            ? "The link holds the settings but not your file."
            : "The link holds all settings: anyone who opens it sees the same.")}
      </p>
    </section>
  );
}

/** Without the session, so that it starts again wherever it is opened. */
function linkOf() {
  const link = new URL(location.href);
  link.searchParams.delete("session");
  return link.toString();
}
