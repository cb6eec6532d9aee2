import type {
  ClientRepository,
  ClientCommentRepository,
  LabelRepository,
  CustomFieldRepository,
} from "./client.port";

/** What the area keeps. */
export type ClientRepositories = {
  readonly clients: ClientRepository;
  readonly clientComments: ClientCommentRepository;
  readonly labels: LabelRepository;
  readonly customFields: CustomFieldRepository;
};
