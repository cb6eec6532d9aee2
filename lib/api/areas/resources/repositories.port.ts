import type { ResourceRepository } from "./resource.port";

/** What the area keeps. */
export type ResourceRepositories = {
  readonly resources: ResourceRepository;
};
