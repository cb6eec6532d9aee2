/** At most so many items a page (business.md 20). */
const PAGE = 300;

/** No list of a salon is longer than so many pages. */
const MAX_PAGES = 200;

/** Every item of a paged list: a page that is not full is the last one. Pages count from 1. */
export async function everyPage<Item>(
  read: (place: { readonly page: number; readonly count: number }) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a page tells whether there is a next one
    const answer = await read({ page, count: PAGE });
    items.push(...answer);
    if (answer.length < PAGE) break;
  }
  return items;
}
