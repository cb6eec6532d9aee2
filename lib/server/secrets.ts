import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 in hex: how tokens and session ids are stored. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A random token, 256 bits, safe in URLs and cookies. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Reads a secret of the data folder and makes it on first use, readable for its owner only. */
export function keptSecret(folder: string, name: string): string {
  const path = join(folder, name);
  try {
    const secret = readFileSync(path, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    // a read that fails after the file is open does not name it
    if (error.code !== "ENOENT") throw Object.assign(error, { path });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = newToken();
  writeFileSync(path, made, { mode: 0o600, flush: true });
  return made;
}

/** Seals text with AES-256-GCM under a key derived from the session secret. */
export function sealer(secret: string): {
  seal: (text: string) => string;
  open: (sealed: string) => string | null;
} {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "chairtime session token", 32));
  return {
    seal: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < 28) return null;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return null; // sealed with another secret: the session is over
      }
    },
  };
}
