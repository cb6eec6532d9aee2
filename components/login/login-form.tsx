"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { answerOf } from "@/components/ui/answer-of";
import { useWords } from "@/components/ui/words";
import { signIn } from "@/lib/actions/sign-in";
import { refusalSentence } from "@/lib/format/refusals";
import type { Words } from "@/lib/format/words";
import { FIELD, Field, FormMessage, PasswordField, SubmitButton } from "./form-parts";
import { textOf } from "./text-of";

type LoginState = {
  readonly login: string;
  readonly sentence: string | null;
  /** Counts attempts, so that the same refusal twice is announced twice. */
  readonly attempts: number;
};

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
      <FormMessage ref={error} sentence={state.sentence} />
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
      <PasswordField
        label={say("login.password")}
        name="password"
        autoComplete="current-password"
        isInvalid={state.sentence !== null}
      />
      <SubmitButton isPending={isPending}>
        {isPending ? say("login.pending") : say("common.signIn")}
      </SubmitButton>
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
  const signedIn = await answerOf(signIn(attempt));
  if (signedIn.ok) {
    go(signedIn.value.redirectTo);
    return null;
  }
  return refusalSentence(words, signedIn.error);
}
