/** A hash that no password has: of people who were invited and chose none, and of nobody. */
export const NO_PASSWORD =
  "$argon2id$v=19$m=19456,t=2,p=1$/hK0/UBzkHK0RfcGYw+zsg$tH5si5SLsx2IHkuUI9Di1THJHROwxbbBi8VtQUfIUQU";
