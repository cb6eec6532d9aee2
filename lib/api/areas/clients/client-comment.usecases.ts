import type { CommentView } from "./clients.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ClientComment } from "@/lib/domain/salon/client";
import { isoCompactOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ClientCommentRepository } from "./client.port";
import type { ServiceError } from "@/lib/api/platform/errors";

export type ClientCommentService = ReturnType<typeof createClientCommentService>;

/** Notes on clients; that the client is there was checked before (business.md 5.5). */
export function createClientCommentService(deps: {
  readonly comments: ClientCommentRepository;
  readonly log: (entry: object) => void;
}) {
  async function list(scope: StaffScope, clientId: number): Promise<CommentView[]> {
    const comments = await deps.comments.list(scope.id, clientId);
    return comments.map((comment) => viewOf(scope, comment));
  }

  async function add(scope: StaffScope, clientId: number, text: string): Promise<CommentView> {
    const userId = scope.user.id;
    const comment = await deps.comments.add(scope.id, clientId, { text, userId, at: scope.now });
    const { id } = comment;
    deps.log({ event: "client comment created", locationId: scope.id, userId, clientId, id });
    return viewOf(scope, comment);
  }

  async function remove(
    scope: StaffScope,
    clientId: number,
    id: number,
  ): Promise<Result<void, ServiceError>> {
    const isGone = await deps.comments.remove(scope.id, clientId, id);
    if (!isGone) return err({ kind: "not_found", message: "Comment not found." });
    const userId = scope.user.id;
    deps.log({ event: "client comment deleted", locationId: scope.id, userId, clientId, id });
    return ok(undefined);
  }

  return { list, add, remove };
}

function viewOf(scope: StaffScope, comment: ClientComment): CommentView {
  const { timeZone } = scope.location;
  return {
    comment,
    createdAt: isoCompactOffset(timeZone, comment.createdAt),
    updatedAt: isoCompactOffset(timeZone, comment.updatedAt),
  };
}
