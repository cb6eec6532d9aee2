/** One piece of a resource: this wash basin. */
export type ResourceInstance = {
  readonly id: number;
  readonly title: string;
  readonly resourceId: number;
};

/** A kind of room or device; it has no hours, its pieces are busy while something holds them. */
export type Resource = {
  readonly id: number;
  readonly title: string;
  readonly instances: readonly ResourceInstance[];
};
