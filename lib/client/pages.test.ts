import { describe, expect, it } from "vitest";
import { everyPage } from "./pages";

/** A list of so many numbers, read page by page. */
function listOf(size: number) {
  const asked: number[] = [];
  const read = async ({ page, count }: { readonly page: number; readonly count: number }) => {
    asked.push(page);
    return Array.from({ length: size }, (_, index) => index).slice(
      (page - 1) * count,
      page * count,
    );
  };
  return { asked, read };
}

describe("every page of a list", () => {
  it.each([
    [0, [1]],
    [299, [1]],
    [300, [1, 2]],
    [301, [1, 2]],
    [750, [1, 2, 3]],
  ])("of %i items is read in order up to the page that is not full", async (size, pages) => {
    const list = listOf(size);
    const items = await everyPage(list.read);
    expect(items).toEqual(Array.from({ length: size }, (_, index) => index));
    expect(list.asked).toEqual(pages);
  });

  it("ends although a server answers full pages for ever", async () => {
    let asked = 0;
    const items = await everyPage(async ({ count }) => {
      asked += 1;
      return Array.from({ length: count }, () => asked);
    });
    expect(asked).toBe(200);
    expect(items).toHaveLength(60_000);
  });

  it("fails with the page that failed", async () => {
    const read = async ({ page, count }: { readonly page: number; readonly count: number }) => {
      if (page === 2) throw new Error("page 2");
      return Array.from({ length: count }, () => 1);
    };
    await expect(everyPage(read)).rejects.toThrow("page 2");
  });
});
