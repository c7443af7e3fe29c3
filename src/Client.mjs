// Called by MSBuild: `node Client.mjs install` or `node Client.mjs bundle FOLDER`. Several builds may run at once (solutions,
// publishing for another runtime): a lock lets one through at a time, and who comes late finds the work done.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(house, ".building");
const installed = join(house, "node_modules", ".installed");
const steps = {
  install() {
    if (isNewer(installed, join(house, "package-lock.json"))) return;
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], house);
    writeFileSync(installed, "");
  },
  bundle(folder) {
    run("npx", ["--no-install", "tsc", "--noEmit"], folder);
    run("npx", ["--no-install", "vite", "build"], folder);
    writeFileSync(join(folder, "dist", ".bundled"), "");
  },
};

function isNewer(output, input) {
  return existsSync(output) && statSync(output).mtimeMs >= statSync(input).mtimeMs;
}

function run(program, args, folder) {
  const result = spawnSync(program, args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
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

const [name, folder] = process.argv.slice(2);
const step = steps[name];
if (!step) throw new Error(`'${name}' is no step; the steps are ${Object.keys(steps).join(", ")}`);
try {
  await locked(() => step(folder));
} catch (error) {
  console.error(`front end: error: ${error.message}`);
  process.exit(1);
}
