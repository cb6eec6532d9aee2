import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { AreaRight } from "@/lib/domain/salon/known-rights";
import type { WebhookChange } from "@/lib/domain/salon/webhook";
import type { Log } from "./audit-log";
import type { Clock } from "./clock";
import type { PacedPath } from "./http/admission";
import type { Spelling } from "./http/path-spellings";
import type { Api } from "./http/serve";
import type { WithReadModel } from "./read-model";
import type { Stored } from "./transactional";

/** What every area of the API is made of; `Needs` are the repositories that it uses. */
export type AreaDeps<Needs> = {
  readonly store: Stored<Needs> & WithReadModel;
  readonly clock: Clock;
  readonly log: Log;
};

/** What a write changes for webhooks, from its arguments and its answer (business.md 13.2). */
type Note<Method> = Method extends (...args: infer Args) => Promise<infer Answer>
  ? (args: Args, answer: Answer) => readonly WebhookChange[]
  : never;

/** Notes of the writes of each repository; all of these name the location first. */
export type WebhookNotes<Kept> = {
  readonly [Name in keyof Kept]?: {
    readonly [Method in keyof Kept[Name]]?: Note<Kept[Name][Method]>;
  };
};

/**
 * One area of the API, whole: what it keeps and what it serves. `Access` is how its stores reach
 * the database, `Kept` what they are, `Deps` what its routes need.
 */
export type Area<Access, Kept, Deps> = {
  readonly stores: (access: Access) => Kept;
  readonly routes: (api: Api, deps: Deps) => void;
  readonly webhookNotes?: WebhookNotes<Kept>;
  /** Paths whose 404 of a location has a list of messages, too (schedule.md 3.2, business.md 1.4). */
  readonly listedRefusals?: readonly string[];
  /** Calls that are held to five a second (business.md 1.1). */
  readonly paced?: readonly PacedPath[];
  /** What may be given to users, beside the rights of business.md 11.2. */
  readonly rights?: readonly AreaRight[];
  /** Newer paths of its routes, which know the older ones (business.md 1.1). */
  readonly spellings?: readonly Spelling[];
};

/** A write of any repository, and its note, where their types no longer matter. */
export type AnyWrite = (location: AuthorizedLocationId, ...args: unknown[]) => Promise<unknown>;
export type AnyNote = (args: unknown[], answer: unknown) => readonly WebhookChange[];

/** Types a manifest by what it holds. */
export function defineArea<Access, Kept extends object, Deps>(
  area: Area<Access, Kept, Deps>,
): Area<Access, Kept, Deps> {
  return area;
}
