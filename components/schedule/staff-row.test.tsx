import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { teamMemberId } from "@/lib/domain/ids";
import { ENGLISH } from "@/lib/format/test-support/english-words";
import type { BoardRow } from "@/lib/views/board";
import { StaffRow } from "./staff-row";

const row: BoardRow = {
  member: {
    id: teamMemberId(9),
    name: "Karl",
    position: "Senior stylist",
    canHaveHours: false,
    isDismissed: true,
    hasPage: false,
  },
  cells: [],
};

function rendered(memberHref: string | undefined): string {
  const parts = { words: ENGLISH, row, index: 0, columns: [], activeColumn: 0, range: null };
  return renderToStaticMarkup(<StaffRow {...parts} memberHref={memberHref} />);
}

describe("the row of a person", () => {
  it("links their page", () => {
    expect(rendered("/7/team/9")).toMatch(/<a [^>]*href="\/7\/team\/9"/);
  });

  it("without a page is no link, and takes the focus all the same", () => {
    const row = rendered(undefined);
    expect(row).not.toContain("<a ");
    expect(row).toMatch(/<[a-z]+ [^>]*data-col="0"[^>]* tabindex="0"/i);
    expect(row).toContain("Karl");
  });
});
