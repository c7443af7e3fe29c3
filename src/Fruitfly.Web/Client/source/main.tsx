import "fruitfly-report/style.css";
import "./style.css";
import { startTheme } from "fruitfly-report/theme";
import type { ComponentType } from "preact";
import { render } from "preact";
import { Failure } from "./parts/Failure";

/** Which page is at which path. Each is loaded when it is opened. */
const rooms: [path: RegExp, load: () => Promise<{ default: ComponentType }>][] = [
  [/^\/$/, () => import("./gallery/GalleryPage")],
  [/^\/playground$/, () => import("./playground/PlaygroundPage")],
  [/^\/studies$/, () => import("./studies/StudiesPage")],
  [/^\/sweeps$/, () => import("./sweeps/SweepsPage")],
  [/^\/diagnoses$/, () => import("./diagnoses/DiagnosesPage")],
  [/^\/surface$/, () => import("./surface/SurfacePage")],
  [/^\/digits$/, () => import("./digits/DigitsPage")],
  [/^\/experiments\/[^/]+$/, () => import("./experiments/ExperimentPage")],
  [/^\/lecture(\/|$)/, () => import("./lecture/LecturePage")],
];

async function open(place: HTMLElement) {
  const room = rooms.find(([path]) => path.test(location.pathname));
  try {
    if (!room) throw new Error(`There is no page at ${location.pathname}.`);
    const { default: Page } = await room[1]();
    place.replaceChildren();
    render(<Page />, place);
  } catch (error) {
    render(<Failure error={error} />, place);
  }
}

startTheme(document.querySelector<HTMLButtonElement>("#theme"));
void open(document.getElementById("content")!);
