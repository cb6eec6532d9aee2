import type { MailingRepository, PushSettingRepository } from "./mailing.port";

/** What the area keeps. */
export type MailingRepositories = {
  readonly mailings: MailingRepository;
  readonly pushSettings: PushSettingRepository;
};
