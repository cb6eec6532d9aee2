/** Reads a value of parsed JSON; throws a ShapeError when it has another form. */
export type Read<T> = (value: unknown) => T;

/** An answer whose form the pages do not know. */
export class ShapeError extends Error {
  constructor(expected: string) {
    super(`The answer holds something else than ${expected}`);
    this.name = "ShapeError";
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** An object, for reading its fields one by one. */
export function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ShapeError("an object");
  }
  return value as Fields; // just proven
}

export const text: Read<string> = (value) => {
  if (typeof value !== "string") throw new ShapeError("a text");
  return value;
};

export const flag: Read<boolean> = (value) => {
  if (typeof value !== "boolean") throw new ShapeError("true or false");
  return value;
};

/** A whole number that the numbers of JSON hold exactly. */
export const whole: Read<number> = (value) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    throw new ShapeError("a whole number");
  }
  return value;
};

/** One of some words. */
export function oneOf<Word extends string>(words: readonly Word[]): Read<Word> {
  return (value) => {
    const word = words.find((each) => each === value);
    if (word === undefined) throw new ShapeError(`one of ${words.join(", ")}`);
    return word;
  };
}

/** Null, or what the reader reads. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null ? null : read(value));
}

/** A list of what the reader reads. */
export function readList<T>(read: Read<T>): Read<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new ShapeError("a list");
    return value.map((each) => read(each));
  };
}
