import type { ServiceRepository, ServiceWriting, CategoryRepository } from "./catalogue.port";

/** What the area keeps. */
export type CatalogueRepositories = {
  readonly services: ServiceRepository;
  readonly serviceWriting: ServiceWriting;
  readonly categories: CategoryRepository;
};
