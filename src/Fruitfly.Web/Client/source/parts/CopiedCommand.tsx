import { Fragment } from "preact";
import { useState } from "preact/hooks";

/** A command line with a button that copies it. */
export function CopiedCommand({ command }: { command: string }) {
  const [copied, setCopied] = useState("");
  // Browsers give the clipboard to secure places only; over a network without encryption the text is marked by hand.
  const canCopy = "clipboard" in navigator;
  return (
    <div class="command">
      <code>
        {command.split(" ").map((word, place) => (
          // An option is not broken at its hyphens.
          <Fragment key={place}>
            {place > 0 && " "}
            <span class="word">{word}</span>
          </Fragment>
        ))}
      </code>
      {canCopy && (
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(command).then(() => setCopied(command))}
        >
          {copied === command ? "Copied" : "Copy"}
        </button>
      )}
    </div>
  );
}
