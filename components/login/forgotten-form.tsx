"use client";

import type { ReactElement } from "react";
import { useWords } from "@/components/ui/words";
import { askPasswordReset } from "@/lib/actions/ask-password-reset";
import { FIELD, Field, FormMessage, SubmitButton } from "./form-parts";
import { usePlainForm } from "./use-plain-form";

/** Asks for a link to set a new password. */
export function ForgottenForm(): ReactElement {
  const { say } = useWords();
  const { action, message, isDone, sentence, isPending } = usePlainForm((text) => {
    const login = text("login").trim();
    return login === "" ? say("password.forgotten.missing") : askPasswordReset({ login });
  });
  if (isDone) {
    return <FormMessage ref={message} sentence={say("password.forgotten.sent")} isGood />;
  }
  return (
    <form
      action={action}
      noValidate
      aria-label={say("password.forgotten.title")}
      className="flex flex-col gap-4"
    >
      <FormMessage ref={message} sentence={sentence} />
      <Field label={say("login.login")}>
        {(id) => (
          <input
            id={id}
            name="login"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
            required
            aria-invalid={sentence !== null || undefined}
            className={FIELD}
          />
        )}
      </Field>
      <SubmitButton isPending={isPending}>{say("password.forgotten.submit")}</SubmitButton>
    </form>
  );
}
