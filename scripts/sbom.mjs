import { execFileSync } from "node:child_process";
import { ROOT } from "./shell.mjs";

const MEGABYTES = 64;
const DEVELOPMENT = "cdx:npm:package:development";

/**
 * The bill of materials of what is shipped, CycloneDX as JSON. `npm sbom --omit=dev` also leaves out
 * what a tool needs beside us, so the parts are chosen by their own mark.
 */
export function billOfMaterials() {
  const args = ["sbom", "--package-lock-only", "--sbom-format=cyclonedx"];
  const options = { cwd: ROOT, encoding: "utf8", maxBuffer: MEGABYTES * 1024 * 1024 };
  const bill = JSON.parse(execFileSync("npm", args, options));
  const isShipped = ({ properties = [] }) => !properties.some(({ name }) => name === DEVELOPMENT);
  const components = bill.components.filter(isShipped);
  const known = new Set([bill.metadata.component, ...components].map((part) => part["bom-ref"]));
  const dependencies = bill.dependencies
    .filter(({ ref }) => known.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((on) => known.has(on)),
    }));
  return { ...bill, components, dependencies };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
}
