import { createHmac } from "crypto";
import type { WebhookResource } from "@/lib/domain/salon/webhook";
import { grouped } from "@/lib/domain/grouped";
import type { LocationId } from "@/lib/domain/ids";

/** Where the object of a change is read. */
export const PATHS: Readonly<Record<Exclude<WebhookResource, "schedule">, string>> = {
  salon: "/company/{location}",
  staff: "/company/{location}/staff/{id}",
  service: "/company/{location}/services/{id}",
  service_category: "/service_category/{location}/{id}",
  client: "/client/{location}/{id}",
  record: "/record/{location}/{id}",
};

/** The `X-Chairtime-Signature` of a body (inferred: the contract names no signature). */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** The locations that occur so often. */
export function locationsWith(count: number, locations: Iterable<LocationId>): LocationId[] {
  const groups = grouped([...locations], (location) => location);
  return [...groups].filter(([, same]) => same.length >= count).map(([location]) => location);
}
