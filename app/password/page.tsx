import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { CardPage } from "@/components/login/card-page";
import { SetPasswordForm } from "@/components/login/set-password-form";
import { Brand } from "@/components/shell/brand";
import { mustHaveOwnPasswords } from "@/lib/loaders/load-account";

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations();
  return { title: say("password.set.title"), referrer: "no-referrer" };
}

export default async function PasswordPage(): Promise<ReactElement> {
  await mustHaveOwnPasswords();
  const say = await getTranslations();
  return (
    <CardPage brand={<Brand />} title={say("password.set.title")} claim={say("password.set.claim")}>
      <SetPasswordForm />
    </CardPage>
  );
}
