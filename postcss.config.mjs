const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config; // PostCSS demands a default export
