import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactElement } from "react";
import { CardPage } from "@/components/login/card-page";
import { LoginForm } from "@/components/login/login-form";
import { Brand } from "@/components/shell/brand";
import { hasOwnPasswords } from "@/lib/loaders/load-account";

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations();
  return { title: say("login.title") };
}

type LoginPageProps = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export default async function LoginPage({ searchParams }: LoginPageProps): Promise<ReactElement> {
  const { next } = await searchParams;
  const say = await getTranslations();
  return (
    <CardPage brand={<Brand />} title={say("login.title")} claim={say("login.claim")}>
      <LoginForm next={typeof next === "string" ? next : null} />
      {(await hasOwnPasswords()) && (
        <p className="mt-4 text-center">
          <Link href="/password/forgotten" prefetch={false} className="text-accent-ink underline">
            {say("login.forgotten")}
          </Link>
        </p>
      )}
    </CardPage>
  );
}
