import { AREAS } from "@/lib/api/areas";
import type { AnyNote, AnyWrite } from "@/lib/api/platform/area";
import type { Repositories } from "./repositories";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { DataAccess } from "@/lib/data/data-access";

const WRITES = AREAS.flatMap(({ webhookNotes = {} }) => Object.entries(webhookNotes)).map(
  ([name, notes]) =>
    [name as keyof Repositories, Object.entries(notes as Record<string, AnyNote>)] as const, // typed in the manifests
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
      const method = repository[key] as AnyWrite; // a write of the repository: its notes say so
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
