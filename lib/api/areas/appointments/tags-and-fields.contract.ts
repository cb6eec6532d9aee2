import { z } from "zod";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { customValues, tagIds } from "@/lib/api/areas/clients/new-client.contract";
import { answerText, listOf, objectOrEmpty, wireId } from "@/lib/api/wire/wire-formats";

/** Tags and custom fields that a body sets; what is undefined stays as it is. */
export type MarksToSet = {
  readonly tagIds?: readonly number[];
  /** By code; still to be checked against the fields of the location. */
  readonly customValues?: Readonly<Record<string, unknown>>;
};

/** Fields of a body for tags and custom fields of an appointment (business.md 6.4). */
export const marksFields = {
  record_labels: tagIds.optional(),
  custom_fields: customValues.optional(),
};

type Told = {
  readonly [Field in keyof typeof marksFields]?: z.infer<(typeof marksFields)[Field]>;
};

/** What a body tells. */
export function toldMarks({ record_labels, custom_fields }: Told): MarksToSet {
  return {
    ...(record_labels && { tagIds: record_labels }),
    ...(custom_fields && { customValues: custom_fields }),
  };
}

/** The fields of a body for what is told. */
export function marksToSend(marks: MarksToSet): Record<string, unknown> {
  return {
    ...(marks.tagIds && { record_labels: marks.tagIds }),
    ...(marks.customValues && { custom_fields: marks.customValues }),
  };
}

/** Tags and custom fields of an answer (business.md 6.2). */
export const marksSchema = {
  record_labels: listOf(
    z.looseObject({
      id: wireId,
      title: answerText,
      color: answerText,
      icon: answerText.optional(),
    }),
  ).optional(),
  custom_fields: objectOrEmpty(z.record(z.string(), z.union([z.string(), z.number()]))).optional(),
};

/** Light letters on any tag, as on the colours of the journal. */
const FONT_COLOR = "#ffffff";

/** The fields of an answer; custom fields that the user may not see are left empty. */
export function marksToWire(
  { tags, customFields }: Pick<Appointment, "tags" | "customFields">,
  showsCustomFields: boolean,
) {
  const isEmpty = !showsCustomFields || Object.keys(customFields).length === 0;
  return {
    record_labels: tags.map(({ id, title, color, icon }) => ({
      id,
      title,
      color,
      icon,
      font_color: FONT_COLOR,
    })),
    custom_fields: isEmpty ? [] : customFields,
  };
}

type Answered = {
  readonly [Field in keyof typeof marksSchema]?: z.infer<(typeof marksSchema)[Field]>;
};

/** Reads the fields of an answer. */
export function marksFromWire(data: Answered): Pick<Appointment, "tags" | "customFields"> {
  return {
    tags: (data.record_labels ?? []).map(({ id, title, color, icon }) => ({
      id,
      title,
      color,
      icon: icon ?? "",
    })),
    customFields: data.custom_fields ?? {},
  };
}
