import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { LoginForm } from "@/components/login/login-form";
import { Brand } from "@/components/shell/brand";

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
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center text-lg">
          <Brand />
        </div>
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-raised phone:p-5">
          <h1 className="mb-1 text-xl font-semibold tracking-tight">{say("login.title")}</h1>
          <p className="mb-5 text-ink-muted">{say("login.claim")}</p>
          <LoginForm next={typeof next === "string" ? next : null} />
        </div>
      </div>
    </main>
  );
}
