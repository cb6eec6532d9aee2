import "server-only";
import { notFound } from "next/navigation";
import { inPage } from "./in-page";

/** Where `/` leads: the schedule of the visitor's first location. */
export async function loadHomePath(): Promise<string> {
  const [first] = await inPage((visitor) => visitor.client.locations.mine());
  return first ? `/${first.id}/schedule` : notFound();
}
