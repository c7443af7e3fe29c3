// Called by MSBuild: `node build.mjs install` or `node build.mjs bundle`. Several builds may run at once (solutions,
// publishing for another runtime): a lock lets one through at a time, and who comes late finds the work done.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, ".building");
const stamp = join(here, "node_modules", ".installed");
const steps = {
  install() {
    if (isNewer(stamp, "package-lock.json")) return;
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    writeFileSync(stamp, "");
  },
  bundle() {
    run("npx", ["--no-install", "tsc", "--noEmit"]);
    run("npx", ["--no-install", "vite", "build"]);
    const now = new Date();
    for (const file of ["report.js", "report.css"]) utimesSync(join(here, "dist", file), now, now);
  },
};

function isNewer(output, input) {
  return existsSync(output) && statSync(output).mtimeMs >= statSync(join(here, input)).mtimeMs;
}

function run(program, args) {
  const result = spawnSync(program, args, { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${result.status ?? result.error}`);
}

function isAlive(id) {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A folder is made by one process only; it holds the owner's id, so that a killed build's lock is broken. */
async function locked(work) {
  const owner = join(lock, "owner");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const abandoned = existsSync(owner)
      ? !isAlive(Number(readFileSync(owner, "utf8")))
      : existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 10_000;
    if (abandoned) rmSync(lock, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    writeFileSync(owner, String(process.pid));
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const step = steps[process.argv[2]];
if (!step) throw new Error(`'${process.argv[2]}' is no step; the steps are ${Object.keys(steps).join(", ")}`);
try {
  await locked(step);
} catch (error) {
  console.error(`report front end: error: ${error.message}`);
  process.exit(1);
}
