import { client } from "./generated/client.gen";
import {
  deleteRecordByRecord,
  getCompanies,
  getScheduleByTeamMemberAndStartDateAndEndDate,
  getServices,
  getStaff,
  postAuth,
  postCompanyClientsSearch,
  postRecords,
  putRecordByRecord,
  putScheduleByTeamMemberAndStartDateAndEndDate,
} from "./generated/sdk.gen";

/** The twelve calls by the client that @hey-api/openapi-ts makes; prints how many there were. */
async function main(origin: string): Promise<void> {
  let calls = 0;
  let token = "demo-partner-token";
  client.setConfig({ baseUrl: `${origin}/api/v1`, throwOnError: true, auth: () => token });
  function taken<Data>({ data, response }: { data: Data; response?: Response | undefined }): Data {
    calls += 1;
    if (!response?.ok) throw new Error(`${response?.url} ${response?.status}`);
    return data;
  }

  const body = { login: "owner@atelier.example", password: "owner-demo-pass" };
  const session = taken(await postAuth<true>({ body }));
  token = `demo-partner-token, User ${session.data.user_token}`;

  const locations = taken(await getCompanies<true>({ query: { my: 1 } }));
  const [{ id: location_id } = { id: 0 }] = locations.data;
  const place = { location_id };
  const team = taken(await getStaff<true>({ path: place }));
  const services = taken(await getServices<true>({ path: place }));
  const service = services.data.find((each) => each.staff?.length);
  const member = team.data.find((each) => each.id === service?.staff?.[0]?.id);
  if (!service || !member) throw new Error("Nobody does any service.");

  const day = "2027-02-01";
  const path = { location_id, team_member_id: member.id, start_date: day, end_date: day };
  const before = taken(await getScheduleByTeamMemberAndStartDateAndEndDate<true>({ path }));
  const hours = [{ date: day, is_working: true, slots: [{ from: "09:00", to: "13:00" }] }];
  taken(await putScheduleByTeamMemberAndStartDateAndEndDate<true>({ path, body: hours }));
  const written = taken(await getScheduleByTeamMemberAndStartDateAndEndDate<true>({ path }));
  same(written.data, hours);
  taken(await putScheduleByTeamMemberAndStartDateAndEndDate<true>({ path, body: before.data }));

  const search = { page: 1, fields: ["id", "name"] };
  const clients = taken(await postCompanyClientsSearch<true>({ path: place, body: search }));
  const [booked] = clients.data;
  const appointment = {
    staff_id: member.id,
    services: [{ id: service.id }],
    client: { id: booked?.id ?? 0 },
    datetime: `${day}T09:00:00`,
    seance_length: 1800,
    save_if_busy: true,
  };
  const record = taken(await postRecords<true>({ path: place, body: appointment }));
  const one = { location_id, record_id: record.data.id };
  const later = { ...appointment, datetime: `${day}T10:00:00` };
  const moved = taken(await putRecordByRecord<true>({ path: one, body: later }));
  same(moved.data.datetime.slice(0, 19), later.datetime);
  taken(await deleteRecordByRecord<true>({ path: one }));
  process.stdout.write(`${calls} calls\n`);
}

function same(one: unknown, other: unknown): void {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}

await main(process.argv[2] ?? "");
