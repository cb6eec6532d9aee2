import { z } from "zod";
import type { Appointment } from "@/lib/domain/salon/appointment";
import type { Location } from "@/lib/domain/salon/location";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import {
  answerText,
  objectOrEmpty,
  unlessNull,
  wireId,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** `/master_record_review/{record_token}` */
export const reviewTokenPath = z.object({
  record_token: z.string().meta({ description: "`review_token` of the booking" }),
});

/** Body of `POST /master_record_review/{record_token}` (business.md 7.1). */
export const ownReviewBody = z
  .looseObject(
    {
      rating: wireInteger({ min: 1, max: 5 }),
      text: unlessNull(wireText(10_000)),
      tips_amount: unlessNull(
        wireNumber.refine((amount) => amount === 0, "must be 0: tips are not taken here"),
      ).meta({ type: "number", description: "0: tips are not taken here" }),
      redirect_prefix: z
        .unknown()
        .optional()
        .meta({ type: "string", description: "Of no use here" }),
    },
    { error: "must be an object" },
  )
  .meta({ id: "OwnReview", example: { rating: 5, text: "Excellent!" } });

/** Answer of both calls (business.md 7.1). */
export const ownReviewSchema = z
  .looseObject({
    favicon_url: answerText,
    is_review_submitted: z.boolean(),
    page_title: answerText,
    master: z.looseObject({
      id: wireId,
      name: answerText,
      company_id: wireId,
      specialization: answerText,
      rating: wireNumber,
      position: objectOrEmpty(z.looseObject({ id: wireId, title: answerText })),
    }),
    company: z.looseObject({ id: wireId, title: answerText, address: answerText }),
    tips: z.array(z.unknown()),
    record: z.looseObject({ id: wireId, payed_cost: wireNumber, date: z.string() }),
    currency: z.looseObject({ iso: answerText, name: answerText, symbol: answerText }),
    agreement_links: z.looseObject({
      terms_of_use: answerText,
      confidentiality_agreement: answerText,
    }),
    language: z.looseObject({ id: wireId, locale: answerText, iso: answerText }),
  })
  .meta({ id: "VisitReview" });

/** A visit that its client may review. */
export type ReviewedVisit = {
  readonly appointment: Appointment;
  readonly member: TeamMember | null;
  readonly location: Location;
  /** Local time of the location with offset. */
  readonly startsAt: string;
  readonly isReviewed: boolean;
};

/** The form of a review; what we do not know has its neutral value (business.md 7.1). */
export function visitToWire({ appointment, member, location, ...told }: ReviewedVisit) {
  return {
    favicon_url: "",
    is_review_submitted: told.isReviewed,
    page_title: "How was your visit?",
    master: {
      id: appointment.memberId,
      name: member?.name ?? "",
      company_id: location.id,
      specialization: member?.specialization ?? "",
      rating: member?.rating ?? 0,
      show_rating: 1,
      avatar: "",
      prepaid: "forbidden",
      position: member?.position ?? [],
    },
    company: { id: location.id, title: location.title, logo: "", address: location.address },
    tips: [],
    record: {
      id: appointment.id,
      payed_cost: appointment.services.reduce((sum, { cost }) => sum + cost, 0),
      date: told.startsAt,
    },
    currency: {
      id: 0,
      iso: location.currency,
      name: location.currency,
      symbol: location.currency,
      is_symbol_after_amount: true,
    },
    agreement_links: { terms_of_use: "", confidentiality_agreement: "" },
    language: { id: 1, locale: "en-US", iso: "usa" },
  };
}
