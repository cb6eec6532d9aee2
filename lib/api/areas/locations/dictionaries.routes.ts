import { createRoute } from "@hono/zod-openapi";
import { ok } from "@/lib/domain/result";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { answered } from "@/lib/api/platform/http/envelope";
import { anybody, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { BUSINESS_GROUPS } from "@/lib/domain/dictionaries/business-groups";
import {
  businessGroupsSchema,
  businessGroupToWire,
  citiesQuery,
  citiesSchema,
  cityToWire,
  countriesQuery,
  countriesSchema,
  countryToWire,
} from "./dictionaries.contract";
import type { DictionaryUseCases } from "./dictionaries.usecases";

const common = { ...inArea("Utilities", "partner"), method: "get" } as const;

const countriesRoute = createRoute({
  ...common,
  path: "/countries",
  summary: "List countries",
  description:
    "All countries of ISO 3166-1 by title. `id` is what locations of the partner have as " +
    "`country_id` for the country, else its number of ISO 3166-1.",
  request: { query: countriesQuery },
  responses: { 200: answerOf(countriesSchema, "Countries, by title"), ...failures(422) },
});

const citiesRoute = createRoute({
  ...common,
  path: "/cities",
  summary: "List cities",
  description: "The cities of the partner's locations that say a `city_id`.",
  request: { query: citiesQuery },
  responses: { 200: answerOf(citiesSchema, "Cities, by title"), ...failures(422) },
});

const groupsRoute = createRoute({
  ...common,
  path: "/references/business_groups_with_types",
  summary: "List kinds of businesses by group",
  description: "The numbers of kinds are the `business_type_id` of locations.",
  responses: { 200: answerOf(businessGroupsSchema, "Groups with their kinds"), ...failures() },
});

/** Dictionaries (business.md 17.3). */
export function addDictionaryRoutes(api: Api, dictionaries: DictionaryUseCases): void {
  serve(api, {
    route: countriesRoute,
    who: anybody,
    run: async ({ caller, query: { id, lang = "en" } }) =>
      ok(await dictionaries.countries(caller, { lang, ...(id !== undefined && { id }) })),
    answer: (found) => answered(found.map(countryToWire), { count: found.length }),
  });
  serve(api, {
    route: citiesRoute,
    who: anybody,
    run: async ({ caller, query }) => ok(await dictionaries.cities(caller, query.country_id)),
    answer: (found) => answered(found.map(cityToWire), { count: found.length }),
  });
  serve(api, {
    route: groupsRoute,
    who: anybody,
    run: () => ok(BUSINESS_GROUPS),
    answer: (groups) => {
      const count = groups.reduce((sum, { types }) => sum + types.length, 0);
      return answered(groups.map(businessGroupToWire), { count });
    },
  });
}
