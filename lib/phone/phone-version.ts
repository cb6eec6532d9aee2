/**
 * Goes with the phone of every login and member that is written: how it was read. Whoever changes how
 * stored phones are read makes it one more, and the next start reads those of older versions, once.
 * Clients have `CLIENT_KEYS_VERSION` for that.
 */
export const PHONE_VERSION = 1;
