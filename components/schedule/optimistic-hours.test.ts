import { MutationObserver, QueryClient, QueryObserver, onlineManager } from "@tanstack/react-query";
import { afterEach, describe, expect, it } from "vitest";
import { boardsKey, sessionsKey, UiError } from "@/lib/client/ui-client";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { cellOf, withWorkingDay } from "@/lib/views/board";
import type { Board } from "@/lib/views/board";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import type { WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { emptyDay } from "@/lib/domain/schedule/working-day";
import type { Interval } from "@/lib/domain/time/interval";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { datesOf } from "@/lib/domain/time/period";
import { hoursMutation } from "./optimistic-hours";
import type { HoursStep, HoursWrite } from "./optimistic-hours";

const nord = locationId(4564);
const lakeside = locationId(4565);
const anna = teamMemberId(3001);
const ben = teamMemberId(3002);
const monday = localDateOf("2026-11-23");
const tuesday = localDateOf("2026-11-24");
const period = { from: monday, to: tuesday };

const span = (from: number, to: number): Interval => ({ from: minuteOf(from), to: minuteOf(to) });
const ten = [span(600, 1080)];
const nine = [span(540, 1020)];
const noon = [span(720, 1200)];

const change = (
  memberId: TeamMemberId,
  date: WorkingDay["date"],
  intervals: readonly Interval[],
): WorkingDayChange => ({ memberId, date, intervals, dayOff: null });

/** Anna's Monday from 10–18 to something else. */
const annasMonday = (to: readonly Interval[], from = ten): HoursStep => ({
  from: change(anna, monday, from),
  to: change(anna, monday, to),
});
const bensTuesday: HoursStep = { from: change(ben, tuesday, []), to: change(ben, tuesday, noon) };

/** Anna works on Monday 10–18, nobody else ever does. */
function aBoard(location: LocationId): Board {
  const rows = [anna, ben].map((id) => ({
    member: { id, name: "", position: "", canHaveHours: true, isDismissed: false, hasPage: true },
    cells: datesOf(period).map((date) => ({ ...emptyDay(date), bookings: [] })),
  }));
  const board: Board = {
    locationId: location,
    timeZone: "Europe/Berlin",
    today: monday,
    period,
    readOnly: null,
    rows,
  };
  return withWorkingDay(board, change(anna, monday, ten));
}

type Sent = {
  readonly step: HoursStep;
  /** The server accepts it and its answer arrives. */
  readonly accept: (answer?: string) => void;
  readonly fail: (error: Error) => void;
};

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A screen that shows the week of a server whose writes are answered by hand. */
function openScreen() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const server = { board: aBoard(nord), reads: 0, sessionReads: 0 };
  const sent: Sent[] = [];
  const said: string[] = [];
  const standing: MemberDay[] = [];
  const week = new QueryObserver<Board>(queryClient, {
    queryKey: [...boardsKey(nord), "week"],
    queryFn: async () => {
      server.reads += 1;
      return server.board;
    },
    initialData: server.board,
    staleTime: Infinity,
  });
  const sessions = new QueryObserver(queryClient, {
    queryKey: sessionsKey(nord, anna, monday),
    queryFn: async () => ++server.sessionReads,
    initialData: 0,
    staleTime: Infinity,
  });
  opened.push(
    week.subscribe(() => {}),
    sessions.subscribe(() => {}),
    () => queryClient.clear(),
  );
  const write: HoursWrite<HoursStep, string> = {
    stepOf: (step) => step,
    standingAfter: () => standing,
    send: (step) =>
      new Promise((resolve, fail) => {
        const accept = (answer = "saved"): void => {
          server.board = withWorkingDay(server.board, step.to);
          resolve(answer);
        };
        sent.push({ step, accept, fail });
      }),
    onSaved: (answer, { to }) => said.push(`${answer} ${to.date}`),
    onFailed: (error, { to }) => said.push(`${error.message} ${to.date}`),
  };
  const edit = (step: HoursStep): Promise<unknown> =>
    new MutationObserver(queryClient, hoursMutation(queryClient, nord, write))
      .mutate(step)
      .catch(() => null);
  const shown = (memberId = anna, date = monday, key: readonly unknown[] = week.options.queryKey) =>
    cellOf(queryClient.getQueryData<Board>(key) ?? aBoard(nord), memberId, date)?.intervals;
  const isSending = (): boolean | undefined =>
    cellOf(queryClient.getQueryData<Board>(week.options.queryKey) ?? aBoard(nord), anna, monday)
      ?.isSending;
  return { queryClient, server, sent, said, standing, edit, shown, isSending };
}

/** Lets everything run that waits for nothing but its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The write that the server got as number `at`; fails when it did not. */
function sentAs(at: number, { sent }: { readonly sent: readonly Sent[] }): Sent {
  const found = sent[at];
  if (!found) throw new Error(`The server got ${sent.length} writes`);
  return found;
}

