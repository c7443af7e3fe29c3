import "../experiments/experiments.css";
import "../studies/studies.css";
import "./diagnoses.css";
import { useMemo, useState } from "preact/hooks";
import { useAddress } from "../address";
import { hasEnded } from "../experiments/types";
import { Failure } from "../parts/Failure";
import { LiveStatus } from "../parts/LiveStatus";
import { useDelayed } from "../parts/useDelayed";
import { useRequest } from "../parts/useRequest";
import type { SettingsPage } from "../playground/wire";
import { useLive } from "../server/live";
import { post, wordsOf } from "../server/request";
import { RemoveStudy } from "../studies/RemoveStudy";
import { FileDrop } from "../uploads/FileDrop";
import { uploaded } from "../uploads/uploaded";
import { depthOf, settingsOf, setupOf, withAnswered } from "./asked";
import { DiagnosisList } from "./DiagnosisList";
import { DiagnosisResult } from "./DiagnosisResult";
import { RunPart } from "./RunPart";
import { StudyPart } from "./StudyPart";
import { TableControls } from "./TableControls";
import { TableLook } from "./TableLook";
import type { Check, Depth, Diagnosis, DiagnosisRow, Report } from "./types";
import { useAnswer } from "./useAnswer";

export default function DiagnosesPage() {
  const { data: page, error } = useRequest<SettingsPage>("/api/diagnoses/settings");
  return error ? <Failure error={error} /> : page && <Room page={page} />;
}

function Room({ page }: { page: SettingsPage }) {
  const nothing = useMemo(
    () => ({
      study: "",
      file: "",
      figure: "",
      depth: "",
      worth: "",
      ...Object.fromEntries(page.settings.map(({ name }) => [name, ""])),
    }),
    [page],
  );
  const [address, change] = useAddress<Record<string, string>>(nothing);
  const [diagnoses, setDiagnoses] = useState<Diagnosis[] | null>(null);
  const [removals, setRemovals] = useState(0);
  const live = useLive("/api/diagnoses/live", { diagnoses: (news: Diagnosis[]) => setDiagnoses(news) });
  const states = diagnoses?.map(({ id, run, hasAnswer }) => `${id}${run.state}${hasAnswer}`).join() ?? "";
  const { data: rows } = useRequest<DiagnosisRow[]>(diagnoses && `/api/diagnoses?after=${states}.${removals}`);

  /** Another diagnosis, or another table; nothing of the last one stays. */
  const open = (what: { study?: string; file?: string }) => change({ ...nothing, ...what });
  const isOpen = address.study !== "" || address.file !== "";
  return (
    <>
      <div class="opening diagnoses-head">
        <h1>Diagnose</h1>
        <p class="summary">Is the error noise, bias or variance, and what would lower it?</p>
      </div>
      <LiveStatus {...live} />
      {isOpen ? (
        <Bench
          key={address.study || address.file}
          {...{ page, address, change, open }}
          diagnoses={diagnoses ?? []}
          onRemoved={() => setRemovals((last) => last + 1)}
        />
      ) : (
        <BringPart onFile={(file) => open({ file })} />
      )}
      <DiagnosisList rows={rows ?? []} current={address.study!} onOpen={(study) => open({ study })} />
    </>
  );
}

