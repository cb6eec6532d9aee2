import type { CommentView } from "./clients.contract";
import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ClientComment } from "@/lib/domain/salon/client";
import { isoCompactOffset } from "@/lib/zone/iso";
import type { StaffScope } from "@/lib/api/platform/access";
import { auditedWrite } from "@/lib/api/platform/audit-log";
import type { Log } from "@/lib/api/platform/audit-log";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Stored } from "@/lib/api/platform/transactional";
import { NO_CLIENT } from "./client-views.rules";
import type { ClientRepositories } from "./repositories.port";

type Needs = Pick<ClientRepositories, "clients" | "clientComments">;

export type ClientCommentUseCases = ReturnType<typeof createClientCommentUseCases>;

/** Notes on clients; that the client is there was checked before (business.md 5.5). */
export function createClientCommentUseCases(deps: {
  readonly store: Stored<Needs>;
  readonly log: Log;
}) {
  const write = auditedWrite<Needs>(deps);

  async function list(scope: StaffScope, clientId: number): Promise<CommentView[]> {
    const comments = await deps.store.clientComments.list(scope.id, clientId);
    return comments.map((comment) => viewOf(scope, comment));
  }

  /** Whoever is merged or deleted meanwhile gets no comment, which nobody would read. */
  function add(
    scope: StaffScope,
    clientId: number,
    text: string,
  ): Promise<Result<CommentView, ServiceError>> {
    return write(scope, async ({ clients, clientComments }, audit) => {
      if (!(await clients.lock(scope.id, clientId))) return err(NO_CLIENT);
      const written = { text, userId: scope.user.id, at: scope.now };
      const comment = await clientComments.add(scope.id, clientId, written);
      audit("client comment created", { clientId, id: comment.id });
      return ok(viewOf(scope, comment));
    });
  }

  function remove(
    scope: StaffScope,
    clientId: number,
    id: number,
  ): Promise<Result<void, ServiceError>> {
    return write(scope, async ({ clientComments }, audit) => {
      const isGone = await clientComments.remove(scope.id, clientId, id);
      if (!isGone) return err({ kind: "not_found", message: "Comment not found." });
      audit("client comment deleted", { clientId, id });
      return ok(undefined);
    });
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
