import { describe, expect, it } from "vitest";
import { UiError } from "@/lib/client/ui-client";
import { sureAnswer } from "./sure-answer";

const lost = new TypeError("Failed to fetch");
const broken = new UiError({ kind: "unexpected" });
const away = new UiError({ kind: "unreachable" });

type Answer = string | Error;

/** Sends and asks with answers by hand, one after the other. */
function anAct(sends: readonly Answer[], asks: readonly (boolean | Error)[], isOnline = true) {
  const left = { sends: [...sends], asks: [...asks] };
  const said: string[] = [];
  const take = async <T>(what: string, list: (T | Error)[]): Promise<T> => {
    said.push(what);
    const next = list.shift();
    if (next === undefined) throw new Error(`Nobody expected to ${what}`);
    if (next instanceof Error) throw next;
    return next;
  };
  const answer = sureAnswer({
    send: () => take("send", left.sends),
    ask: () => take("ask", left.asks),
    isOnline: () => isOnline,
    refusalOf: (error) =>
      error instanceof UiError ? error.refusal : { kind: "unreachable" as const },
    pause: async () => {},
  });
  return { answer, said };
}

describe("an act", () => {
  it("that is answered is sent once and asked about never", async () => {
    const { answer, said } = anAct(["saved"], []);
    expect(await answer).toBe("saved");
    expect(said).toEqual(["send"]);
  });

  it("that is refused is not asked about: nothing was stored", async () => {
    const refused = new UiError({ kind: "forbidden" });
    const { answer, said } = anAct([refused], []);
    await expect(answer).rejects.toBe(refused);
    expect(said).toEqual(["send"]);
  });

  it("is not sent while the browser is offline", async () => {
    const { answer, said } = anAct([], [], false);
    await expect(answer).rejects.toMatchObject({ refusal: { kind: "offline" } });
    expect(said).toEqual([]);
  });
});

describe("an act whose answer was lost", () => {
  it.each([
    ["the connection broke", lost],
    ["the server broke", broken],
    ["the account behind the server was away", away],
  ])("gets its first answer when it is stored: %s", async (_why, error) => {
    const { answer, said } = anAct([error, "saved"], [true]);
    expect(await answer).toBe("saved");
    expect(said).toEqual(["send", "ask", "send"]);
  });

  it("is asked about until it is stored", async () => {
    const { answer, said } = anAct([lost, "saved"], [new Error("away"), false, true]);
    expect(await answer).toBe("saved");
    expect(said).toEqual(["send", "ask", "ask", "ask", "send"]);
  });

  it("and is not stored is never sent again by itself", async () => {
    const { answer, said } = anAct([lost], [false, false, false]);
    await expect(answer).rejects.toMatchObject({ refusal: { kind: "unreachable" } });
    expect(said).toEqual(["send", "ask", "ask", "ask"]);
  });

  it("keeps the server's reason when it is not stored", async () => {
    const { answer } = anAct([broken], [false, false, false]);
    await expect(answer).rejects.toMatchObject({ refusal: { kind: "unexpected" } });
  });

  it("from a server that is another build now is not sent again: the page must be loaded anew", async () => {
    const upgraded = new UiError({ kind: "upgraded" });
    const { answer, said } = anAct([lost], [upgraded]);
    await expect(answer).rejects.toBe(upgraded);
    expect(said).toEqual(["send", "ask"]);
  });

  it("is said to be unknown while the server says nothing", async () => {
    const { answer } = anAct([lost], [new Error("a"), false, new Error("b")]);
    await expect(answer).rejects.toMatchObject({ refusal: { kind: "unanswered" } });
  });
});
