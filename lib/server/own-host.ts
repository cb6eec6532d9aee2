/** The address at which a server that listens on `host` reaches itself. */
export function ownHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}
