import "server-only";
import { cache } from "react";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Board } from "@/lib/views/board";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { board } from "./board";
import type { BoardRequest } from "./board";
import { inPage } from "./in-page";

/** The board of a page; GET /api/ui/board refetches the same. */
export async function loadBoard({ locationId, period, memberId }: BoardRequest): Promise<Board> {
  return cachedBoard(locationId, period.from, period.to, memberId);
}

const cachedBoard = cache(
  async (locationId: LocationId, from: LocalDate, to: LocalDate, memberId?: TeamMemberId) =>
    inPage((visitor) => board(visitor, { locationId, period: { from, to }, memberId })),
);
