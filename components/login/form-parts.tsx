"use client";

import { CircleAlert, CircleCheck, Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { buttonClass } from "@/components/ui/button-class";

/** How a field of these forms looks. */
export const FIELD =
  "h-11 w-full rounded-control border border-field-line bg-surface px-3 text-base aria-invalid:border-danger";

/** What went wrong, or that all went well; it takes the focus. */
export function FormMessage({
  ref,
  sentence,
  isGood = false,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly sentence: string | null;
  readonly isGood?: boolean;
}): ReactElement {
  const Icon = isGood ? CircleCheck : CircleAlert;
  const look = isGood ? "bg-accent-tint text-accent-ink" : "bg-danger-tint text-danger";
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded-control empty:-mb-4">
      {sentence !== null && (
        <p className={`flex gap-2 rounded-control px-3 py-2.5 ${look}`}>
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          {sentence}
        </p>
      )}
    </div>
  );
}

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string, hintId: string | undefined) => ReactNode;
};

/** A label, its field and what is to know of it. */
export function Field({ label, hint, children }: FieldProps): ReactElement {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children(id, hintId)}
      {hint !== undefined && (
        <p id={hintId} className="mt-1.5 text-ink-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

type PasswordFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly autoComplete: "current-password" | "new-password";
  readonly isInvalid: boolean;
  readonly hint?: string;
};

/** A password, which can be shown while it is typed. */
export function PasswordField(props: PasswordFieldProps): ReactElement {
  const { label, name, autoComplete, isInvalid, hint } = props;
  const [isShown, setIsShown] = useState(false);
  const say = useTranslations();
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(id, hintId) => (
        <div className="relative">
          <input
            id={id}
            name={name}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            required
            aria-invalid={isInvalid || undefined}
            aria-describedby={hintId}
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

/** Sends the form once: while it is on its way, another press does nothing. */
export function SubmitButton({
  isPending,
  children,
}: {
  readonly isPending: boolean;
  readonly children: string;
}): ReactElement {
  return (
    <button
      type="submit"
      aria-disabled={isPending || undefined}
      onClick={(event) => (isPending ? event.preventDefault() : undefined)}
      className={buttonClass("primary", "normal", "mt-1 h-11 text-base")}
    >
      {children}
    </button>
  );
}
