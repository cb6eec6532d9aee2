/** Problems of a request by the path of the field, `{"0.slots.1": ["…"]}` (schedule.md 5.5). */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;
