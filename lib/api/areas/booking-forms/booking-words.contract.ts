import { z } from "zod";
import { lenient } from "@/lib/api/wire/wire-formats";

/** Steps of a booking in the order of their words (business.md 9.1). */
export const BOOKING_STEPS = [
  "city",
  "company",
  "service",
  "master",
  "datetime",
  "contact",
  "confirm",
] as const;

const KEYS = [
  ...BOOKING_STEPS,
  "any_master",
  "name",
  "phone",
  "email",
  "comment",
  "book",
  "next",
  "back",
  "no_times",
] as const;

type Key = (typeof KEYS)[number];

type Language = { readonly id: number; readonly code: string; readonly title: string };

const WORDS: readonly (readonly [Language, string])[] = [
  [
    { id: 2, code: "en-US", title: "English" },
    "Choose a city|Choose a location|Choose a service|Choose a team member|Choose date and time|Your details|Confirm the appointment|Any team member|Name|Phone|E-mail|Comment|Book|Next|Back|No free times",
  ],
  [
    { id: 3, code: "de-DE", title: "Deutsch" },
    "Stadt wählen|Standort wählen|Leistung wählen|Teammitglied wählen|Datum und Uhrzeit wählen|Ihre Angaben|Termin bestätigen|Beliebiges Teammitglied|Name|Telefon|E-Mail|Kommentar|Buchen|Weiter|Zurück|Keine freien Zeiten",
  ],
  [
    { id: 4, code: "lv-LV", title: "Latviešu valoda" },
    "Izvēlieties pilsētu|Izvēlieties filiāli|Izvēlieties pakalpojumu|Izvēlieties speciālistu|Izvēlieties datumu un laiku|Jūsu dati|Apstipriniet pierakstu|Jebkurš speciālists|Vārds|Tālrunis|E-pasts|Komentārs|Pierakstīties|Tālāk|Atpakaļ|Nav brīvu laiku",
  ],
  [
    { id: 5, code: "ee-EE", title: "Eesti keel" },
    "Valige linn|Valige asukoht|Valige teenus|Valige spetsialist|Valige kuupäev ja kellaaeg|Teie andmed|Kinnitage broneering|Ükskõik milline spetsialist|Nimi|Telefon|E-post|Kommentaar|Broneeri|Edasi|Tagasi|Vabu aegu pole",
  ],
  [
    { id: 6, code: "lt-LT", title: "Lietuvių kalba" },
    "Pasirinkite miestą|Pasirinkite filialą|Pasirinkite paslaugą|Pasirinkite specialistą|Pasirinkite datą ir laiką|Jūsų duomenys|Patvirtinkite vizitą|Bet kuris specialistas|Vardas|Telefonas|El. paštas|Komentaras|Registruotis|Toliau|Atgal|Laisvų laikų nėra",
  ],
  [
    { id: 7, code: "uk-UK", title: "Українська" },
    "Оберіть місто|Оберіть філію|Оберіть послугу|Оберіть фахівця|Оберіть дату і час|Ваші дані|Підтвердьте запис|Будь-який фахівець|Ім’я|Телефон|Ел. пошта|Коментар|Записатися|Далі|Назад|Немає вільного часу",
  ],
];

/** The languages of booking forms (business.md 9.1). */
export const BOOKING_LANGUAGES: readonly Language[] = WORDS.map(([language]) => language);

/** The language of a form that nobody chose another for. */
export const FORM_LANGUAGE = "en-US";

export type BookingWords = Readonly<Record<Key, string>>;

/** The words of booking forms in a language; null = not one of the six. */
export function bookingWordsIn(code: string): BookingWords | null {
  const wanted = code.toLowerCase();
  const found = WORDS.find(([language]) => language.code.toLowerCase() === wanted);
  if (!found) return null;
  const texts = found[1].split("|");
  const words = Object.fromEntries(KEYS.map((key, index) => [key, texts[index] ?? ""]));
  return words as BookingWords; // each key is there
}

/** `/i18n/{lang_code}` */
export const languagePath = z.object({
  lang_code: lenient(
    (value) => (typeof value === "string" ? value : undefined),
    "must be a language",
    { type: "string", description: "lv-LV, en-US, ee-EE, lt-LT, de-DE or uk-UK", example: "en-US" },
  ),
});

/** Answer of `/i18n/{lang_code}`: texts by their key; the keys are ours (inferred). */
export const bookingWordsSchema = z
  .looseObject(Object.fromEntries(KEYS.map((key) => [key, z.string()])))
  .meta({ id: "BookingWords" });
