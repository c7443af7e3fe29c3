import type { Setting, SettingsPage } from "./wire";

/** Names and values that were chosen; the others are as usual for the data. */
export type Chosen = Record<string, string>;

/** What the page keeps in the address beside the setup. */
export const viewNames = ["session", "pace", "axis", "output", "shown", "compare"] as const;

/** What an address is about that names no setting: something to watch. */
const first: Chosen = { data: "spirals" };

/** A setup as the page knows it: what was chosen, filled up with what is usual for the data. */
export class Setup {
  constructor(
    readonly page: SettingsPage,
    readonly chosen: Chosen,
  ) {}

  get data() {
    const named = this.chosen["data"];
    return named !== undefined && named in this.page.defaults ? named : "mnist1d";
  }

  value(name: string): string {
    return this.chosen[name] ?? this.page.defaults[this.data]![name] ?? "";
  }

  /** Whether a setting has a meaning here; where it has none the server refuses it. */
  applies(setting: Setting): boolean {
    return setting.appliesWhen.every((condition) => condition.values.includes(this.value(condition.setting)));
  }

  /** What a link says: nothing that is as usual. */
  get link(): Chosen {
    const defaults = this.page.defaults[this.data]!;
    const link: Chosen = this.data === "mnist1d" ? {} : { data: this.data };
    for (const setting of this.page.settings)
      if (setting.name !== "data" && this.applies(setting) && this.value(setting.name) !== defaults[setting.name])
        link[setting.name] = this.value(setting.name);
    return link;
  }

  /** Whether it differs from another in nothing but what may be changed while a network is trained. */
  isLiveChangeOf(other: Setup): boolean {
    const differs = (name: string) => this.value(name) !== other.value(name);
    return this.data === other.data && this.page.settings.every((setting) => setting.isLive || !differs(setting.name));
  }

  with(name: string, value: string): Setup {
    const chosen = { ...this.chosen, [name]: value };
    if (name === "data")
      // Network and recipe that were chosen stay; what was said of other data means nothing here.
      for (const setting of this.page.settings)
        if (setting.group === "data" && setting.name !== "data") delete chosen[setting.name];
    return new Setup(this.page, chosen);
  }

  get hiddenLayers(): number[] {
    const text = this.value("hidden-layers");
    return text === "none" || text === "" ? [] : text.split(",").map(Number);
  }

  withHiddenLayers(widths: number[]): Setup {
    return this.with("hidden-layers", widths.length === 0 ? "none" : widths.join(","));
  }
}

/** What the address says, apart from the view; names that are no settings are left out. */
export function readAddress(page: SettingsPage): Setup {
  const chosen: Chosen = {};
  for (const [name, value] of new URLSearchParams(location.search))
    if (page.settings.some((setting) => setting.name === name)) chosen[name] = value;
  return new Setup(page, Object.keys(chosen).length > 0 ? chosen : first);
}

export function writeAddress(setup: Setup, view: Record<(typeof viewNames)[number], string>) {
  const query = new URLSearchParams(Object.keys(setup.link).length > 0 ? setup.link : { data: setup.data });
  for (const name of viewNames) if (view[name]) query.set(name, view[name]);
  const text = query.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}
