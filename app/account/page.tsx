import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactElement } from "react";
import { CardPage } from "@/components/login/card-page";
import { ChangePasswordForm } from "@/components/login/change-password-form";
import { SessionList } from "@/components/login/session-list";
import { Brand } from "@/components/shell/brand";
import { loadAccount } from "@/lib/loaders/load-account";

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations();
  return { title: say("account.title") };
}

export default async function AccountPage(): Promise<ReactElement> {
  const { userName, sessions } = await loadAccount();
  const say = await getTranslations();
  return (
    <CardPage brand={<Brand />} title={say("account.title")} claim={userName}>
      <h2 className="mb-3 font-semibold">{say("password.change.title")}</h2>
      <ChangePasswordForm />
      <h2 className="mt-8 mb-1 font-semibold">{say("account.sessions")}</h2>
      <SessionList sessions={sessions} />
      <p className="mt-6 text-center">
        <Link href="/" className="text-accent-ink underline">
          {say("shell.toSchedule")}
        </Link>
      </p>
    </CardPage>
  );
}
