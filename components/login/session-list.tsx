"use client";

import { useState, useTransition } from "react";
import type { ReactElement } from "react";
import { answerOf } from "@/components/ui/answer-of";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { endSession } from "@/lib/actions/end-session";
import type { Refusal } from "@/lib/domain/refusal";
import { longDay } from "@/lib/format/dates";
import { refusalSentence } from "@/lib/format/refusals";
import type { AccountSession } from "@/lib/views/account";

/** Where one is signed in, and the end of each. */
export function SessionList({
  sessions,
}: {
  readonly sessions: readonly AccountSession[];
}): ReactElement {
  const words = useWords();
  const { say } = words;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isPending, startTransition] = useTransition();
  const nameOf = (application: string): string =>
    application === "" ? say("account.unknownProgram") : application;
  const end = (id: string): void => {
    if (isPending) return;
    startTransition(async () => {
      const ended = await answerOf(endSession({ id }));
      setRefusal(ended.ok ? null : ended.error);
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <p role="alert" className="text-danger empty:hidden">
        {refusal && refusalSentence(words, refusal)}
      </p>
      <ul aria-label={say("account.sessions")} className="flex flex-col divide-y divide-line">
        {sessions.map(({ id, application, usedOn, isCurrent }) => (
          <li key={id} className="flex items-center gap-3 py-2.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{nameOf(application)}</span>
              <span className="block text-ink-muted">
                {isCurrent
                  ? say("account.thisOne")
                  : say("account.usedOn", { day: longDay(words, usedOn) })}
              </span>
            </span>
            {!isCurrent && (
              <Button
                onClick={() => end(id)}
                aria-label={say("account.endOf", { program: nameOf(application) })}
              >
                {say("account.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button onClick={() => end("others")}>{say("account.endOthers")}</Button>
      )}
    </div>
  );
}
