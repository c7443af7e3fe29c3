import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { SelectField } from "../parts/Field";
import { Fitted } from "../parts/Fitted";
import { useRequest } from "../parts/useRequest";
import { measureOf, type TableProperties } from "./StudyPart";
import type { Plot } from "./types";
import { isAside, measureWords } from "./words";

/** The pictures of a study, and the settings that each is drawn over. */
const pictures = {
  effect: { words: "over one setting", across: "Across", up: false, fewest: 1 },
  history: { words: "history of trials", across: null, up: false, fewest: 0 },
  importance: { words: "importance of settings", across: null, up: false, fewest: 2 },
  curves: { words: "learning curves by one setting", across: "By", up: false, fewest: 1 },
  "heat-map": { words: "over two settings, as colours", across: "Across", up: true, fewest: 2 },
  parallel: { words: "across all settings", across: null, up: false, fewest: 2 },
} as const;

type Picture = keyof typeof pictures;

/** What trials came to as a picture. The server gathers them. */
export function PlotPart({ name, address, change, description, version }: TableProperties) {
  const measure = measureOf(address, description);
  // What is trained comes first: how it is watched is seldom what a picture is about.
  const varying = [...description.varying].sort(
    (one, other) => Number(isAside(one.path)) - Number(isAside(other.path)),
  );
  const choices = varying.map(({ path, label }) => [path, label] as const);
  const known = (path: string, other: number) =>
    varying.some((setting) => setting.path === path) ? path : (varying[other]?.path ?? "");
  const [across, up] = [
    known(address.across, 0),
    known(
      address.up,
      varying.findIndex(({ path }) => path !== known(address.across, 0)),
    ),
  ];
  const possible = (Object.keys(pictures) as Picture[]).filter((picture) => varying.length >= pictures[picture].fewest);
  const kind = possible.find((picture) => picture === address.plot) ?? possible[0]!;
  const picture = pictures[kind];
  const asked = new URLSearchParams({ study: name, measure, kind });
  if (picture.across !== null) asked.set("across", across);
  if (picture.up) asked.set("up", up);
  if (address.states) asked.set("states", address.states);
  if (address.text) asked.set("text", address.text);
  const { data, error, isOld } = useRequest<Plot>(`/api/studies/plot?${asked}`, version);
  return (
    <div class="plot">
      <div class="table-controls">
        <SelectField
          label="Picture"
          value={kind}
          choices={possible.map((one) => [one, pictures[one].words] as const)}
          onChange={(plot) => change({ plot }, "step")}
        />
        {picture.across !== null && (
          <SelectField
            label={picture.across}
            value={across}
            choices={choices}
            onChange={(path) => change({ across: path }, "step")}
          />
        )}
        {picture.up && (
          <SelectField
            label="Up"
            value={up}
            choices={choices.filter(([path]) => path !== across)}
            onChange={(path) => change({ up: path }, "step")}
          />
        )}
      </div>
      {error !== null ? (
        <Failure error={error} />
      ) : data?.specification ? (
        <figure>
          <Fitted specification={data.specification}>
            <Chart specification={data.specification} label={`${measureWords[measure]} of ${name}`} />
          </Fitted>
          <figcaption>{data.caption}</figcaption>
        </figure>
      ) : (
        !isOld && <p class="tile">{data?.caption ?? "No trial that passes the filter has this measure."}</p>
      )}
    </div>
  );
}
