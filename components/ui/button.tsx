import { useId } from "react";
import type { ComponentProps, MouseEvent, ReactElement } from "react";
import { buttonClass } from "./button-class";
import type { ButtonLook, ButtonSize } from "./button-class";

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** Why it cannot be used now; it stays reachable, so that everybody can read the reason. */
  readonly disabledReason?: string | null | undefined;
};

/** A button; when it cannot be used it says why instead of falling silent. */
export function Button({
  look = "plain",
  size = "normal",
  disabledReason,
  className,
  onClick,
  ...rest
}: ButtonProps): ReactElement {
  const reasonId = useId();
  const isDisabled = Boolean(disabledReason);
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (isDisabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <>
      <button
        type="button"
        {...rest}
        onClick={click}
        aria-disabled={isDisabled || undefined}
        aria-describedby={isDisabled ? reasonId : rest["aria-describedby"]}
        title={disabledReason ?? rest.title}
        className={buttonClass(look, size, className)}
      />
      {isDisabled && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </>
  );
}
