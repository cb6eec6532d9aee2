type Sample =
  | string
  | number
  | boolean
  | null
  | readonly Sample[]
  | { readonly [field: string]: Sample };

/** Marks the fields below in the meta of a schema. */
export const ALSO_ANSWERED = "x-also-answered";

/**
 * Tells the document of fields that we answer and nobody here reads: a schema that read them would
 * refuse another backend for a field that is nothing to us. Each is given by a value that it may
 * have.
 */
export function alsoAnswered(samples: Readonly<Record<string, Sample>>) {
  return { [ALSO_ANSWERED]: fieldsOf(samples) };
}

function fieldsOf(samples: Readonly<Record<string, Sample>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(samples).map(([name, sample]) => [name, schemaOf(sample)]),
  );
}

function schemaOf(sample: Sample): object {
  if (sample === null) return {};
  if (isList(sample)) {
    const [item] = sample;
    return { type: "array", items: item === undefined ? {} : schemaOf(item) };
  }
  if (typeof sample === "object") return { type: "object", properties: fieldsOf(sample) };
  return { type: typeof sample };
}

function isList(sample: Sample): sample is readonly Sample[] {
  return Array.isArray(sample);
}
