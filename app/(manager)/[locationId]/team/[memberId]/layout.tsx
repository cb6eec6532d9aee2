import type { ReactNode } from "react";
import { requireMember } from "@/lib/loaders/load-member";
import { locationIdOf, memberIdOf } from "../../page-params";

type MemberLayoutProps = {
  readonly params: Promise<{ readonly locationId: string; readonly memberId: string }>;
  readonly children: ReactNode;
};

/** Looks for the member before anything is sent: an unknown one answers 404, not a skeleton. */
export default async function MemberLayout({
  params,
  children,
}: MemberLayoutProps): Promise<ReactNode> {
  const ids = await params;
  await requireMember(locationIdOf(ids), memberIdOf(ids));
  return children;
}
