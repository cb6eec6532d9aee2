import { LogOut, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import type { ReactElement } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { useLayout } from "@/components/ui/use-layout";
import { usePopup } from "@/components/ui/use-popup";
import { answerOf } from "@/components/ui/answer-of";
import { showRefusal } from "@/components/ui/show-refusal";
import { useWords } from "@/components/ui/words";
import { signOut } from "@/lib/actions/sign-out";

const load = () => import("@/components/ui/choice-popover");
const ChoicePopover = dynamic(() => load().then((file) => file.ChoicePopover), { ssr: false });

type UserMenuProps = {
  readonly userName: string;
  /** Whether they can change their password here. */
  readonly hasAccount: boolean;
};

/** Who is signed in, their account, and the way out. */
export function UserMenu({ userName, hasAccount }: UserMenuProps): ReactElement {
  const router = useRouter();
  const { anchor, isOpen, close, triggerProps } = usePopup(load);
  const layout = useLayout("desk");
  const say = useTranslations();
  const words = useWords();
  const leave = async (): Promise<void> => {
    const stays = await answerOf(signOut());
    if (!stays.ok) showRefusal(words, say("shell.notSignedOut"), stays.error);
  };
  const signOutChoice = {
    key: "sign-out",
    label: say("shell.signOut"),
    icon: <LogOut aria-hidden className="size-4 text-ink-muted" />,
  };
  const accountChoice = {
    key: "account",
    label: say("account.title"),
    icon: <UserRound aria-hidden className="size-4 text-ink-muted" />,
    href: "/account",
  };
  return (
    <>
      <button
        type="button"
        {...triggerProps}
        aria-haspopup="dialog"
        className={buttonClass("quiet", "normal", "pr-2! pl-1.5!")}
      >
        <span className="sr-only">{say("shell.accountOf", { person: userName })}</span>
        <span
          aria-hidden
          className="grid size-6.5 place-items-center rounded-full bg-accent-tint-strong text-2xs font-bold text-accent-ink phone:size-8"
        >
          {initialsOf(userName)}
        </span>
        <span aria-hidden className="max-w-40 truncate phone:hidden">
          {userName}
        </span>
      </button>
      {isOpen && (
        <ChoicePopover
          anchor={anchor}
          layout={layout}
          label={say("shell.account")}
          heading={<p className="truncate px-2.5 pt-1 pb-1.5 text-ink-muted">{userName}</p>}
          choices={hasAccount ? [accountChoice, signOutChoice] : [signOutChoice]}
          onChoose={({ href }) => (href ? router.push(href) : startTransition(leave))}
          onClose={close}
        />
      )}
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? "")
    .join("")
    .toUpperCase();
}
