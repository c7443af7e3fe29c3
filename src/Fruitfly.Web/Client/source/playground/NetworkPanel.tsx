import { useState } from "preact/hooks";
import { count } from "./format";
import { LayerDetails } from "./LayerDetails";
import { LayerHeads } from "./LayerHeads";
import { NetworkView } from "./NetworkView";
import { SettingFields } from "./SettingFields";
import type { Setup } from "./setup";
import { UnitDetails, type UnitName } from "./UnitDetails";
import type { Facts, Frame } from "./wire";

const main = ["network", "activation"];

/**
 * The network from left to right: what goes in, each hidden layer, what comes out; and what is inside of what is
 * chosen.
 */
export function NetworkPanel({
  setup,
  facts,
  frame,
  names,
  nameOf,
  pointed,
  onPoint,
  onChange,
  onEdit,
}: {
  setup: Setup;
  facts: Facts | null;
  frame: Frame | null;
  /** of classes */
  names: (label: number) => string;
  nameOf: (layer: number, unit: number) => string;
  pointed: UnitName | null;
  onPoint: (unit: UnitName | null) => void;
  onChange: (setup: Setup) => void;
  onEdit: (unit: UnitName, value: number) => void;
}) {
  const [chosen, setChosen] = useState<UnitName | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const fields = setup.page.settings.filter(
    (setting) => setting.group === "network" && setting.name !== "hidden-layers" && setup.applies(setting),
  );
  const drawing = frame?.drawing ?? null;
  const isThere = drawing && chosen && chosen.layer > 0 && chosen.unit < (drawing.layers[chosen.layer]?.shown ?? 0);
  return (
    <section class="panel network" aria-label="Network">
      <div class="panel-head">
        <h2>Network</h2>
        {facts && <p class="latest">{count(facts.parameters)} parameters</p>}
        <div class="network-fields">
          <SettingFields settings={fields} main={main} setup={setup} onChange={onChange} />
        </div>
      </div>
      <LayerHeads
        setup={setup}
        facts={facts}
        layers={frame?.layers ?? []}
        opened={opened}
        onOpen={setOpened}
        onChange={onChange}
      />
      <NetworkView
        setup={setup}
        facts={facts}
        drawing={drawing}
        names={names}
        nameOf={nameOf}
        pointed={pointed}
        chosen={isThere ? chosen : null}
        onPoint={onPoint}
        onChoose={setChosen}
        onChange={onChange}
      />
      {isThere && (
        <UnitDetails
          drawing={drawing}
          chosen={chosen}
          nameOf={nameOf}
          onEdit={(input, value) => onEdit({ ...chosen, input }, value)}
          onClose={() => setChosen(null)}
        />
      )}
      {opened !== null && (
        <LayerDetails
          layer={frame?.layers[opened] ?? null}
          place={opened}
          isLast={opened === (frame?.layers.length ?? 0) - 1}
        />
      )}
    </section>
  );
}
