"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ReactElement } from "react";
import { useWords } from "@/components/ui/words";
import { changePassword } from "@/lib/actions/change-password";
import { FormMessage, PasswordField, SubmitButton } from "./form-parts";
import { usePlainForm } from "./use-plain-form";

/** Changes one's own password. */
export function ChangePasswordForm(): ReactElement {
  const { say } = useWords();
  const router = useRouter();
  const { action, message, isDone, sentence, isPending } = usePlainForm((text) => {
    const [old, password] = [text("old"), text("password")];
    return old === "" || password === ""
      ? say("password.change.missing")
      : changePassword({ old, password });
  });
  useEffect(() => {
    if (isDone) router.refresh(); // the sessions beside it ended
  }, [isDone, router]);
  return (
    <form
      action={action}
      noValidate
      aria-label={say("password.change.title")}
      className="flex flex-col gap-4"
    >
      <FormMessage
        ref={message}
        sentence={isDone ? say("password.change.done") : sentence}
        isGood={isDone}
      />
      <PasswordField
        label={say("password.old")}
        name="old"
        autoComplete="current-password"
        isInvalid={sentence !== null}
      />
      <PasswordField
        label={say("password.new")}
        name="password"
        autoComplete="new-password"
        isInvalid={sentence !== null}
        hint={say("password.hint")}
      />
      <SubmitButton isPending={isPending}>{say("password.change.submit")}</SubmitButton>
    </form>
  );
}
