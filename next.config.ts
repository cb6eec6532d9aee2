import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  serverExternalPackages: ["@electric-sql/pglite", "pg", "@node-rs/argon2", "pino"],
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // all that the plugin of next-intl would set here; it loads a compiler at every start
  turbopack: { resolveAlias: { "next-intl/config": "./app/request-words.ts" } },
  allowedDevOrigins: ["127.0.0.1"], // the address that the server prints
  typescript: { ignoreBuildErrors: true }, // types are a check of their own, a start need not wait
};

export default nextConfig; // Next demands a default export
