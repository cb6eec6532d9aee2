import { connect } from "node:net";
import type { Socket } from "node:net";

export type Load = {
  readonly host: string;
  readonly port: number;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in turn, so that no answer can be a repetition. */
  readonly bodies?: readonly string[];
  /** Connections that each wait for their answer before they ask again. */
  readonly concurrency: number;
  readonly seconds: number;
};

export type Measured = {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly statuses: ReadonlyMap<number, number>;
};

const HEAD_END = Buffer.from("\r\n\r\n");

/** Loads one path of a server on loopback over plain sockets, so that the client costs little. */
export async function measure(load: Load): Promise<Measured> {
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  const startedAt = performance.now();
  const until = startedAt + load.seconds * 1000;
  const requests = (load.bodies ?? [""]).map((body) => requestBytes(load, body));
  await Promise.all(
    Array.from({ length: load.concurrency }, async () => {
      const socket = connect(load.port, load.host);
      socket.setNoDelay(true);
      await oneConnection(socket, requests, until, (status, milliseconds) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        latencies.push(milliseconds);
      });
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), statuses };
}

function requestBytes(load: Load, body: string): Buffer {
  const headers = { host: `${load.host}:${load.port}`, ...load.headers };
  const lines = [`${load.method ?? "GET"} ${load.path} HTTP/1.1`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== "") lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

async function oneConnection(
  socket: Socket,
  requests: readonly Buffer[],
  until: number,
  report: (status: number, milliseconds: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let sent = 0;
    let received = Buffer.alloc(0);
    const send = (): void => {
      sentAt = performance.now();
      socket.write(requests[sent++ % requests.length] ?? "");
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const status = completeStatus(received);
      if (status === null) return;
      received = Buffer.alloc(0);
      report(status, performance.now() - sentAt);
      if (performance.now() < until) return send();
      socket.end();
      resolve();
    });
  });
}

/** The status once the answer is whole; answers here always name their length. */
function completeStatus(received: Buffer): number | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = received.toString("latin1", 0, headEnd);
  const length = /content-length: (\d+)/i.exec(head);
  if (received.length < headEnd + HEAD_END.length + Number(length?.[1] ?? 0)) return null;
  return Number(head.slice(9, 12));
}