const refused = new UiError({ kind: "forbidden" });

describe("an edit on its way", () => {
  it("is shown before the server has answered, in every board of the location", async () => {
    const screen = openScreen();
    const month = [...boardsKey(nord), "month"];
    const elsewhere = [...boardsKey(lakeside), "week"];
    screen.queryClient.setQueryData(month, aBoard(nord));
    screen.queryClient.setQueryData(elsewhere, aBoard(lakeside));
    void screen.edit(annasMonday(nine));
    await turn();
    expect(screen.said).toEqual([]);
    expect(screen.shown()).toEqual(nine);
    expect(screen.shown(anna, monday, month)).toEqual(nine);
    expect(screen.shown(anna, monday, elsewhere)).toEqual(ten);
  });

  it("keeps the rows that it does not touch as the same objects", async () => {
    const screen = openScreen();
    const key = [...boardsKey(nord), "week"];
    const before = screen.queryClient.getQueryData<Board>(key);
    void screen.edit(annasMonday(nine));
    await turn();
    const after = screen.queryClient.getQueryData<Board>(key);
    expect(after?.rows[0]).not.toBe(before?.rows[0]);
    expect(after?.rows[1]).toBe(before?.rows[1]);
  });

  it("is not overwritten by a read that set out before it", async () => {
    const screen = openScreen();
    const key = [...boardsKey(nord), "slow"];
    let answer: (board: Board) => void = () => {};
    screen.queryClient.setQueryData(key, aBoard(nord));
    const read = screen.queryClient
      .fetchQuery({ queryKey: key, queryFn: () => new Promise<Board>((done) => (answer = done)) })
      .catch(() => null);
    await turn();
    void screen.edit(annasMonday(nine));
    await turn();
    answer(aBoard(nord));
    await read;
    expect(screen.shown(anna, monday, key)).toEqual(nine);
  });

  it("goes out although a board was asked for and has not come", async () => {
    const screen = openScreen();
    const key = [...boardsKey(nord), "asked"];
    void screen.queryClient.prefetchQuery({ queryKey: key, queryFn: () => new Promise(() => {}) });
    void screen.edit(annasMonday(nine));
    await turn();
    expect(screen.queryClient.getQueryData(key)).toBeUndefined();
    expect(screen.sent).toHaveLength(1);
  });
});

describe("an accepted edit", () => {
  it("is said with the server's answer, stays, and is read back with the sessions", async () => {
    const screen = openScreen();
    const done = screen.edit(annasMonday(nine));
    await turn();
    sentAs(0, screen).accept("set-1");
    await done;
    expect(screen.said).toEqual([`set-1 ${monday}`]);
    expect(screen.shown()).toEqual(nine);
    expect(screen.server).toMatchObject({ reads: 1, sessionReads: 1 });
  });
});

describe("an edit that is not stored yet", () => {
  it.each([
    ["accepted", (sent: Sent) => sent.accept()],
    ["refused", (sent: Sent) => sent.fail(refused)],
  ])("is marked as on its way until it is %s", async (_how, end) => {
    const screen = openScreen();
    const done = screen.edit(annasMonday(nine));
    await turn();
    expect(screen.isSending()).toBe(true);
    end(sentAs(0, screen));
    await done;
    expect(screen.isSending()).not.toBe(true);
  });

  it("shows what stands there when the answer says that it is something else", async () => {
    const screen = openScreen();
    screen.server.board = withWorkingDay(screen.server.board, change(anna, monday, noon));
    screen.standing.push({ memberId: anna, day: { ...emptyDay(monday), intervals: noon } });
    const key = [...boardsKey(nord), "unread"];
    screen.queryClient.setQueryData(key, aBoard(nord));
    const done = screen.edit(annasMonday(nine));
    await turn();
    sentAs(0, screen).accept();
    await done;
    expect(screen.shown(anna, monday, key)).toEqual(noon);
  });

  it("does not wait for a connection, to be sent when nobody thinks of it any more", async () => {
    const screen = openScreen();
    onlineManager.setOnline(false);
    try {
      const done = screen.edit(annasMonday(nine));
      await turn();
      sentAs(0, screen).fail(new UiError({ kind: "offline" }));
      await done;
      expect(screen.said).toEqual([`offline ${monday}`]);
      expect(screen.shown()).toEqual(ten);
    } finally {
      onlineManager.setOnline(true);
    }
  });
});

