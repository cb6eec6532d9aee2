"use client";

import Link from "next/link";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { useWords } from "@/components/ui/words";
import { setPassword } from "@/lib/actions/set-password";
import { loginPath } from "@/lib/format/paths";
import { FormMessage, PasswordField, SubmitButton } from "./form-parts";
import { usePlainForm } from "./use-plain-form";

/** Sets a password by the link whose token stands behind `#` in the address, unseen by any server. */
export function SetPasswordForm(): ReactElement {
  const { say } = useWords();
  const { action, message, isDone, sentence, isPending } = usePlainForm((text) => {
    const password = text("password");
    if (password === "") return say("password.missing");
    return setPassword({ token: window.location.hash.slice(1, 129), password });
  });
  if (isDone) {
    return (
      <div className="flex flex-col gap-4">
        <FormMessage ref={message} sentence={say("password.isSet")} isGood />
        <Link href={loginPath()} className={buttonClass("primary", "normal", "h-11 text-base")}>
          {say("common.signIn")}
        </Link>
      </div>
    );
  }
  return (
    <form
      action={action}
      noValidate
      aria-label={say("password.set.title")}
      className="flex flex-col gap-4"
    >
      <FormMessage ref={message} sentence={sentence} />
      <PasswordField
        label={say("password.new")}
        name="password"
        autoComplete="new-password"
        isInvalid={sentence !== null}
        hint={say("password.hint")}
      />
      <SubmitButton isPending={isPending}>{say("password.set.submit")}</SubmitButton>
    </form>
  );
}
