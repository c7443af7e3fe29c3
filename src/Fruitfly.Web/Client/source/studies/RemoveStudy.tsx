import { useState } from "preact/hooks";
import { Failure } from "../parts/Failure";
import { post } from "../server/request";

/** Deletes a study once its name is typed. */
export function RemoveStudy({ name, onRemoved }: { name: string; onRemoved: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<unknown>(null);
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        Remove …
      </button>
    );
  const remove = async (event: Event) => {
    event.preventDefault();
    try {
      await post("/api/studies/remove", { study: name, confirmation: typed });
      onRemoved();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form class="removal tile" onSubmit={(event) => void remove(event)}>
      <p>This deletes the study for good, with the results that no other study uses.</p>
      <div class="field">
        <label for="removal-name">Type its name to remove it</label>
        <input
          id="removal-name"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div class="buttons">
        <button class="primary" disabled={typed !== name}>
          Remove the study
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          Keep it
        </button>
      </div>
      {error !== null && <Failure error={error} />}
    </form>
  );
}
