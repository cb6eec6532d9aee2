import type { Repositories } from "./repositories";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { HookChange, HookResource, HookStatus } from "@/lib/domain/salon/hook";
import type { DataAccess } from "@/lib/data/data-access";

/** All of them name the location first. */
type Noter<Method> = Method extends (...args: infer Args) => Promise<infer Answer>
  ? (args: Args, answer: Answer) => readonly HookChange[]
  : never;

type Noters = {
  readonly [Name in keyof Repositories]?: {
    readonly [Method in keyof Repositories[Name]]?: Noter<Repositories[Name][Method]>;
  };
};

const changed =
  (resource: HookResource, status: HookStatus) =>
  (id: number): HookChange => ({ resource, id, status });

const record = {
  created: changed("record", "create"),
  changed: changed("record", "update"),
  deleted: changed("record", "delete"),
};
const client = changed("client", "create");
const service = changed("service", "update");
const category = changed("service_category", "update");
const staff = changed("staff", "update");
const schedule = changed("schedule", "update");
const salon = changed("salon", "update");

/** What each write of the repositories changes for webhooks (business.md 13.2). */
const NOTERS: Noters = {
  appointments: {
    add: (_, added) => [record.created(added.id)],
    markDeleted: ([, id], isNew) => (isNew ? [record.deleted(id)] : []),
  },
  appointmentWriting: { update: (_, after) => (after ? [record.changed(after.id)] : []) },
  visits: { setAttendance: (_, ids) => ids.map(record.changed) },
  clients: {
    add: (_, added) => [client(added.id)],
    create: (_, ids) => ids.map(client),
    update: ([, id]) => [changed("client", "update")(id)],
    markDeleted: ([, id], isNew) => (isNew ? [changed("client", "delete")(id)] : []),
  },
  serviceWriting: {
    add: (_, id) => [changed("service", "create")(id)],
    save: ([, id]) => [service(id)],
    saveLinks: ([, id]) => [service(id)],
    saveResources: ([, id]) => [service(id)],
    saveTranslations: ([, id]) => [service(id)],
    markDeleted: ([, id]) => [changed("service", "delete")(id)],
  },
  categories: {
    add: (_, id) => [changed("service_category", "create")(id)],
    save: ([, id]) => [category(id)],
    saveMembers: ([, id]) => [category(id)],
    markDeleted: ([, id]) => [changed("service_category", "delete")(id)],
  },
  teamWriting: {
    add: (_, id) => [changed("staff", "create")(id)],
    change: ([, id]) => [staff(id)],
    markRemoved: ([, id]) => [changed("staff", "delete")(id)],
    removeHoursFrom: ([, id], dates) => (dates > 0 ? [schedule(id)] : []),
    linkUser: ([, , id]) => (id === null ? [] : [staff(id)]),
  },
  hours: { save: ([, days]) => days.map(({ memberId }) => schedule(memberId)) },
  locationWriting: {
    save: ([location]) => [salon(location)],
    markDeleted: ([location]) => [changed("salon", "delete")(location)],
  },
};

type Method = (location: AuthorizedLocationId, ...args: unknown[]) => Promise<unknown>;
type AnyNoter = (args: unknown[], answer: unknown) => readonly HookChange[];

const WRITES = Object.entries(NOTERS).map(
  ([name, noters]) =>
    [name as keyof Repositories, Object.entries(noters as Record<string, AnyNoter>)] as const, // typed above
);

/**
 * The same repositories, whose writes are noted one by one in their transaction; a write outside
 * gets one of its own, so that it is never committed without its note.
 */
export function withNotedChanges(access: DataAccess, repositories: Repositories): Repositories {
  const noted: Record<string, unknown> = { ...repositories };
  for (const [name, noters] of WRITES) {
    const repository: Record<string, unknown> = { ...repositories[name] };
    for (const [key, noter] of noters) {
      const method = repository[key] as Method; // a write of the repository: `Noters` says so
      repository[key] = (location: AuthorizedLocationId, ...args: unknown[]) =>
        access.write(location, async (_db, { changes }) => {
          const answer = await method(location, ...args);
          changes.push(...noter([location, ...args], answer));
          return answer;
        });
    }
    noted[name] = repository;
  }
  return noted as Repositories; // each part has all its methods still
}