/** Where a diagnosis begins. */
function BringPart({ onFile }: { onFile: (file: string) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const bring = (file: File) => {
    setProblem(null);
    setBusy(true);
    uploaded(file).then(onFile, (failure: unknown) => {
      setProblem(wordsOf(failure));
      setBusy(false);
    });
  };
  return (
    <section class="bring" aria-labelledby="bring-title">
      <h2 id="bring-title">Bring your data</h2>
      <FileDrop
        label="A table: a row for each example, a column for what is to be predicted"
        isBusy={isBusy}
        onFile={bring}
      />
      {problem && (
        <p class="problem" role="alert">
          ✕ {problem}
        </p>
      )}
      <p class="note">
        A few hundred small networks are trained on parts of it. The first answer comes early and gets sharper. The file
        stays on this machine; the store keeps a copy of a table that was diagnosed.
      </p>
    </section>
  );
}

/** What is asked at the left, and what was found at the right. */
function Bench({
  page,
  address,
  change,
  open,
  diagnoses,
  onRemoved,
}: {
  page: SettingsPage;
  address: Record<string, string>;
  change: (changed: Record<string, string>) => void;
  open: (what: { study?: string; file?: string }) => void;
  diagnoses: Diagnosis[];
  onRemoved: () => void;
}) {
  const { study: name = "", file = "", depth = "", worth = "" } = address;
  const [error, setError] = useState<unknown>(null);
  const setup = useMemo(() => setupOf(page, address), [page, address]);
  const asked = name ? { study: name } : { settings: settingsOf(setup, file) };
  const body = useDelayed(JSON.stringify(asked), 300);
  const ended = diagnoses.filter((one) => hasEnded(one.run)).length;
  const check = useAnswer<Check>("/api/diagnoses/check", body, ended);
  const plan = check.data?.plan ?? null;
  const diagnosis = diagnoses.find((one) => one.study === (name || plan?.study)) ?? null;
  const isGoing = diagnosis !== null && !hasEnded(diagnosis.run);
  const isCurrent = check.of === JSON.stringify(asked);
  const priced = useDelayed(JSON.stringify({ ...asked, worth: shareOf(worth) }), 300);
  const depths = useAnswer<Depth[]>("/api/diagnoses/depths", plan && isCurrent && !isGoing ? priced : null, ended);
  const report = useRequest<Report>(
    name && `/api/diagnoses/report?study=${encodeURIComponent(name)}&version=${diagnosis?.report ?? ""}.${ended}`,
  );
  const isWhole = report.data?.isWhole ?? false;
  const known = { ...depths, data: depths.data && withAnswered(depths.data, plan, isWhole) };
  const chosen = known.data && depthOf(known.data, depth === "" ? null : Number(depth), plan);

  const act = (work: Promise<unknown>) => {
    setError(null);
    work.catch((failure: unknown) => setError(failure));
  };
  const start = () =>
    act(
      post<Diagnosis>("/api/diagnoses/runs", { ...asked, worth: shareOf(worth), depth: chosen?.depth ?? null }).then(
        (started) => (name ? change({ depth: "" }) : open({ study: started.study })),
      ),
    );
  return (
    <div class="bench diagnosis-bench">
      <div class="controls">
        <div class="buttons">
          <button type="button" onClick={() => open({})}>
            New
          </button>
          {name && !isGoing && (
            <RemoveStudy
              name={name}
              onRemoved={() => {
                onRemoved();
                open({});
              }}
            />
          )}
        </div>
        {name ? (
          <StudyPart
            {...{ name, plan, worth, isGoing }}
            error={check.error}
            onWorth={(text) => change({ worth: text })}
          />
        ) : (
          <TableControls
            {...{ file, setup, worth, plan }}
            columns={check.data?.columns ?? []}
            onSetting={(setting, value) =>
              change({ [setting]: value === page.defaults["file"]![setting] ? "" : value })
            }
            onWorth={(text) => change({ worth: text })}
          />
        )}
        <RunPart
          {...{ plan, diagnosis, isCurrent, isWhole, chosen, error }}
          depths={known}
          onDepth={(rung) => change({ depth: String(rung) })}
          onStart={start}
          onStop={(id) => act(post(`/api/runs/${id}/stop`))}
        />
      </div>
      <div class="stage">
        {name ? (
          <DiagnosisResult
            study={name}
            diagnosis={diagnosis}
            report={report.data}
            error={report.error}
            chosen={address.figure!}
            onChoose={(figure) => change({ figure })}
          />
        ) : (
          <TableLook check={check.data} error={check.error} onOpen={(study) => open({ study })} />
        )}
      </div>
    </div>
  );
}

/** A share of what was typed as a percentage; null for what is usual. */
const shareOf = (worth: string) => (worth === "" ? null : Number(worth) / 100);
