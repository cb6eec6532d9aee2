"use client";

import { CircleAlert, Eye, EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useId, useRef, useState } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { signIn } from "@/lib/actions/sign-in";
import type { Refusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/format/refusals";

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
  const error = useRef<HTMLDivElement>(null);
  const submit = async (state: LoginState, form: FormData): Promise<LoginState> => {
    const login = textOf(form, "login");
    const attempts = state.attempts + 1;
    const sentence = await trySignIn(login, textOf(form, "password"), next, router.replace);
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
    <form action={action} noValidate aria-label="Sign in" className="flex flex-col gap-4">
      <LoginError ref={error} sentence={state.sentence} />
      <Field label="E-mail or phone">
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
        {isPending ? "Signing in …" : "Sign in"}
      </button>
    </form>
  );
}

async function trySignIn(
  login: string,
  password: string,
  next: string | null,
  go: (path: string) => void,
): Promise<string | null> {
  if (login.trim() === "" || password === "") return "Enter your login and your password.";
  const signedIn = await signIn({ login, password, next }).catch(() => null);
  if (signedIn?.ok) {
    go(signedIn.value.redirectTo);
    return null;
  }
  const refusal: Refusal = signedIn ? signedIn.error : { kind: "unreachable" };
  return refusalSentence(refusal);
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
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label="Password">
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
            aria-label={isShown ? "Hide password" : "Show password"}
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
