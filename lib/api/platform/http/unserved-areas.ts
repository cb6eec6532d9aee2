/**
 * Paths of the API that Chairtime does not serve, area by area in the order of areas.md: they have
 * nothing to do with who works when. A test holds that no served route stands here.
 */
export const UNSERVED_AREAS: Readonly<Record<string, readonly string[]>> = {
  Appointments: ["/records/partner", "/attendance/receipt_print/{visit_id}"],
  Products: [
    "/goods/search/{location_id}",
    "/goods/{location_id}",
    "/goods/{location_id}/{product_id}",
    "/company/{location_id}/goods_categories/{parent_category_id}",
    "/goods/category_node/{location_id}/{category_id}",
    "/goods_categories/multiple/{location_id}",
    "/goods_categories/{location_id}",
    "/goods_categories/{location_id}/{category_id}",
  ],
  Inventory: [
    "/storages/{location_id}",
    "/storages/transactions/{location_id}",
    "/storage_operations/operation/{location_id}",
    "/storage_operations/documents/{location_id}",
    "/storage_operations/documents/{location_id}/{document_id}",
    "/storage_operations/goods_transactions/{location_id}",
    "/storage_operations/goods_transactions/{location_id}/{transaction_id}",
    "/storage_operations/documents/goods_transactions/{document_id}",
    "/technological_cards/{location_id}",
    "/technological_cards/default_for_staff_and_service/{location_id}/{team_member_id}/{service_id}",
    "/technological_cards/record_consumables/{location_id}/{record_id}",
    "/technological_cards/record_consumables/consumables/{location_id}/{record_id}/{service_id}",
    "/technological_cards/record_consumables/technological_cards/{location_id}/{record_id}/{service_id}",
  ],
  Sales: [
    "/company/{location_id}/sale/{document_id}",
    "/company/{location_id}/sale/{document_id}/payment",
    "/company/{location_id}/sale/{document_id}/payment/loyalty_transaction/{payment_transaction_id}",
    "/company/{location_id}/sale/{document_id}/payment/payment_transaction/{payment_transaction_id}",
  ],
  Payments: [
    "/storage_operations/documents/finance_transactions/{document_id}",
    "/accounts/{location_id}",
    "/transactions/{location_id}",
    "/timetable/transactions/{location_id}",
    "/finance_transactions/{location_id}",
    "/finance_transactions/{location_id}/{transaction_id}",
  ],
  "Analytics & Reports": [
    "/company/{location_id}/analytics/loyalty_programs/income",
    "/company/{location_id}/analytics/loyalty_programs/staff",
    "/company/{location_id}/analytics/loyalty_programs/visits",
  ],
  Deposits: [
    "/deposits/company/{location_id}/client/{client_id}",
    "/deposits/chain/{chain_id}",
    "/deposits/chain/{chain_id}/phone/{phone}",
    "/deposits_operations/{location_id}",
    "/chain/{chain_id}/deposits/{deposit_id}/history",
  ],
  "Loyalty Cards": [
    "/loyalty/client_cards/{client_id}",
    "/loyalty/cards/{phone}/{chain_id}/{location_id}",
    "/user/loyalty_cards/{chain_id}",
    "/loyalty/card_types/salon/{location_id}",
    "/loyalty/card_types/client/{location_id}/{phone}",
    "/chain/{chain_id}/loyalty/card_types",
    "/loyalty/cards/{location_id}",
    "/loyalty/cards/{location_id}/{card_id}",
    "/company/{location_id}/loyalty/cards/{card_id}/manual_transaction",
    "/chain/{chain_id}/loyalty/cards/{card_id}/manual_transaction",
  ],
  "Subscriptions & Certificates": [
    "/loyalty/abonements",
    "/user/loyalty/abonements",
    "/chain/{chain_id}/loyalty/abonements",
    "/company/{location_id}/loyalty/abonement_types/fetch",
    "/company/{location_id}/loyalty/abonement_types/search",
    "/company/{location_id}/client/{client_id}/loyalty/abonements/search_for_activity",
    "/company/{location_id}/client/{client_id}/loyalty/abonements/{membership_id}/check_for_activity",
    "/loyalty/certificates",
    "/user/loyalty/certificates",
    "/company/{location_id}/loyalty/certificate_types/fetch",
    "/company/{location_id}/loyalty/certificate_types/search",
  ],
  "Loyalty Programs": [
    "/company/{location_id}/loyalty/programs/search",
    "/visit/loyalty/transactions/{visit_id}",
    "/loyalty/generate_code/{location_id}/{product_id}",
    "/visit/loyalty/apply_card_withdrawal/{location_id}/{card_id}",
    "/visit/loyalty/cancel_card_withdrawal/{location_id}/{card_id}",
    "/visit/loyalty/apply_discount_program/{location_id}/{card_id}/{program_id}",
    "/visit/loyalty/cancel_discount_program/{location_id}/{card_id}/{program_id}",
    "/visit/loyalty/apply_referral_program/{location_id}/{chain_id}",
  ],
  "Chain Loyalty Programs": [
    "/chain/{chain_id}/loyalty/abonements/{membership_id}/freeze",
    "/chain/{chain_id}/loyalty/abonements/{membership_id}/unfreeze",
    "/chain/{chain_id}/loyalty/abonements/{membership_id}/set_balance",
    "/chain/{chain_id}/loyalty/abonements/{membership_id}/set_period",
    "/chain/{chain_id}/loyalty/abonement_types",
    "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}",
    "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/clone",
    "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/restore",
    "/chain/{chain_id}/loyalty/abonement_types/{loyalty_membership_type_id}/archive",
    "/chain/{chain_id}/loyalty/certificate_types",
    "/chain/{chain_id}/loyalty/certificate_types/{type_id}",
    "/chain/{chain_id}/loyalty/programs",
    "/chain/{chain_id}/loyalty/programs/{loyalty_program_id}",
    "/chain/{chain_id}/loyalty/transactions",
    "/chain/{chain_id}/loyalty/notification_message_templates/programs",
  ],
  Fiscalization: [
    "/kkm_transactions/{location_id}",
    "/kkm_transactions/{location_id}/print_document_bill",
    "/integration/kkm/references/tax_system/{country_id}",
    "/integration/kkm/callback",
  ],
  Utilities: [
    "/images/{entity}",
    "/tips/{location_id}/settings",
    "/tips/{location_id}/settings/{master_tips_settings_id}/disable",
    "/tips/{location_id}/settings/{master_tips_settings_id}/enable",
  ],
  "Developer tools": ["/voip/integration", "/voip/integration/calls"],
};

const NAMED_PART = /\{\w+\}/g;
const PATHS = Object.values(UNSERVED_AREAS).flat();
const PATTERNS = PATHS.map((path) => new RegExp(`^${path.replaceAll(NAMED_PART, "[^/]+")}$`));

/** Those that a served route would take for one of its own, with a word for the id. */
export const UNSERVED_WORDS = PATHS.filter((path) => !path.includes("{"));

/** Tells whether a path below the base belongs to an area that is not served. */
export function isUnserved(path: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(path));
}
