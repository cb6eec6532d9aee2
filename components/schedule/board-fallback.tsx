import { CloudOff, SearchX, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { refusalOfError } from "@/components/ui/show-refusal";
import type { Layout } from "@/components/ui/use-layout";
import type { Board } from "@/lib/views/board";
import { useWords } from "@/components/ui/words";
import { loginPath } from "@/lib/format/paths";
import { refusalSentence } from "@/lib/format/refusals";
import { GridSkeleton, ListSkeleton } from "./grid-skeleton";

/** What a location without a team offers instead; null where this person has no such way. */
export type WaysIn = {
  /** Where people can be added. */
  readonly addPeopleHref: string | null;
  readonly otherLocation: { readonly title: string; readonly href: string } | null;
};

type BoardFallbackProps = {
  readonly waysIn: WaysIn;
  readonly board: Board | undefined;
  readonly shown: Board | undefined;
  readonly error: unknown;
  readonly layout: Layout;
  readonly retry: () => void;
  readonly showEveryone: () => void;
};

/** What stands in place of the board: it is loading, failed, empty, or filtered away. */
export function boardFallback(props: BoardFallbackProps): ReactElement | null {
  const { board, shown, error, layout, waysIn, retry, showEveryone } = props;
  if (board === undefined) {
    if (error) return <BoardError error={error} retry={retry} />;
    return layout === "desk" ? <GridSkeleton /> : <ListSkeleton />;
  }
  if (board.rows.length === 0) {
    return <NoTeam mayAdd={board.readOnly === null} waysIn={waysIn} retry={retry} />;
  }
  return shown?.rows.length === 0 ? <NobodyLeft showEveryone={showEveryone} /> : null;
}

type NoTeamProps = Pick<BoardFallbackProps, "waysIn" | "retry"> & { readonly mayAdd: boolean };

function NoTeam({ mayAdd, waysIn, retry }: NoTeamProps): ReactElement {
  const say = useTranslations();
  const { addPeopleHref, otherLocation } = waysIn;
  return (
    <EmptyState
      icon={<UserRoundPlus aria-hidden className="size-8" />}
      title={say("schedule.noTeam.title")}
      text={say("schedule.noTeam.text")}
    >
      {mayAdd && addPeopleHref !== null && (
        <a href={addPeopleHref} className={buttonClass("primary")}>
          {say("schedule.noTeam.add")}
        </a>
      )}
      {otherLocation && (
        <a href={otherLocation.href} className={buttonClass()}>
          {say("schedule.noTeam.goTo", { location: otherLocation.title })}
        </a>
      )}
      <Button onClick={retry}>{say("schedule.noTeam.lookAgain")}</Button>
    </EmptyState>
  );
}

function NobodyLeft({ showEveryone }: Pick<BoardFallbackProps, "showEveryone">): ReactElement {
  const say = useTranslations();
  return (
    <EmptyState
      icon={<SearchX aria-hidden className="size-8" />}
      title={say("schedule.nobodyLeft.title")}
      text={say("schedule.nobodyLeft.text")}
    >
      <Button onClick={showEveryone}>{say("common.showEveryone")}</Button>
    </EmptyState>
  );
}

function BoardError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactElement {
  const words = useWords();
  const { say } = words;
  const refusal = refusalOfError(error);
  return (
    <EmptyState
      icon={<CloudOff aria-hidden className="size-8" />}
      title={say("schedule.failed")}
      text={refusalSentence(words, refusal)}
    >
      {refusal.kind === "signed_out" ? (
        <a href={loginPath()} className={buttonClass("primary")}>
          {say("common.signIn")}
        </a>
      ) : (
        <Button onClick={retry}>{say("common.tryAgain")}</Button>
      )}
    </EmptyState>
  );
}

/** Says that what is shown could not be read anew; it stays, because it is better than nothing. */
export function StaleNotice({ retry }: { readonly retry: () => void }): ReactElement {
  const say = useTranslations();
  return (
    <div
      role="alert"
      className="fixed bottom-3 left-3 flex items-center gap-3 rounded-panel bg-surface px-4 py-2.5 shadow-floating ring-1 ring-line"
    >
      <CloudOff aria-hidden className="size-4 text-warn" />
      {say("schedule.stale")}
      <Button onClick={retry}>{say("common.tryAgain")}</Button>
    </div>
  );
}
