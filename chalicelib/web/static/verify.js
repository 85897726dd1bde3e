// The verification page: reads the token or id after "#", hashes a chosen file here, and asks what is known of it. An
// acknowledgement is sent as it is: it is its own text that is verified.

const section = document.querySelector("[data-verify-file]");
const result = document.getElementById("result");
const status = section.querySelector("[data-status]");
const input = section.querySelector("input[type=file]");
const sending = document.querySelector("[data-verify-send]");
const TOKEN_LIMIT = 20_000;
const language = document.documentElement.lang.slice(0, 2);

const word = (name) => section.querySelector(`[data-word="${name}"]`).textContent;
const say = (name) => { status.textContent = name ? word(name) : ""; };

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// Numbers and references, isolated by the server, stay on one line.
function told(words) {
  const sentence = element("span");
  for (const part of words.split(/(\u2068[^\s\u2068\u2069]+\u2069)/)) {
    sentence.append(part.startsWith("\u2068") ? element("bdi", part.slice(1, -1), "nowrap") : part);
  }
  return sentence;
}

function statement(item) {
  const kinds = { holds: "done", fails: "danger", note: "neutral" };
  const line = element("li");
  line.append(element("span", word(item.tone), `mark mark-${kinds[item.tone]}`), " ", told(item.text));
  return line;
}

function row(label, value) {
  const line = element("div");
  const held = element("dd");
  held.append(element("bdi", value));
  line.append(element("dt", label), held);
  return line;
}

function revision(item) {
  const line = element("li");
  const digest = element("span", undefined, "digest");
  const value = element("bdi", item.sha256);
  value.dir = "ltr";
  digest.append(value);
  line.append(element("span", item.name), " ", digest);
  return line;
}

function verification(found) {
  const shown = element("section", undefined, "verification");
  const statements = element("ul", undefined, "statements");
  statements.append(...found.statements.map(statement));
  const rows = element("dl", undefined, "summary");
  rows.append(row(word("row-number"), found.number), row(word("row-administration"), found.administration[language]));
  const digests = element("ul", undefined, "files");
  digests.append(...found.revisions.map(revision));
  shown.append(statements, rows, element("h3", word("row-digests")), digests);
  return shown;
}

function announced(file) {
  const line = element("li");
  const name = element("span", undefined, "file-name");
  name.append(element("bdi", file.name));
  const value = element("bdi", file.sha256 ?? word("token-file-undeclared"));
  if (file.sha256) value.dir = "ltr";
  const digest = element("span", undefined, "digest");
  digest.append(value);
  line.append(name, " ", digest);
  return line;
}

function acknowledgement(found) {
  const shown = element("section", undefined, "verification");
  const statements = element("ul", undefined, "statements");
  statements.append(...found.statements.map(statement));
  shown.append(statements);
  if (!found.verification_id) return shown;
  const rows = element("dl", undefined, "summary");
  rows.append(row(word("id-label"), found.verification_id), row(word("row-administration"), found.administration[language]));
  const files = element("ul", undefined, "files");
  files.append(...found.files.map(announced));
  shown.append(rows, element("h3", word("token-files")), files);
  return shown;
}

function show(items, before = []) {
  result.replaceChildren(element("h2", word("result-title")), ...before, ...items.map(verification));
  result.focus();
}

// What the portal answered in words; any other error is the connection's, whose words are the browser's own.
class Refusal extends Error {}

async function ask(address, given) {
  const separator = address.includes("?") ? "&" : "?";
  const headers = { Accept: "application/json", ...(given && { "Content-Type": "application/json", "X-Csrf-Token": csrf() }) };
  const sent = given && { method: "POST", body: JSON.stringify(given) };
  const answer = await fetch(`${address}${separator}lang=${language}`, { headers, ...sent });
  const body = await answer.json();
  if (!answer.ok) throw new Refusal(body.errors?.map((error) => error.detail).join(" ") || body.detail);
  return body;
}

const csrf = () => sending.elements.csrf?.value ?? "";

async function answered(asking) {
  try {
    await asking();
  } catch (error) {
    const words = error instanceof Refusal ? error.message : word("failed");
    result.replaceChildren(element("p", words, "notice notice-danger"));
    result.focus();
  }
}

const verifyId = (id) => answered(async () => show([await ask(`${section.dataset.verifications}/${encodeURIComponent(id)}`)]));

const verifyToken = (token) => answered(async () => {
  const found = await ask(section.dataset.acknowledgement, { token });
  show(found.verification ? [found.verification] : [], [acknowledgement(found)]);
});

const verifyReceipt = (token) => answered(async () => {
  const found = await ask(section.dataset.token, { token });
  const statements = element("ul", undefined, "statements");
  statements.append(...found.statements.map(statement));
  show(found.verification ? [found.verification] : [], [statements]);
});

// Three parts of base64url between full stops: a compact JWS, and no PDF.
const isToken = (text) => /^\s*[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(text);

async function digestOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function verifyFile(file) {
  result.replaceChildren();
  if (file.size > Number(section.dataset.limit)) return say("too-large");
  try {
    const text = file.size < TOKEN_LIMIT ? await file.text() : "";
    if (isToken(text)) {
      say("");
      return await verifyToken(text);
    }
    say("working");
    const digest = await digestOf(file);
    say("working-lookup");
    const found = await ask(`${section.dataset.verifications}?sha256=${digest}`);
    say(found.items.length ? "" : "not-found-by-file");
    if (found.items.length) show(found.items);
  } catch {
    say("failed");
  }
}

async function send(file) {
  say("sending");
  const opened = await fetch(section.dataset.checks, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Csrf-Token": csrf() },
    body: JSON.stringify({ consent: true }),
  });
  if (!opened.ok) throw new Error("refused");
  const check = await opened.json();
  const form = new FormData();
  for (const [name, value] of Object.entries(check.upload.fields)) form.append(name, value);
  form.append("file", file);
  const stored = await fetch(check.upload.url, { method: "POST", body: form });
  if (!stored.ok) throw new Error("refused");
  location.assign(`${section.dataset.result}${check.id}?sent=1`);
}

function fromHash() {
  const told = decodeURIComponent(location.hash.slice(1));
  if (/^[0-9A-Za-z -]{20,40}$/.test(told)) verifyId(told);
  if (/^[\w-]{100,2000}$/.test(told)) verifyReceipt(told);
}

section.hidden = !(globalThis.crypto && crypto.subtle);
input.addEventListener("change", () => input.files.length && verifyFile(input.files[0]));
sending.addEventListener("submit", (event) => {
  const file = input.files[0];
  if (!file || !sending.elements.consent.checked) return;
  event.preventDefault();
  send(file).catch(() => say("failed"));
});
addEventListener("hashchange", fromHash);
fromHash();
