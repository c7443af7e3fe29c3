import { Chart } from "../parts/Chart";
import { Failure } from "../parts/Failure";
import { SelectField } from "../parts/Field";
import { useRequest } from "../parts/useRequest";
import { measureOf, type TableProperties } from "./StudyPart";
import type { Curve } from "./types";
import { measureWords } from "./words";

/** Means over seeds as a picture: over one setting, over two, or across all. The server gathers the trials. */
export function PlotPart({ name, address, change, description, version }: TableProperties) {
  const measure = measureOf(address, description);
  const { varying } = description;
  const choices = varying.map(({ path, label }) => [path, label] as const);
  const known = (path: string, other: number) => (varying.some((setting) => setting.path === path) ? path : (varying[other]?.path ?? ""));
  const [across, up] = [known(address.across, 0), known(address.up, varying.findIndex(({ path }) => path !== known(address.across, 0)))];
  const kind = address.plot === "heat-map" || address.plot === "parallel" || address.plot === "curves" ? address.plot : "effect";
  const asked = new URLSearchParams({ study: name, measure, kind });
  if (kind !== "parallel") asked.set("across", across);
  if (kind === "heat-map") asked.set("up", up);
  if (address.states) asked.set("states", address.states);
  if (address.text) asked.set("text", address.text);
  const { data, error, isOld } = useRequest<Curve>(across === "" ? null : `/api/studies/plot?${asked}`, version);
  if (varying.length === 0) return <p class="tile">All trials have the same settings: there is nothing to draw them over.</p>;
  return (
    <div class="plot">
      <div class="table-controls">
        <SelectField
          label="Picture"
          value={kind}
          choices={[
            ["effect", "over one setting"],
            ["curves", "learning curves by one setting"],
            ...(varying.length > 1 ? ([["heat-map", "over two settings, as colours"], ["parallel", "across all settings"]] as const) : []),
          ]}
          onChange={(plot) => change({ plot }, "step")}
        />
        {kind !== "parallel" && <SelectField label={kind === "curves" ? "By" : "Across"} value={across} choices={choices} onChange={(path) => change({ across: path }, "step")} />}
        {kind === "heat-map" && <SelectField label="Up" value={up} choices={choices.filter(([path]) => path !== across)} onChange={(path) => change({ up: path }, "step")} />}
      </div>
      {error !== null ? (
        <Failure error={error} />
      ) : data ? (
        <figure>
          <Chart specification={data.specification} label={`${measureWords[measure]} of ${name}`} />
          <figcaption>{data.caption}</figcaption>
        </figure>
      ) : (
        !isOld && <p class="tile">No trial that passes the filter has this measure.</p>
      )}
    </div>
  );
}
