import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Part = {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
};

const ALLOWED =
  /\b(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|MPL-2\.0|LGPL-3\.0-or-later)\b/;

it("npm run sbom names every dependency that is shipped, with its version and licence", () => {
  const text = execFileSync("npm", ["run", "--silent", "sbom"], { encoding: "utf8" });
  const { bomFormat, components } = JSON.parse(text) as { bomFormat: string; components: Part[] }; // CycloneDX
  expect(bomFormat).toBe("CycloneDX");
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  }; // npm's own form
  const found = new Map(components.map(({ name, version }) => [name, version]));
  for (const [name, version] of Object.entries(dependencies)) {
    expect([name, found.get(name)]).toEqual([name, version]);
  }
  const odd = components.filter(({ licenses = [] }) => {
    const told = licenses.map(
      ({ license, expression }) => expression ?? license?.id ?? license?.name,
    );
    return !told.some((licence) => licence !== undefined && ALLOWED.test(licence));
  });
  expect(odd.map(({ name }) => name)).toEqual([]);
});
