import { CloudOff, SearchX, UserRoundPlus } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { refusalOfError } from "@/components/ui/show-refusal";
import type { Layout } from "@/components/ui/use-layout";
import type { Board } from "@/lib/views/board";
import { loginPath } from "@/lib/format/paths";
import { refusalSentence } from "@/lib/format/refusals";
import { GridSkeleton, ListSkeleton } from "./grid-skeleton";

type BoardFallbackProps = {
  readonly board: Board | undefined;
  readonly shown: Board | undefined;
  readonly error: unknown;
  readonly layout: Layout;
  readonly retry: () => void;
  readonly showEveryone: () => void;
};

/** What stands in place of the board: it is loading, failed, empty, or filtered away. */
export function boardFallback(props: BoardFallbackProps): ReactElement | null {
  const { board, shown, error, layout, retry, showEveryone } = props;
  if (board === undefined) {
    if (error) return <BoardError error={error} retry={retry} />;
    return layout === "desk" ? <GridSkeleton /> : <ListSkeleton />;
  }
  if (board.rows.length === 0) {
    return (
      <EmptyState
        icon={<UserRoundPlus aria-hidden className="size-8" />}
        title="No team yet"
        text="Nobody at this location has a timetable. As soon as a team member gets one, the hours are planned here."
      />
    );
  }
  if (shown?.rows.length === 0) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden className="size-8" />}
        title="The filter leaves nobody"
        text="None of the chosen team members has a timetable at this location in this period."
      >
        <Button onClick={showEveryone}>Show everyone</Button>
      </EmptyState>
    );
  }
  return null;
}

function BoardError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}): ReactElement {
  const refusal = refusalOfError(error);
  return (
    <EmptyState
      icon={<CloudOff aria-hidden className="size-8" />}
      title="The schedule could not be loaded"
      text={refusalSentence(refusal)}
    >
      {refusal.kind === "signed_out" ? (
        <a href={loginPath()} className={buttonClass("primary")}>
          Sign in
        </a>
      ) : (
        <Button onClick={retry}>Try again</Button>
      )}
    </EmptyState>
  );
}

/** Says that what is shown could not be read anew; it stays, because it is better than nothing. */
export function StaleNotice({ retry }: { readonly retry: () => void }): ReactElement {
  return (
    <div
      role="alert"
      className="fixed bottom-3 left-3 flex items-center gap-3 rounded-panel bg-surface px-4 py-2.5 shadow-floating ring-1 ring-line"
    >
      <CloudOff aria-hidden className="size-4 text-warn" />
      Not up to date
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
