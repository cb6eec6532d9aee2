import { z } from "zod";
import type { LocationId } from "@/lib/domain/ids";
import type { CopiedContent, DuplicationStrategy } from "@/lib/domain/salon/duplication-strategy";
import type { RepeatMode, Repetition } from "@/lib/domain/schedule/repeat-dates";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { appointmentToWire } from "@/lib/api/areas/appointments/appointments.contract";
import type { AppointmentView } from "@/lib/api/areas/appointments/appointments.contract";
import { eventSchema, eventToWire } from "./events.contract";
import type { EventView } from "./events.contract";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireDate, wireDateTime } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  unlessNull,
  wireBoolean,
  wireId,
  wireInteger,
  wireText,
} from "@/lib/api/wire/wire-formats";

export const MAX_COPIES = 100;

const REPEAT_MODES = [
  { id: 1, mode: "daily", title: "Daily" },
  { id: 2, mode: "weekdays", title: "On weekdays" },
  { id: 3, mode: "mon_wed_fri", title: "Monday, Wednesday, Friday" },
  { id: 4, mode: "tue_thu", title: "Tuesday, Thursday" },
  { id: 5, mode: "weekly", title: "Weekly" },
  { id: 6, mode: "monthly", title: "Monthly" },
  { id: 7, mode: "yearly", title: "Yearly" },
] as const satisfies readonly { id: number; mode: RepeatMode; title: string }[];

const repeatMode = wireInteger({ min: 1, max: 7 });
const contentType = wireInteger({ min: 1, max: 2 });

/** Without the appointments or with them (business.md 8.5). */
function contentOf(number: number): CopiedContent {
  return number === 2 ? "event_with_seats" : "event";
}
const interval = wireInteger({ min: 0, max: 52 });
const days = listOf(wireInteger({ min: 0, max: 6 }));

/** `/activity/{location_id}/duplication_strategy/{strategy_id}` */
export const strategyPath = z.object({ location_id: wireId, strategy_id: wireId });

/** Body of a new strategy and of its change (business.md 8.6). */
export const strategyBody = z
  .looseObject(
    {
      title: wireText(255).refine((title) => title.trim() !== "", { error: "must not be empty" }),
      repeat_mode_id: repeatMode,
      days: unlessNull(days),
      interval: unlessNull(interval),
      content_type: unlessNull(contentType),
    },
    { error: "must be an object" },
  )
  .transform((body): Omit<DuplicationStrategy, "id"> => ({
    title: body.title,
    ...repetitionOf(body.repeat_mode_id, body),
    content: contentOf(body.content_type ?? 1),
  }))
  .meta({ id: "NewDuplicationStrategy", example: { title: "Every Monday", repeat_mode_id: 5 } });

export const strategySchema = z
  .looseObject({
    id: wireId,
    company_id: wireId,
    title: answerText,
    repeat_mode_id: repeatMode,
    repeat_mode: z.looseObject({ id: wireId, title: answerText }),
    days: z.array(z.number()),
    interval: z.number(),
    content_type: contentType,
  })
  .meta({ id: "DuplicationStrategy" });

export const strategiesSchema = z.array(strategySchema);

/** A strategy in the form of business.md 8.6. */
export function strategyToWire(strategy: DuplicationStrategy, locationId: LocationId) {
  const repeated = REPEAT_MODES.find(({ mode }) => mode === strategy.mode);
  if (!repeated) throw new Error(`No number for ${strategy.mode}`);
  return {
    id: strategy.id,
    company_id: locationId,
    title: strategy.title,
    repeat_mode_id: repeated.id,
    repeat_mode: { id: repeated.id, title: repeated.title },
    days: strategy.days,
    interval: strategy.interval,
    content_type: strategy.content === "event" ? 1 : 2,
  };
}

const duplicateBody = z.looseObject(
  {
    dates: unlessNull(listOf(wireDateTime)),
    duplication_strategy_id: unlessNull(wireId),
    repeat_mode_id: unlessNull(repeatMode),
    interval: unlessNull(interval),
    days: unlessNull(days),
    content_type: unlessNull(contentType),
    from: unlessNull(wireDate),
    till: unlessNull(wireDate),
    count: unlessNull(wireInteger({ min: 1, max: MAX_COPIES })),
    hours: unlessNull(wireInteger({ min: 0, max: 23 })),
    minutes: unlessNull(wireInteger({ min: 0, max: 59 })),
    force: unlessNull(wireBoolean),
  },
  { error: "must be an object" },
);

