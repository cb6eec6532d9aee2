import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberFacts } from "@/lib/domain/salon/team-member";
import { teamMemberId, userId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { OpenStore } from "@/lib/api/store/open-store";
import type { Connection } from "@/lib/data/connection";
import { refreshPhones } from "@/lib/data/refresh-phones";
import { users } from "@/lib/data/schema/people";
import { teamMembers } from "@/lib/data/schema/salon";
import { LAKESIDE, NORD, NOW, PATAN, TODAY, aMemberDay } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

/** A program of the demo salon asks for a token. */
const ASKED = { now: NOW, partnerId: 801 };

const ANNAS_LOGIN = userId(7004);
const RECEPTION = userId(7003);
const PHONE = "4915112345678";

const facts = (over: Partial<MemberFacts> = {}): MemberFacts => ({
  name: "Nora Vale",
  specialization: "Colourist",
  positionId: 13,
  userId: null,
  apiId: "x-1",
  information: "<p>Hi</p>",
  hasTimetable: true,
  isDismissed: false,
  isHidden: false,
  weight: 1,
  phone: "",
  ...over,
});

describe.each(TEST_ENGINES)("team and users on $name", ({ openDemo }) => {
  let opened: OpenStore;
  let connection: Connection;
  const store = () => opened.store;

  beforeAll(async () => {
    opened = await openDemo(NOW, (connected) => (connection = connected));
  });
  afterAll(() => opened.close());

  describe("members", () => {
    test("a new one has an id of its own and shows in the read model at once", async () => {
      await store().readModel.team(NORD, TODAY);
      const id = await store().teamWriting.add(NORD, facts());
      expect(id).toBeGreaterThan(100_000);
      const team = await store().readModel.team(NORD, TODAY);
      expect(team.find((each) => each.id === id)).toMatchObject({
        name: "Nora Vale",
        position: { id: 13, title: "Colourist" },
        apiId: "x-1",
        information: "<p>Hi</p>",
        scheduleUntil: null,
      });
    });

    test("changes touch the named facts only, and nothing of another location", async () => {
      const id = await store().teamWriting.add(NORD, facts());
      await store().teamWriting.change(NORD, id, { name: "Ida", positionId: null });
      await store().teamWriting.change(LAKESIDE, id, { name: "Stranger" });
      await store().teamWriting.change(NORD, id, {});
      expect(await store().team.find(NORD, id, TODAY)).toMatchObject({
        name: "Ida",
        position: null,
        specialization: "Colourist",
      });
    });

    test("hours go from a date on, in tables and in memory", async () => {
      const memberId = await store().teamWriting.add(NORD, facts());
      const dates = ["2026-11-24", "2026-11-25", "2027-02-01"];
      await store().hours.save(
        NORD,
        dates.map((date) => aMemberDay({ memberId, date })),
      );
      const working = () =>
        store().readModel.workingDates(NORD, [memberId], localDateOf("2026-11-01"));
      expect(await working()).toEqual(dates);
      expect(await store().hours.removeFrom(LAKESIDE, memberId, TODAY)).toBe(0);
      expect(await store().hours.removeFrom(NORD, memberId, TODAY)).toBe(2);
      expect(await working()).toEqual(["2026-11-24"]);
      const team = await store().readModel.team(NORD, TODAY);
      expect(team.find((each) => each.id === memberId)?.scheduleUntil).toBe("2026-11-24");
    });

    test("a login is that of one member, and of none once they are removed", async () => {
      const [first, second] = [
        await store().teamWriting.add(NORD, facts({ phone: PHONE })),
        await store().teamWriting.add(NORD, facts()),
      ];
      await store().teamWriting.linkUser(NORD, RECEPTION, first);
      await store().teamWriting.linkUser(NORD, RECEPTION, second);
      const linked = async () => (await store().users.find(NORD, RECEPTION))?.memberId;
      expect(await linked()).toBe(second);
      await store().teamWriting.markRemoved(NORD, second);
      expect(await linked()).toBeNull();
      expect(await store().teamWriting.isPhoneTaken(NORD, ["", PHONE])).toBe(true);
      expect(await store().teamWriting.isPhoneTaken(LAKESIDE, [PHONE])).toBe(false);
      await store().teamWriting.markRemoved(NORD, first);
      expect(await store().teamWriting.isPhoneTaken(NORD, ["", PHONE])).toBe(false);
      expect(await store().teamWriting.isPhoneTaken(NORD, [""])).toBe(false);
    });

    test("a position has one id in the chain", async () => {
      const made = await store().positions.ensure(NORD, 900, { title: "Make-up artist" });
      expect(made.id).toBeGreaterThan(100_000);
      expect(await store().positions.ensure(NORD, 900, { title: "MAKE-UP ARTIST" })).toEqual(made);
      expect(await store().positions.ensure(PATAN, 900, { title: "Make-up artist" })).toEqual(made);
      expect(await store().positions.list(PATAN)).toEqual([made]);
      expect(await store().positions.list(LAKESIDE)).toEqual([]);
    });
  });

  describe("phones", () => {
    const aNationalOne = (index: number) => `03055570${index}`;
    const phoneOf = async (id: number) => {
      const { phone } = teamMembers;
      const [row] = await connection.db
        .select({ phone })
        .from(teamMembers)
        .where(eq(teamMembers.id, teamMemberId(id)));
      return row?.phone;
    };

    test("of members stay as they were written, when the database opens again", async () => {
      const added = await store().teamWriting.add(NORD, facts({ phone: aNationalOne(1) }));
      const changed = await store().teamWriting.add(NORD, facts({ phone: aNationalOne(2) }));
      const untouched = await store().teamWriting.add(NORD, facts({ phone: aNationalOne(3) }));
      await connection.db.update(teamMembers).set({ phoneVersion: 0 }); // as of older versions
      const addedLater = await store().teamWriting.add(NORD, facts({ phone: aNationalOne(4) }));
      await store().teamWriting.change(NORD, changed, { phone: aNationalOne(5) });
      await store().teamWriting.change(NORD, untouched, { name: "Ida" });
      await refreshPhones(connection.db);
      expect(await phoneOf(added)).toBe("4930555701");
      expect(await phoneOf(addedLater)).toBe(aNationalOne(4));
      expect(await phoneOf(changed)).toBe(aNationalOne(5));
      expect(await phoneOf(untouched)).toBe("4930555703");
    });

    test("of logins stay as they were written, when the database opens again", async () => {
      const phone = aNationalOne(6);
      await store().users.add(NORD, [{ name: "S", phone, email: "", passwordHash: "none" }]);
      const [login] = await store().users.withContacts({ phones: [phone], emails: [] });
      const [membership] = await store().users.memberships([NORD], userId(7002));
      if (!login || !membership) throw new Error("There is no such user");
      await store().users.save(NORD, [{ ...membership, userId: login.id }]);
      const { id } = login;
      const find = () => store().users.find(NORD, id);
      await refreshPhones(connection.db);
      expect(await find()).toMatchObject({ phone });
      await connection.db.update(users).set({ phoneVersion: 0 });
      await refreshPhones(connection.db);
      expect(await find()).toMatchObject({ phone: "4930555706" });
      await store().users.remove(NORD, id, [NORD]);
    });

    test("tell no answer how they were read", async () => {
      const [member] = await store().team.list(NORD, TODAY);
      const [user] = await store().users.list(NORD);
      const [person] = await store().users.withContacts({ phones: ["4930555000"], emails: [] });
      expect([member, user, person].map((row) => row && "phoneVersion" in row)).toEqual([
        false,
        false,
        false,
      ]);
    });
  });

  describe("users", () => {
    test("come with the members who they are, each location's alone", async () => {
      const users = await store().users.list(NORD);
      expect(users.map((user) => user.id)).toEqual([7001, 7002, 7003, 7004]);
      expect(users[3]).toMatchObject({ name: "Anna Berg", memberId: 3001 });
      expect(await store().users.find(LAKESIDE, ANNAS_LOGIN)).toBeNull();
      expect(await store().users.memberships([NORD, LAKESIDE, PATAN], userId(7002))).toHaveLength(
        2,
      );
    });

    test("strangers are made once, also without a phone or an e-mail", async () => {
      const stranger = (phone: string, email: string) => ({
        name: "S",
        phone,
        email,
        passwordHash: "none",
      });
      await store().users.add(NORD, [
        stranger("", "a@example.com"),
        stranger("", "b@example.com"),
        stranger("4915100000001", ""),
        stranger("4915100000002", ""),
      ]);
      await store().users.add(NORD, [stranger("", "a@example.com")]);
      const found = await store().users.withContacts({
        phones: ["", "4915100000001", "4915100000002"],
        emails: ["", "a@example.com", "b@example.com"],
      });
      expect(found.map(({ phone, email }) => phone + email)).toEqual([
        "a@example.com",
        "b@example.com",
        "4915100000001",
        "4915100000002",
      ]);
    });

    test("rights that are written or taken count for a cached token at once", async () => {
      const hash = "e".repeat(64);
      await store().auth.addUserToken(RECEPTION, hash, ASKED);
      const mayEdit = async () =>
        (await store().readModel.userByTokenHash(hash))?.access[0]?.mayEditHoursInSettings;
      expect(await mayEdit()).toBe(false);
      const [membership] = await store().users.memberships([NORD], RECEPTION);
      if (!membership) throw new Error("Reception is no user");
      const access = { ...membership.access, mayEditHoursInSettings: true };
      await store().users.save(NORD, [{ ...membership, access }]);
      expect(await mayEdit()).toBe(true);
      await store().users.remove(NORD, RECEPTION, [NORD]);
      expect(await mayEdit()).toBeUndefined();
      await store().users.save(NORD, [membership]);
    });

    test("an invitation counts from the next login on, and is never taken back by a write", async () => {
      const [membership] = await store().users.memberships([NORD], ANNAS_LOGIN);
      if (!membership) throw new Error("Anna is no user");
      const invited = {
        ...membership,
        access: { ...membership.access, locationId: PATAN },
        isApproved: false,
        invitedName: "A.",
        invitedContact: "4930555003",
      };
      await store().users.save(PATAN, [invited]);
      const shown = () => store().users.find(PATAN, ANNAS_LOGIN);
      expect(await shown()).toMatchObject({ name: "A.", phone: "4930555003", email: "" });
      const places = async (hash: string) => {
        await store().auth.addUserToken(ANNAS_LOGIN, hash, ASKED);
        const user = await store().auth.userByTokenHash(hash);
        return user?.access.map(({ locationId }) => locationId);
      };
      const before = await store().auth.credentialsByLogin("anna@atelier.example");
      expect(before?.user.access.map(({ locationId }) => locationId)).toEqual([NORD]);
      expect(await places("f".repeat(64))).toEqual([NORD, PATAN]);
      await store().users.save(PATAN, [invited]);
      expect(await shown()).toMatchObject({ name: "Anna Berg", email: "anna@atelier.example" });
    });
  });
});
