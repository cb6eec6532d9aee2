import type { LocationId } from "../ids";

export type SocialLinks = {
  readonly facebook: string;
  readonly instagram: string;
  readonly telegram: string;
  readonly whatsapp: string;
  readonly viber: string;
};

/** What tells the country of a location. */
export type Place = Pick<Location, "country" | "timeZone">;

export type Location = {
  readonly id: LocationId;
  readonly chainId: number;
  readonly chainTitle: string;
  readonly title: string;
  readonly shortDescription: string;
  readonly phone: string;
  readonly country: string;
  readonly city: string;
  readonly address: string;
  readonly zip: string;
  /** Opening hours as text for people; never used for free time (schedule.md 2.3). */
  readonly openingHours: string;
  /** IANA name; every date and wall-clock time of the location follows it. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly isActive: boolean;
  /** Step of the session grid in minutes (schedule.md 12). */
  readonly sessionStepMinutes: number;
  readonly countryId: number;
  readonly cityId: number;
  readonly description: string;
  readonly site: string;
  readonly social: SocialLinks;
  readonly morePhones: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly businessTypeId: number;
  readonly isDeleted: boolean;
};

export const NO_SOCIAL_LINKS: SocialLinks = {
  facebook: "",
  instagram: "",
  telegram: "",
  whatsapp: "",
  viber: "",
};

/** What may be changed of a location (schedule.md 2.4). */
export type LocationFields = Omit<
  Location,
  "id" | "chainId" | "chainTitle" | "currency" | "isActive" | "isDeleted"
>;
