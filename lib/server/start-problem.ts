import { DataFolderError } from "@/lib/data/data-folder-error";
import { EnvError } from "./env";

/** What the system says of a file or an address, in words. */
const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: "access is denied",
  EPERM: "access is denied",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is no folder",
  EISDIR: "it is a folder, and a file is needed",
  EEXIST: "a file of that name is in the way",
  ENOENT: "it is not there",
  ELOOP: "its links lead in a circle",
  EIO: "the disk does not answer as it should",
  EMFILE: "too many files are open",
};

/** Errors that people can do something about have a sentence; of others the stack says more. */
export type StartProblem = { readonly sentence: string; readonly stack: string | null };

/** Why a start failed, for the person who started. */
export function startProblem(error: unknown): StartProblem {
  if (!(error instanceof Error)) return said(`Chairtime cannot start: ${String(error)}`);
  if (error instanceof EnvError) return said(`Wrong environment: ${error.message}`);
  if (error instanceof DataFolderError) return said(`Chairtime cannot start: ${error.message}`);
  const reason = reasonOf(error);
  if (reason !== null) return said(`Chairtime cannot start: ${reason}`);
  const isOfDatabase = error.message.startsWith("PostgreSQL at ");
  const sentence = `Chairtime cannot start: ${error.message}`;
  return { sentence, stack: isOfDatabase ? null : (error.stack ?? null) };
}

function said(sentence: string): StartProblem {
  return { sentence, stack: null };
}

/** An error of the system with a path, in words; null for any other. */
function reasonOf(error: Error): string | null {
  const code = "code" in error ? String(error.code) : "";
  const path = "path" in error && typeof error.path === "string" ? error.path : null;
  const words = SYSTEM[code];
  return words && path !== null ? `${path} cannot be used: ${words} (${code}).` : null;
}
