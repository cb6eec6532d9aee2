export const BUTTON_POSITIONS = ["bottom right", "bottom left", "top right", "top left"] as const;
export const PANEL_POSITIONS = ["right", "left"] as const;

/** A booking widget: how visitors of a web site book a location (business.md 10.3). */
export type BookingForm = {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  /** At most one of a location. */
  readonly isDefault: boolean;
  /** Step by step, without a menu. */
  readonly withoutMenu: boolean;
  /** The service chosen beforehand; 0 = none. */
  readonly serviceId: number;
  readonly hidesService: boolean;
  readonly serviceNumber: number;
  /** The member chosen beforehand; 0 = any, -1 = none. */
  readonly memberId: number;
  readonly hidesMember: boolean;
  readonly memberNumber: number;
  readonly datetimeNumber: number;
  readonly showsButton: boolean;
  readonly buttonPosition: (typeof BUTTON_POSITIONS)[number];
  readonly panelPosition: (typeof PANEL_POSITIONS)[number];
  readonly buttonColor: string;
  readonly animatesButton: boolean;
};

export type BookingFormFields = Omit<BookingForm, "id">;

/** What a new form is beside its title: a service, then a member, then a time (business.md 9). */
export const NEW_BOOKING_FORM: Omit<BookingFormFields, "title"> = {
  description: "",
  isDefault: false,
  withoutMenu: false,
  serviceId: 0,
  hidesService: false,
  serviceNumber: 1,
  memberId: -1,
  hidesMember: false,
  memberNumber: 2,
  datetimeNumber: 3,
  showsButton: true,
  buttonPosition: "bottom right",
  panelPosition: "right",
  buttonColor: "#1c84c6",
  animatesButton: true,
};
