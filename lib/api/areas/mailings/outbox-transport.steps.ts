import type { MailingTransport } from "./transport.port";

/** Writes messages to the outbox, and sends nothing. */
export const outboxTransport: MailingTransport = {
  take: (location, message, outbox) => outbox.add(location, message),
};
