/** A kind of business, and the group that it belongs to. */
type BusinessType = { readonly id: number; readonly title: string };

export type BusinessGroup = BusinessType & { readonly types: readonly BusinessType[] };

/**
 * Kinds of businesses with appointments. Numbers below 1000 are those that the vendor's documents
 * show; the others are ours, so that none of them can be another kind elsewhere (decision 016).
 */
export const BUSINESS_GROUPS: readonly BusinessGroup[] = [
  {
    id: 1,
    title: "Beauty",
    types: [
      { id: 1, title: "Beauty salon" },
      { id: 25, title: "Spa" },
      { id: 1001, title: "Hair salon" },
      { id: 1002, title: "Barbershop" },
      { id: 1003, title: "Nail studio" },
      { id: 1004, title: "Brows and lashes" },
      { id: 1005, title: "Cosmetic studio" },
      { id: 1006, title: "Tattoo and piercing" },
      { id: 1007, title: "Tanning studio" },
    ],
  },
  {
    id: 10,
    title: "Services",
    types: [
      { id: 31, title: "Studio" },
      { id: 1011, title: "Pet grooming" },
      { id: 1012, title: "Photo studio" },
      { id: 1013, title: "Repair" },
    ],
  },
  {
    id: 1000,
    title: "Health and sport",
    types: [
      { id: 1021, title: "Massage" },
      { id: 1022, title: "Physiotherapy" },
      { id: 1023, title: "Medical practice" },
      { id: 1024, title: "Fitness and yoga" },
    ],
  },
];
