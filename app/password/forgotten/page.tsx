import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactElement } from "react";
import { CardPage } from "@/components/login/card-page";
import { ForgottenForm } from "@/components/login/forgotten-form";
import { Brand } from "@/components/shell/brand";
import { loginPath } from "@/lib/format/paths";
import { mustHaveOwnPasswords } from "@/lib/loaders/load-account";

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations();
  return { title: say("password.forgotten.title") };
}

export default async function ForgottenPage(): Promise<ReactElement> {
  await mustHaveOwnPasswords();
  const say = await getTranslations();
  return (
    <CardPage
      brand={<Brand />}
      title={say("password.forgotten.title")}
      claim={say("password.forgotten.claim")}
    >
      <ForgottenForm />
      <p className="mt-4 text-center">
        <Link href={loginPath()} className="text-accent-ink underline">
          {say("common.signIn")}
        </Link>
      </p>
    </CardPage>
  );
}
