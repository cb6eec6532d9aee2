/** Everything of the API lies below. */
export const BASE_PATH = "/api/v1";

const LOCATION_PATH =
  /^\/(?:company|locations)\/([^/]+)\/(team_members|appointments|events)(\/.*)?$/;

/** Not among the spellings of the contract; programs that know the others expect it (inferred). */
const CLIENTS_PATH =
  /^\/(?:company|locations)\/([^/]+)\/clients(?:\/(bulk|\d+)(\/comments(?:\/[^/]+)?)?)?$/;

/**
 * The path that a request means, in the older spelling and without a trailing slash: routes
 * know one spelling only, so both answer identically (business.md 1.1).
 */
export function pathOf(request: { readonly url: string }): string {
  const { url } = request;
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const query = url.indexOf("?", start);
  let path = start === -1 ? "/" : url.slice(start, query === -1 ? undefined : query);
  while (path.length > 1 && path.endsWith("/")) path = path.slice(0, -1);
  return path.startsWith(BASE_PATH) ? BASE_PATH + oldSpelling(path.slice(BASE_PATH.length)) : path;
}

/** Words after the team that the old spelling puts below the location. */
const STAFF_WORDS = new Set(["/schedule", "/positions", "/quick", "/workload", "/working_days"]);
const OF_TEAM =
  /^\/company\/\{location_id\}\/staff\/(schedule|positions(?:\/\{position_id\})?|quick|workload|working_days)$/;

function oldSpelling(path: string): string {
  if (path === "/chains") return "/groups";
  if (path.startsWith("/chains/")) return path.replace("/chains/", "/chain/");
  const client = /^\/clients\/([^/]+)\/(\d+)$/.exec(path);
  if (client) return `/client/${client[1]}/${client[2]}`;
  const positions = /^\/positions\/([^/]+)(\/[^/]+)?$/.exec(path); // business.md 20
  if (positions) return `/company/${positions[1]}/staff/positions${positions[2] ?? ""}`;
  if (!path.startsWith("/locations") && !path.startsWith("/company/")) return path;
  if (path === "/locations") return "/companies";
  const clients = CLIENTS_PATH.exec(path);
  if (clients) return clientsSpelling(clients);
  const renamed = LOCATION_PATH.exec(path);
  if (!renamed) return path.replace(/^\/locations\//, "/company/");
  const [, id, area, rest = ""] = renamed;
  if (area === "appointments") return `/records/${id}${rest}`;
  if (area === "events") return `/activity/${id}${rest}`;
  const word = rest.replace(/^(\/positions)\/[^/]+$/, "$1");
  return STAFF_WORDS.has(word) ? `/company/${id}/staff${rest}` : `/staff/${id}${rest}`;
}

/** Clients by their number, or all of them; searches and files are below the location already. */
function clientsSpelling([, location, id, rest = ""]: readonly (string | undefined)[]): string {
  if (id === undefined) return `/clients/${location}`;
  if (id === "bulk") return `/clients/${location}/bulk`;
  return rest === "" ? `/client/${location}/${id}` : `/clients/${location}/clients/${id}${rest}`;
}

/** The query of an URL without its question mark. */
export function searchOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? "" : url.slice(query + 1);
}

/** The new spellings of an old path, for the documentation. */
export function newSpellingOf(path: string): string | null {
  const location = "/locations/{location_id}";
  if (path === "/companies") return "/locations";
  if (path === "/groups") return "/chains";
  if (path.startsWith("/chain/")) return path.replace("/chain/", "/chains/");
  const ofTeam = OF_TEAM.exec(path);
  if (ofTeam) return `${location}/team_members/${ofTeam[1]}`;
  if (path.startsWith("/company/")) return path.replace("/company/", "/locations/");
  if (path.startsWith("/activity/"))
    return path.replace(/^\/activity\/[^/]+/, `${location}/events`);
  const area = /^\/(staff|records?)\/\{location_id\}(\/.*)?$/.exec(path);
  if (!area) return null;
  return `${location}/${area[1] === "staff" ? "team_members" : "appointments"}${area[2] ?? ""}`;
}
