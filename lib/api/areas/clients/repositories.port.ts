import type {
  ClientRepository,
  ClientCommentRepository,
  TagRepository,
  CustomFieldRepository,
} from "./client.port";

/** What the area keeps. */
export type ClientRepositories = {
  readonly clients: ClientRepository;
  readonly clientComments: ClientCommentRepository;
  readonly tags: TagRepository;
  readonly customFields: CustomFieldRepository;
};
