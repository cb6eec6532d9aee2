/** What has custom fields (business.md 15). */
export type FieldCategory = "appointment" | "client";

/** Forms of a value (business.md 15). */
export type FieldType = "text" | "number" | "select" | "date" | "datetime";

/** A field that a location added to its clients or appointments (business.md 15). */
export type CustomField = {
  readonly id: number;
  readonly category: FieldCategory;
  readonly type: FieldType;
  /** The key in `custom_fields`. */
  readonly code: string;
  readonly title: string;
  readonly isEditable: boolean;
  readonly isShown: boolean;
  /** Choices of a select. */
  readonly choices: readonly string[];
};
