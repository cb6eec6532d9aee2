import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { MessageToSend, MailingRepository } from "./mailing.port";

/**
 * Delivers messages. It takes them in the transaction of what causes them: one that sends keeps them
 * in the outbox, too, and sends from there once they are committed.
 */
export interface MailingTransport {
  /** Answers how many messages there are. */
  take(
    location: AuthorizedLocationId,
    message: MessageToSend,
    outbox: MailingRepository,
  ): Promise<number>;
}

export type WithTransport = { readonly transport: MailingTransport };