type Body = z.infer<typeof duplicateBody>;

/** Body of `POST /activity/{location_id}/{event_id}/duplicate`, three ways (business.md 8.5). */
export const duplicateBodySchema = aliased(duplicateBody)
  .transform((body, context): EventDuplication => {
    const problems = problemsOf(body);
    for (const [field, message] of problems) {
      context.issues.push({ code: "custom", message, path: [field], input: body });
    }
    return problems.length > 0 ? z.NEVER : duplicationOf(body);
  })
  .meta({
    id: "EventDuplication",
    example: { dates: ["2026-10-03T13:30:00"], content_type: 1, force: false },
  });

/** A wish for copies: start times, or dates of a repetition. */
export type EventDuplication = {
  readonly ignoresBusy: boolean;
  /** Null = as the strategy says. */
  readonly content: CopiedContent | null;
  readonly starts:
    | { readonly kind: "list"; readonly dates: readonly string[] }
    | {
        readonly kind: "repetition";
        /** The id of a strategy stands for the repetition it names. */
        readonly repetition: Repetition | number;
        readonly from: LocalDate;
        readonly till: LocalDate | null;
        readonly count: number | null;
        /** Minute of the day; null = that of the event. */
        readonly minute: number | null;
      };
};

function problemsOf(body: Body): [field: string, message: string][] {
  const problems: [string, string][] = [];
  if (body.content_type === undefined && !body.duplication_strategy_id) {
    problems.push(["content_type", "is required"]);
  }
  if (body.dates) {
    const isFitting = body.dates.length > 0 && body.dates.length <= MAX_COPIES;
    if (!isFitting) problems.push(["dates", `must be 1 to ${MAX_COPIES} start times`]);
    return problems;
  }
  if (!body.duplication_strategy_id && !body.repeat_mode_id) {
    problems.push(["dates", "is required, or duplication_strategy_id, or repeat_mode_id"]);
    return problems;
  }
  if (!body.from) problems.push(["from", "is required"]);
  if (!body.till && !body.count) problems.push(["till", "is required, or count"]);
  if (body.from && body.till && body.till < body.from) {
    problems.push(["till", "must not be before from"]);
  }
  return problems;
}

function duplicationOf(body: Body): EventDuplication {
  const common = {
    ignoresBusy: body.force ?? false,
    content: body.content_type ? contentOf(body.content_type) : null,
  };
  const { from, hours, minutes } = body;
  if (body.dates || !from) {
    return { ...common, starts: { kind: "list", dates: body.dates ?? [] } };
  }
  const isTimed = hours !== undefined || minutes !== undefined;
  return {
    ...common,
    starts: {
      kind: "repetition",
      repetition: body.duplication_strategy_id ?? repetitionOf(body.repeat_mode_id ?? 1, body),
      from,
      till: body.till ?? null,
      count: body.count ?? null,
      minute: isTimed ? (hours ?? 0) * 60 + (minutes ?? 0) : null,
    },
  };
}

function repetitionOf(
  modeId: number,
  body: { readonly interval?: number | undefined; readonly days?: readonly number[] | undefined },
): Repetition {
  const repeated = REPEAT_MODES.find(({ id }) => id === modeId);
  if (!repeated) throw new Error(`A schema let the repeat mode ${modeId} through`);
  return { mode: repeated.mode, interval: body.interval ?? 0, days: body.days ?? [] };
}

export type EventCopyView = {
  readonly view: EventView;
  readonly records: readonly AppointmentView[];
};

export const copiesSchema = z.array(
  eventSchema.omit({ staff_id: true }).extend({ master_id: wireId, records: z.array(z.unknown()) }),
);

/** A copy: the answer of this call says master instead of staff (business.md 8.5). */
export function eventCopyToWire({ view, records }: EventCopyView) {
  const { staff_id, staff, ...event } = eventToWire(view);
  return {
    ...event,
    master_id: staff_id,
    master: staff,
    records: records.map(appointmentToWire),
  };
}
