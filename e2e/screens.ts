/** Every screen of the demo salon, by name and address. */
export const SCREENS = [
  ["the month", "/4564/schedule"],
  ["the week", "/4564/schedule?view=week"],
  ["a member's month", "/4564/team/3001"],
  ["a member's week", "/4564/team/3001?view=week"],
  ["a member's list", "/4564/team/3001?view=list"],
  ["one's own account", "/account"],
  ["a location without clients booked that month", "/4566/schedule?date=2027-06-01"],
] as const;
