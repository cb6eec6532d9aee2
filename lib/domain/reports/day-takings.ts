import { grouped } from "../grouped";
import type { TeamMemberId } from "../ids";
import type { Appointment, ServiceLine, BookedClient } from "../salon/appointment";
import type { LocalDate } from "../time/local-date";
import { cents } from "./booking";

/** An appointment whose services were rendered, with the date of the location on which it starts. */
export type Rendered = Pick<Appointment, "memberId" | "client" | "services"> & {
  readonly date: LocalDate;
};

/** How many there are, and what they brought together. */
export type Takings = { readonly count: number; readonly sum: number };

export type DayTakings = {
  /** People; appointments of nobody have none. */
  readonly clients: Takings;
  readonly records: Takings;
  readonly withClient: Takings;
  readonly withoutClient: Takings;
  /** Lines of services. */
  readonly services: Takings;
  /** What the services would have cost more without discounts. */
  readonly discount: number;
  /** By date; of each the clients, of each the members, in the order of their appointments. */
  readonly days: readonly TakenDay[];
};

export type TakenDay = {
  readonly date: LocalDate;
  readonly clients: readonly {
    /** Null = nobody. */
    readonly client: BookedClient | null;
    readonly members: readonly {
      readonly id: TeamMemberId;
      readonly services: readonly ServiceLine[];
    }[];
  }[];
};

/** What appointments brought, in all and piece by piece (business.md 16.3). */
export function dayTakings(appointments: readonly Rendered[]): DayTakings {
  const [named, nameless] = [
    appointments.filter(({ client }) => client !== null),
    appointments.filter(({ client }) => client === null),
  ];
  const lines = appointments.flatMap(({ services }) => services);
  const people = new Set(named.map(({ client }) => client?.id));
  const days = grouped(appointments, ({ date }) => date);
  return {
    clients: { count: people.size, sum: sumOf(named) },
    records: { count: appointments.length, sum: sumOf(appointments) },
    withClient: { count: named.length, sum: sumOf(named) },
    withoutClient: { count: nameless.length, sum: sumOf(nameless) },
    services: { count: lines.length, sum: sumOf(appointments) },
    discount: cents(lines.reduce((sum, line) => sum + discountOf(line), 0)),
    days: [...days].map(([date, ofDay]) => ({ date, clients: clientsOf(ofDay) })),
  };
}

/** The price of all pieces of a line, before its discount. */
export function priceOf({ firstCost, amount }: ServiceLine): number {
  return cents(firstCost * amount);
}

/** What a line costs less than its price; a line that was made dearer by hand has none. */
export function discountOf(line: ServiceLine): number {
  return Math.max(0, cents(priceOf(line) - line.cost));
}

/** What each brought on average; nothing when there is none. */
export function averageOf({ count, sum }: Takings): number {
  return count === 0 ? 0 : cents(sum / count);
}

function sumOf(appointments: readonly Rendered[]): number {
  const costs = appointments.flatMap(({ services }) => services.map(({ cost }) => cost));
  return cents(costs.reduce((sum, cost) => sum + cost, 0));
}

function clientsOf(ofDay: readonly Rendered[]): TakenDay["clients"] {
  const byClient = grouped(ofDay, ({ client }) => client?.id ?? null);
  return [...byClient.values()].map((ofClient) => ({
    client: ofClient[0]?.client ?? null,
    members: [...grouped(ofClient, ({ memberId }) => memberId)].map(([id, ofMember]) => ({
      id,
      services: ofMember.flatMap(({ services }) => services),
    })),
  }));
}
