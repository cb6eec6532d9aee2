"use client";

import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useId, useRef, useState } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { refusalOfError } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { signIn } from "@/lib/actions/sign-in";
import { err } from "@/lib/domain/result";
import { refusalSentence } from "@/lib/format/refusals";
import type { Words } from "@/lib/format/words";

type LoginState = {
  readonly login: string;
  readonly sentence: string | null;
  /** Counts attempts, so that the same refusal twice is announced twice. */
  readonly attempts: number;
};

const FIELD =
  "h-11 w-full rounded-control border border-field-line bg-surface px-3 text-base aria-invalid:border-danger";

/** The sign-in form; what went wrong stands beside it and takes the focus. */
export function LoginForm({ next }: { readonly next: string | null }): ReactElement {
  const router = useRouter();
  const words = useWords();
  const { say } = words;
  const error = useRef<HTMLDivElement>(null);
  const submit = async (state: LoginState, form: FormData): Promise<LoginState> => {
    const login = textOf(form, "login");
    const attempts = state.attempts + 1;
    const password = textOf(form, "password");
    const sentence = await trySignIn(words, { login, password, next }, router.replace);
    return { login, sentence, attempts };
  };
  const [state, action, isPending] = useActionState(submit, {
    login: "",
    sentence: null,
    attempts: 0,
  });
  useEffect(() => {
    if (state.sentence !== null) error.current?.focus();
  }, [state]);
  return (
    <form
      action={action}
      noValidate
      aria-label={say("login.title")}
      className="flex flex-col gap-4"
    >
      <LoginError ref={error} sentence={state.sentence} />
      <Field label={say("login.login")}>
        {(id) => (
          <input
            id={id}
            name="login"
            defaultValue={state.login}
            key={state.attempts}
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
            required
            aria-invalid={state.sentence !== null || undefined}
            className={FIELD}
          />
        )}
      </Field>
      <PasswordField isInvalid={state.sentence !== null} />
      <button
        type="submit"
        aria-disabled={isPending || undefined}
        onClick={(event) => (isPending ? event.preventDefault() : undefined)}
        className={buttonClass("primary", "normal", "mt-1 h-11 text-base")}
      >
        {isPending ? say("login.pending") : say("common.signIn")}
      </button>
    </form>
  );
}

type Attempt = {
  readonly login: string;
  readonly password: string;
  readonly next: string | null;
};

async function trySignIn(
  words: Words,
  attempt: Attempt,
  go: (path: string) => void,
): Promise<string | null> {
  if (attempt.login.trim() === "" || attempt.password === "") return words.say("login.missing");
  const signedIn = await signIn(attempt).catch((error: unknown) => err(refusalOfError(error)));
  if (signedIn.ok) {
    go(signedIn.value.redirectTo);
    return null;
  }
  return refusalSentence(words, signedIn.error);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function LoginError({
  ref,
  sentence,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly sentence: string | null;
}): ReactElement {
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded-control empty:-mb-4">
      {sentence !== null && (
        <p className="flex gap-2 rounded-control bg-danger-tint px-3 py-2.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {sentence}
        </p>
      )}
    </div>
  );
}

type FieldProps = { readonly label: string; readonly children: (id: string) => ReactNode };

function Field({ label, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function PasswordField({ isInvalid }: { readonly isInvalid: boolean }): ReactElement {
  const [isShown, setIsShown] = useState(false);
  const say = useTranslations();
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={say("login.password")}>
      {(id) => (
        <div className="relative">
          <input
            id={id}
            name="password"
            type={isShown ? "text" : "password"}
            autoComplete="current-password"
            required
            aria-invalid={isInvalid || undefined}
            className={`${FIELD} pr-12`}
          />
          <button
            type="button"
            aria-label={isShown ? say("login.hidePassword") : say("login.showPassword")}
            aria-controls={id}
            onClick={() => setIsShown((shown) => !shown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-control text-ink-muted hover:text-ink"
          >
            <Icon aria-hidden className="size-4.5" />
          </button>
        </div>
      )}
    </Field>
  );
}
