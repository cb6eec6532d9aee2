/**
 * The name that generated clients give a call: its method, the words of its path and what it is
 * about, as `getCompanyStaffByTeamMember`. It follows from the path, so it stays when words change.
 */
export function operationId(method: string, path: string): string {
  const parts = path.split("/").filter(Boolean);
  const words = parts.filter((part) => !part.startsWith("{"));
  const ids = parts.filter((part) => part.startsWith("{") && part !== "{location_id}");
  const about = ids.map((id) => capitals(id.slice(1, -1).replace(/_id$/, ""))).join("And");
  return method + words.map(capitals).join("") + (about === "" ? "" : `By${about}`);
}

function capitals(words: string): string {
  return words
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
