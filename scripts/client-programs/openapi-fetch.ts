import createClient from "openapi-fetch";
import type { paths } from "./generated/schema";

/** The twelve calls by openapi-typescript and openapi-fetch; prints how many there were. */
async function main(origin: string): Promise<void> {
  let calls = 0;
  const baseUrl = `${origin}/api/v1`;
  const partner = "demo-partner-token";
  const login = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${partner}` },
  });
  function taken<Data>({ data, error, response }: Answer<Data>): Data {
    calls += 1;
    if (!response.ok)
      throw new Error(`${response.url} ${response.status} ${JSON.stringify(error)}`);
    return data as Data; // a call that is taken has its data
  }

  const body = { login: "owner@atelier.example", password: "owner-demo-pass" };
  const session = taken(await login.POST("/auth", { body }));
  const client = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${partner}, User ${session.data.user_token}` },
  });

  const locations = taken(await client.GET("/companies", { params: { query: { my: 1 } } }));
  const [{ id: location_id } = { id: 0 }] = locations.data;
  const place = { path: { location_id } };
  const team = taken(await client.GET("/staff/{location_id}", { params: place }));
  const services = taken(await client.GET("/services/{location_id}", { params: place }));
  const service = services.data.find((each) => each.staff?.length);
  const member = team.data.find((each) => each.id === service?.staff?.[0]?.id);
  if (!service || !member) throw new Error("Nobody does any service.");

  const day = "2027-02-01";
  const path = { location_id, team_member_id: member.id, start_date: day, end_date: day };
  const schedule = "/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}";
  const before = taken(await client.GET(schedule, { params: { path } }));
  const hours = [{ date: day, is_working: true, slots: [{ from: "09:00", to: "13:00" }] }];
  taken(await client.PUT(schedule, { params: { path }, body: hours }));
  const written = taken(await client.GET(schedule, { params: { path } }));
  same(written.data, hours);
  taken(await client.PUT(schedule, { params: { path }, body: before.data }));

  const search = { page: 1, fields: ["id", "name"] };
  const clients = taken(
    await client.POST("/company/{location_id}/clients/search", { params: place, body: search }),
  );
  const [booked] = clients.data;
  const appointment = {
    staff_id: member.id,
    services: [{ id: service.id }],
    client: { id: booked?.id ?? 0 },
    datetime: `${day}T09:00:00`,
    seance_length: 1800,
    save_if_busy: true,
  };
  const record = taken(
    await client.POST("/records/{location_id}", { params: place, body: appointment }),
  );
  const one = { path: { location_id, record_id: record.data.id } };
  const moved = taken(
    await client.PUT("/record/{location_id}/{record_id}", {
      params: one,
      body: { ...appointment, datetime: `${day}T10:00:00` },
    }),
  );
  same(moved.data.datetime.slice(0, 19), `${day}T10:00:00`);
  taken(await client.DELETE("/record/{location_id}/{record_id}", { params: one }));
  process.stdout.write(`${calls} calls\n`);
}

type Answer<Data> = {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
};

function same(one: unknown, other: unknown): void {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left !== right) throw new Error(`${left} is not ${right}`);
}

await main(process.argv[2] ?? "");
