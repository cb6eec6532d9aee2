import ts from "typescript";

/** Names that are the same in every language. */
const NAMES = new Set(["Chairtime"]);

/** Attributes and options that a person reads or hears. */
const READ =
  /^(?:aria-(?:label|description|placeholder|roledescription|\w*text)|alt|.*(?:label|title|text|heading|hint|placeholder|description|reason|message))$/i;

/** Calls whose texts appear as a message. */
const MESSAGES = /^(?:toast(?:\.\w+)?|showRefusal)$/;

/** Begins like a sentence: "Not saved", "Off: …", "… was dismissed, so". */
const SENTENCE = /^\p{Lu}[\p{L}’']*[,:]? [\p{Ll}\d“(…]|^… \p{Ll}+,? \p{Ll}+/u;

/** Reads a source; a snippet is read as one, too. */
export function parse(path, code) {
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

/** The texts in a source that a person would read: kind, line and text of each. */
export function foundIn(source) {
  const found = [];
  const note = (kind, node, text) => {
    if (!/\p{L}/u.test(text) || NAMES.has(text.trim())) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push({ kind, line: line + 1, text: text.trim() });
  };
  const visit = (node) => {
    noteRead(node, note);
    noteSentence(node, note);
    if (!isForMachines(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function noteRead(node, note) {
  const noteAll = (kind, value) =>
    textsOf(value).forEach((text) => note(kind, text, wordsOf(text)));
  if (ts.isJsxText(node)) note("text between tags", node, node.text);
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    noteAll("text in braces", node.expression);
  }
  if (ts.isJsxAttribute(node) && READ.test(node.name.getText())) {
    const value = node.initializer;
    noteAll("text of an attribute", value && ts.isJsxExpression(value) ? value.expression : value);
  }
  if (ts.isPropertyAssignment(node) && READ.test(nameOf(node.name))) {
    noteAll("text of an option", node.initializer);
  }
  if (ts.isCallExpression(node) && MESSAGES.test(node.expression.getText())) {
    for (const argument of node.arguments) noteAll("text of a message", argument);
  }
}

function noteSentence(node, note) {
  if (!ts.isStringLiteral(node) && !ts.isTemplateLiteral(node)) return;
  const text = wordsOf(node);
  if (SENTENCE.test(text)) note("sentence", node, text);
}

/** Class names, imports and the words of a bug are read by no user. */
function isForMachines(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isJsxAttribute(node)) return /classnames?$/i.test(node.name.getText());
  if (ts.isPropertyAssignment(node)) return /^classnames?$/i.test(nameOf(node.name));
  return ts.isNewExpression(node) && node.expression.getText().endsWith("Error");
}

function nameOf(name) {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : "";
}

/** The literals that an expression may come out as. */
function textsOf(node) {
  if (!node) return [];
  if (ts.isStringLiteral(node) || ts.isTemplateLiteral(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf);
  if (!ts.isBinaryExpression(node)) return [];
  const isJoined = /^(?:\+|\|\||\?\?)$/.test(node.operatorToken.getText());
  return isJoined || node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    ? [...(isJoined ? textsOf(node.left) : []), ...textsOf(node.right)]
    : [];
}

/** What a literal says by itself, with dots for what is put into it. */
function wordsOf(node) {
  if (!ts.isTemplateExpression(node)) return node.text;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join("…");
}

/** What a source may ask the catalogue for: whole keys, and beginnings of them. */
export function keysIn(source) {
  const keys = [];
  const visit = (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      keys.push({ start: node.text, isWhole: true });
    }
    if (ts.isTemplateExpression(node) && /^[a-z]\w*\.(?:\w+\.)*$/.test(node.head.text)) {
      keys.push({ start: node.head.text, isWhole: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys;
}

/** Names of the arguments and tags of a message, sorted, as one text. */
export function argumentsOf(message) {
  const names = [...namesIn(message), ...[...message.matchAll(/<(\w+)>/g)].map(([, tag]) => tag)];
  return [...new Set(names)].sort((a, b) => a.localeCompare(b)).join(" ");
}

/** A branch of a plural stands in braces, too: what it says is no name, but may hold some. */
function namesIn(message) {
  return bracesIn(message).flatMap((braces) => {
    const [, name, choice] =
      /^\s*(\w+)\s*(,\s*(?:plural|select|selectordinal)\s*,.*)?/s.exec(braces) ?? [];
    return [name, ...bracesIn(choice ?? "").flatMap(namesIn)];
  });
}

/** What stands in the outermost braces of a text. */
function bracesIn(text) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let place = 0; place < text.length; place++) {
    if (text[place] === "{" && depth++ === 0) start = place + 1;
    if (text[place] === "}" && --depth === 0) found.push(text.slice(start, place));
  }
  return found;
}
