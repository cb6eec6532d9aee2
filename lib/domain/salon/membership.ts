import type { TeamMemberId, UserId } from "../ids";
import type { Access } from "./access";

/** A person who may log in, without their rights. */
export type Person = {
  readonly id: UserId;
  readonly name: string;
  /** Digits only. */
  readonly phone: string;
  /** Lower case. */
  readonly email: string;
};

/** What a location keeps of a user. */
export type Membership = {
  readonly userId: UserId;
  readonly access: Access;
  /** False until the invited person logs in; until then there are no rights. */
  readonly isApproved: boolean;
  /** As typed in the invitation. */
  readonly invitedName: string;
  readonly invitedContact: string;
  readonly information: string;
};

/** A user of a location; of who did not accept yet only what was typed is known. */
export type LocationUser = Person & {
  readonly membership: Membership;
  readonly memberId: TeamMemberId | null;
};
