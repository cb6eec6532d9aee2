import { teamMemberId, userId } from "@/lib/domain/ids";
import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { teamMembers } from "../schema/salon";
import { mix } from "./demo-formula";
import { LAKESIDE, NORD, PATAN } from "./demo-places";

type DemoMember = typeof teamMembers.$inferInsert & { readonly id: TeamMemberId };

const DISMISSED = 3011;
const WITHOUT_TIMETABLE = 3012;
const ANNA = { memberId: 3001, userId: userId(7004) };

const SPECIALIZATIONS: Readonly<Record<number, string>> = {
  11: "Senior stylist",
  12: "Stylist",
  13: "Colourist",
  14: "Barber",
  15: "Nail artist",
  16: "Trainee",
};

export const DEMO_TEAM: DemoMember[] = [
  ...teamOf(NORD, 3001, [
    ["Anna Berg", 11],
    ["Ben Adler", 14],
    ["Clara Voss", 13],
    ["David Roth", 12],
    ["Eva Lindt", 12],
    ["Finn Krause", 14],
    ["Greta Holm", 13],
    ["Hanna Weiss", 15],
    ["Ivo Marek", 11],
    ["Jana Pohl", 15],
    ["Karl Thoma", 12],
    ["Lena Ritter", 16],
  ]),
  ...teamOf(LAKESIDE, 3101, [
    ["Mia Stone", null],
    ["Noah Price", null],
    ["Olive Grant", null],
    ["Paul Reed", null],
    ["Quinn Hale", null],
  ]),
  ...teamOf(PATAN, 3201, [
    ["Asha Rai", null],
    ["Bikash Lama", null],
    ["Chandra Thapa", null],
  ]),
];

function teamOf(
  location: LocationId,
  firstId: number,
  people: readonly (readonly [name: string, positionId: number | null])[],
): DemoMember[] {
  return people.map(([name, positionId], index) => {
    const id = firstId + index;
    return {
      locationId: location,
      id: teamMemberId(id),
      name,
      specialization: SPECIALIZATIONS[positionId ?? 0] ?? "Hairdresser",
      positionId,
      userId: id === ANNA.memberId ? ANNA.userId : null,
      hasTimetable: id !== WITHOUT_TIMETABLE,
      isDismissed: id === DISMISSED,
      isRemoved: false,
      isHidden: id === WITHOUT_TIMETABLE || id === DISMISSED,
      weight: (people.length - index) * 10,
      rating: (42 + (mix(id) % 8)) / 10,
    };
  });
}
