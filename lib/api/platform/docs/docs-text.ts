/** Text for HTML, safe between tags and in attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Paragraphs with `code` and **stress**, all that the descriptions use of Markdown. */
export function markdown(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${inline(paragraph)}</p>`)
    .join("");
}

/** One line of Markdown. */
export function inline(text: string): string {
  return escapeHtml(text)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
}

/** An identifier for anchors. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** JSON in colours, short lists of scalars on one line. */
export function jsonBlock(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll(
    /\{\n\s+("[^{}[\]]{1,70}?)\n\s+\}/g,
    (_, inner: string) => `{ ${inner.replaceAll(/\n\s+/g, " ")} }`,
  );
  const coloured = escapeHtml(text).replaceAll(
    /(&quot;(?:[^&]|&(?!quot;))*&quot;)(:?)|\b(true|false|null|-?\d+(?:\.\d+)?)\b/g,
    (_, string: string | undefined, colon: string | undefined, literal: string | undefined) => {
      if (literal !== undefined) return `<span class="literal">${literal}</span>`;
      return `<span class="${colon ? "key" : "string"}">${string ?? ""}</span>${colon ?? ""}`;
    },
  );
  return `<pre tabindex="0"><code>${coloured}</code></pre>`;
}
