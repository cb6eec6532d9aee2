import { useLocale } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

/**
 * The language of react-aria's own words and month calendars. English is that of Europe: weeks
 * start on Monday and the day stands before the month.
 */
export function AriaLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const locale = useLocale();
  return (
    <I18nProvider locale={locale.startsWith("en") ? "en-GB" : locale}>{children}</I18nProvider>
  );
}
