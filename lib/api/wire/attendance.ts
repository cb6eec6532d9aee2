import type { Attendance } from "@/lib/domain/salon/appointment";

/** business.md 6.3. */
const NUMBERS = { missed: -1, waiting: 0, arrived: 1, confirmed: 2 } as const;

export type AttendanceNumber = (typeof NUMBERS)[Attendance];

const NAMES = new Map<number, Attendance>([
  [NUMBERS.missed, "missed"],
  [NUMBERS.waiting, "waiting"],
  [NUMBERS.arrived, "arrived"],
  [NUMBERS.confirmed, "confirmed"],
]);

/** An attendance by its number on the wire (business.md 6.3). */
export function attendanceToWire(attendance: Attendance): AttendanceNumber {
  return NUMBERS[attendance];
}

/** Takes a number that a schema held to -1 to 2; throws a bug otherwise. */
export function attendanceFromWire(number: number): Attendance {
  const attendance = NAMES.get(number);
  if (attendance === undefined) throw new Error(`Not an attendance: ${number}`);
  return attendance;
}
