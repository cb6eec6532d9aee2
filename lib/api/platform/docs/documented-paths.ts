const PARAMETER = /\{(\w+)\}/g;

/**
 * The path under which each route stands in the document. Routes whose paths differ in the names of
 * their parameters alone are one path to OpenAPI: there the names are joined, as in
 * `/labels/{location_id}/{entity_or_tag_id}`.
 */
export function documentedPaths(paths: readonly string[]): ReadonlyMap<string, string> {
  const byForm = new Map<string, Set<string>>();
  for (const path of paths) {
    const form = path.replaceAll(PARAMETER, "{}");
    byForm.set(form, (byForm.get(form) ?? new Set()).add(path));
  }
  return new Map(
    [...byForm.values()].flatMap((same) => {
      const names = [...same].sort().map(parametersOf);
      const joined = (names[0] ?? []).map((_, at) =>
        [...new Set(names.map((each) => each[at]))].join("_or_"),
      );
      return [...same].map((path) => [path, withNames(path, joined)] as const);
    }),
  );
}

/** The names of the parameters of a path, in its order. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map(([, name = ""]) => name);
}

function withNames(path: string, names: readonly string[]): string {
  let at = 0;
  return path.replaceAll(PARAMETER, () => `{${names[at++] ?? ""}}`);
}