describe("a failed edit", () => {
  it("puts its cell back and nothing else", async () => {
    const screen = openScreen();
    const failed = screen.edit(annasMonday(nine));
    void screen.edit(bensTuesday);
    await turn();
    sentAs(0, screen).fail(refused);
    await failed;
    expect(screen.said).toEqual([`forbidden ${monday}`]);
    expect(screen.shown()).toEqual(ten);
    expect(screen.shown(ben, tuesday)).toEqual(noon);
  });

  it("leaves its cell alone where a newer edit stands in it", async () => {
    const screen = openScreen();
    const failed = screen.edit(annasMonday(nine));
    const newer = screen.edit(annasMonday(noon, nine));
    await turn();
    sentAs(0, screen).fail(refused);
    await failed;
    expect(screen.shown()).toEqual(noon);
    sentAs(1, screen).accept();
    await newer;
    expect(screen.shown()).toEqual(noon);
  });

  it("puts its cell back in every board that shows it", async () => {
    const screen = openScreen();
    const month = [...boardsKey(nord), "month"];
    screen.queryClient.setQueryData(month, aBoard(nord));
    const failed = screen.edit(annasMonday(nine));
    await turn();
    sentAs(0, screen).fail(refused);
    await failed;
    expect(screen.shown(anna, monday, month)).toEqual(ten);
  });

  it("whose answer was lost shows in the end what the server has", async () => {
    const screen = openScreen();
    const lost = screen.edit(annasMonday(nine));
    await turn();
    screen.server.board = withWorkingDay(screen.server.board, change(anna, monday, nine));
    sentAs(0, screen).fail(new TypeError("Failed to fetch"));
    await lost;
    expect(screen.said).toEqual([`Failed to fetch ${monday}`]);
    expect(screen.server.reads).toBe(1);
    expect(screen.shown()).toEqual(nine);
  });
});

describe("a queue of edits", () => {
  it("goes to the server one after another, in the order of the screen", async () => {
    const screen = openScreen();
    void screen.edit(annasMonday(nine));
    void screen.edit(bensTuesday);
    await turn();
    expect(screen.sent.map(({ step }) => step)).toEqual([annasMonday(nine)]);
    expect(screen.shown(ben, tuesday)).toEqual(noon);
    sentAs(0, screen).accept();
    await turn();
    expect(screen.sent.map(({ step }) => step)).toEqual([annasMonday(nine), bensTuesday]);
  });

  it("reads anew once, after its last edit, so that no edit under way is overwritten", async () => {
    const screen = openScreen();
    const first = screen.edit(annasMonday(nine));
    const last = screen.edit(bensTuesday);
    await turn();
    sentAs(0, screen).accept();
    await first;
    await turn();
    expect(screen.server).toMatchObject({ reads: 0, sessionReads: 0 });
    expect(screen.shown(ben, tuesday)).toEqual(noon);
    sentAs(1, screen).accept();
    await last;
    expect(screen.server).toMatchObject({ reads: 1, sessionReads: 1 });
    expect(screen.shown()).toEqual(nine);
    expect(screen.shown(ben, tuesday)).toEqual(noon);
  });

  it("reads anew after its last edit failed, too", async () => {
    const screen = openScreen();
    void screen.edit(annasMonday(nine));
    const last = screen.edit(bensTuesday);
    await turn();
    sentAs(0, screen).accept();
    await turn();
    sentAs(1, screen).fail(refused);
    await last;
    expect(screen.server.reads).toBe(1);
    expect(screen.shown()).toEqual(nine);
    expect(screen.shown(ben, tuesday)).toEqual([]);
  });
});

describe("an undo", () => {
  const undo: HoursStep = { from: change(anna, monday, nine), to: change(anna, monday, ten) };

  /** A screen on which Anna's Monday was changed to 9–17 and saved. */
  async function afterEdit() {
    const screen = openScreen();
    const done = screen.edit(annasMonday(nine));
    await turn();
    sentAs(0, screen).accept();
    await done;
    return screen;
  }

  it("is shown at once and waits behind the edits before it", async () => {
    const screen = await afterEdit();
    void screen.edit(bensTuesday);
    void screen.edit(undo);
    await turn();
    expect(screen.shown()).toEqual(ten);
    expect(screen.sent).toHaveLength(2);
    sentAs(1, screen).accept();
    await turn();
    expect(sentAs(2, screen).step).toEqual(undo);
  });

  it("that is refused shows the edit again", async () => {
    const screen = await afterEdit();
    const refusedUndo = screen.edit(undo);
    await turn();
    sentAs(1, screen).fail(refused);
    await refusedUndo;
    expect(screen.shown()).toEqual(nine);
  });

  it("that met a colleague's edit shows the colleague's hours", async () => {
    const screen = await afterEdit();
    const conflict = screen.edit(undo);
    await turn();
    sentAs(1, screen).accept("kept");
    screen.server.board = withWorkingDay(screen.server.board, change(anna, monday, noon));
    await conflict;
    expect(screen.said.at(-1)).toBe(`kept ${monday}`);
    expect(screen.shown()).toEqual(noon);
  });
});
