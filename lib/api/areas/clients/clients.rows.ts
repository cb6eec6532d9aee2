import type { clients } from "@/lib/data/schema/appointments";
import type { Client } from "@/lib/domain/salon/appointment";
import { fullName } from "@/lib/domain/salon/client";

/** Reads a row of clients. */
export function toClient(
  row: Pick<typeof clients.$inferSelect, "id" | "name" | "surname" | "phone" | "email">,
): Client {
  return { id: row.id, name: fullName(row), phone: row.phone, email: row.email };
}
