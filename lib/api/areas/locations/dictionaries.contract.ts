import { z } from "zod";
import { one } from "@/lib/api/wire/parameter-aliases";
import { answerText, lenient, wireId, wireIdOrNone } from "@/lib/api/wire/wire-formats";
import type { BusinessGroup } from "@/lib/domain/dictionaries/business-groups";
import type { ListedCity, ListedCountry } from "@/lib/domain/dictionaries/listed-places";
import { readLanguage } from "@/lib/phone/countries-by-title";

const language = lenient(readLanguage, "must be a language, such as en or de-DE", {
  type: "string",
});

/** Query of `GET /countries`; the language is ours (decision 016). */
export const countriesQuery = z.object({
  id: one(wireId).optional().meta({ type: "integer", description: "Only this country" }),
  lang: one(language)
    .optional()
    .meta({ type: "string", description: "Language of the titles, such as de-DE; else English" }),
});

/** Answer of `GET /countries`. */
export const countriesSchema = z.array(
  z
    .looseObject({
      id: wireId,
      title: answerText,
      iso: answerText.meta({ type: "string", description: "Two letters of ISO 3166-1" }),
      phone_code: answerText.meta({ type: "string", description: "Digits; empty = none" }),
    })
    .meta({ id: "Country" }),
);

/** Query of `GET /cities`. */
export const citiesQuery = z.object({ country_id: one(wireId).optional() });

/** Answer of `GET /cities`. */
export const citiesSchema = z.array(
  z.looseObject({ id: wireId, country_id: wireIdOrNone, title: answerText }).meta({ id: "City" }),
);

/** Answer of `GET /references/business_groups_with_types` (business.md 17.3). */
export const businessGroupsSchema = z.array(
  z
    .looseObject({
      id: wireId,
      title: answerText,
      image: answerText,
      image_small: answerText,
      types: z.array(
        z
          .looseObject({ id: wireId, title: answerText, business_group_id: wireId })
          .meta({ id: "BusinessType" }),
      ),
    })
    .meta({ id: "BusinessGroup" }),
);

export const countryToWire = ({ id, title, code, callingCode }: ListedCountry) => ({
  id,
  title,
  iso: code,
  phone_code: callingCode,
});

export const cityToWire = ({ id, countryId, title }: ListedCity) => ({
  id,
  country_id: countryId,
  title,
});

/** A group with its kinds; there are no pictures of them here. */
export function businessGroupToWire({ id, title, types }: BusinessGroup) {
  return {
    id,
    title,
    image: "",
    image_small: "",
    types: types.map((type) => ({ ...type, business_group_id: id })),
  };
}
