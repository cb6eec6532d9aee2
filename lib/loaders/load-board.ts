import "server-only";
import { cache } from "react";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Board } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { currentSessionId } from "@/lib/server/current-visitor";
import { boardInTurn } from "./board";
import type { BoardRequest } from "./board";
import { inPage } from "./in-page";

/**
 * The board of a page; GET /api/ui/board refetches the same. Null where this person has too many reads
 * waiting: then the page comes without, and asks again by itself.
 */
export async function loadBoard(request: BoardRequest): Promise<Board | null> {
  const { locationId, period, memberId } = request;
  return cachedBoard(locationId, period.from, period.to, memberId);
}

const cachedBoard = cache(
  async (locationId: LocationId, from: LocalDate, to: LocalDate, memberId?: TeamMemberId) =>
    inPage(async (visitor) => {
      const sessionId = (await currentSessionId()) ?? ""; // a visitor has one
      const { signal } = new AbortController(); // a page does not tell that its client left
      const request = { locationId, period: { from, to }, memberId };
      return boardInTurn({ visitor, sessionId, signal }, request);
    }),
);
