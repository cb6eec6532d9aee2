import type { Planting } from "@/test-support/tenancy-children";
import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Three clients more, two of them merged. */
async function plant({ post, location, name, number }: Planting) {
  const phone = `+49303${location}${String(number).padStart(4, "0")}`;
  const made = async (digit: number) =>
    Number((await post(`/clients/${location}`, { name, phone: `${phone}${digit}` }))["id"]);
  const [kept_id, merged_id, twin_id] = [await made(1), await made(2), await made(3)];
  const merge = await post(`/company/${location}/clients/merges`, { kept_id, merged_id });
  return { merge_id: Number(merge["id"]), twin_id };
}

/** Who reaches clients who are one person (business.md 5.7). */
export const clientMergesTenancy: TenancyRows = {
  entries: {
    "GET /company/:location_id/clients/doubles": "desk",
    "GET /company/:location_id/clients/merges": "desk",
    "POST /company/:location_id/clients/merges": "desk",
    "DELETE /company/:location_id/clients/merges/:merge_id": "desk",
  },
  bodies: {
    "POST /company/:location_id/clients/merges": (ids) => ({
      kept_id: ids.client_id,
      merged_id: ids["twin_id"],
    }),
  },
  spoiling: ["POST /company/:location_id/clients/merges"], // takes a client away
  plant,
};
