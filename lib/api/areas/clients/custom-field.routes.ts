import { createRoute } from "@hono/zod-openapi";
import {
  customFieldBody,
  customFieldListSchema,
  customFieldOf,
  customFieldPath,
  customFieldSchema,
  customFieldsPath,
  customFieldToWire,
} from "./custom-fields.contract";
import { readId } from "@/lib/api/wire/wire-formats";
import type { CustomFieldUseCases } from "./custom-field.usecases";
import { ok } from "@/lib/domain/result";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { staff, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered, answeredEmpty } from "@/lib/api/platform/http/envelope";

const common = inArea("Custom Fields", "user");

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/custom_fields/{field_category}/{location_id}",
  summary: "List custom fields",
  description: "The further fields of clients (`client`) or of appointments (`record`).",
  request: { params: customFieldsPath },
  responses: { 200: answerOf(customFieldListSchema, "Fields by id"), ...failures(403, 404) },
});

const createFieldRoute = createRoute({
  ...common,
  method: "post",
  path: "/custom_fields/{field_category}/{location_id}",
  summary: "Create a custom field",
  description: "Its code is what values are sent by, and cannot be taken twice.",
  request: { params: customFieldsPath, body: bodyOf(customFieldBody) },
  responses: {
    200: answerOf(customFieldSchema, "The field"),
    ...failures(400, 403, 404, 413, 422),
  },
});

const changeRoute = createRoute({
  ...common,
  method: "put",
  path: "/custom_fields/{field_category}/{location_id}/{field_id}",
  summary: "Change a custom field",
  description: "Code and type stay: values hang on them.",
  request: { params: customFieldPath, body: bodyOf(customFieldBody) },
  responses: {
    204: { description: "Changed; no body" },
    ...failures(400, 403, 404, 413, 422),
  },
});

const deleteRoute = createRoute({
  ...common,
  method: "delete",
  path: "/custom_fields/{field_category}/{location_id}/{field_id}",
  summary: "Delete a custom field",
  description: "With the values that clients or appointments have of it.",
  request: { params: customFieldPath },
  responses: { 204: { description: "Deleted; no body" }, ...failures(403, 404) },
});

const who = staff("client_settings");

/** Custom fields (business.md 15). */
export function addCustomFieldRoutes(api: Api, fields: CustomFieldUseCases): void {
  serve(api, {
    route: listRoute,
    who: staff("membership"),
    run: async ({ scope, path }) => {
      const found = await fields.list(scope, path.field_category);
      return found.ok ? ok(found.value.map((each) => customFieldToWire(each, scope.id))) : found;
    },
    answer: (items) => answered(items),
  });
  serve(api, {
    route: createFieldRoute,
    who,
    before: (_entered, _body, path) => {
      const category = fields.reach(path["field_category"]);
      return category.ok ? null : category.error;
    },
    run: async ({ scope, path, body }) => {
      const category = fields.reach(path.field_category);
      if (!category.ok) return category;
      const created = await fields.create(scope, customFieldOf(category.value, body));
      return created.ok ? ok(customFieldToWire(created.value, scope.id)) : created;
    },
    answer: (field) => answered(field),
  });
  serve(api, {
    route: changeRoute,
    who,
    before: async ({ scope }, _body, path) => {
      const found = await fields.find(scope, path["field_category"], readId(path["field_id"]));
      return found.ok ? null : found.error;
    },
    run: ({ scope, path, body }) => {
      const category = fields.reach(path.field_category);
      if (!category.ok) return category;
      return fields.update(scope, { ...customFieldOf(category.value, body), id: path.field_id });
    },
    answer: () => answeredEmpty(204),
  });
  serve(api, {
    route: deleteRoute,
    who,
    run: ({ scope, path }) => fields.remove(scope, path.field_category, path.field_id),
    answer: () => answeredEmpty(204),
  });
}
