// Saves a draft as it is filled in, a moment after typing stops and when the page is left. The first thing worth keeping
// opens the draft. What is not right yet is left out: the form says so when it is sent. Without this script nothing differs.

const DEPOSITOR = [
  ...["kind", "name", "for_whom", "represented", "identifier_kind", "identifier", "court"],
  ...["email", "phone", "colleagues"],
];
const LETTER = ["nature", "request_kind", "subject", "reference"];
const form = document.querySelector("form[data-autosave]");
if (form) keep(form);

function keep(form) {
  let timer, last = Promise.resolve(), saved = JSON.stringify(written(form));
  let sent = false;
  const soon = () => { clearTimeout(timer); timer = setTimeout(save, 1500); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });

  // One after the other, so that a draft is opened once.
  function save() {
    clearTimeout(timer);
    last = last.then(changed).catch(() => {}); // the connection is away: what is typed stays in the form
  }

  async function changed() {
    const now = written(form);
    if (sent || JSON.stringify(now) === saved) return;
    if (!form.dataset.id && !worthKeeping(now)) return;
    if (await put(form, now)) {
      saved = JSON.stringify(now);
      form.querySelector("[data-saved]").hidden = false;
    }
  }
}

function written(form) {
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const part = (names) => Object.fromEntries(names.filter((name) => name in given).map((name) => [name, given[name]]));
  const { sms } = form.elements; // a form does not name a box without a tick, and the tick taken off is to be kept too
  const texted = sms && { sms: sms.checked && given.phone.trim() !== "" }; // a tick waits for its number
  return { depositor: { ...part(DEPOSITOR), ...texted }, letter: part(LETTER) };
}

function worthKeeping({ depositor }) {
  return (depositor.name ?? "").trim().length > 1 && (depositor.email ?? "").includes("@");
}

// Again without what the answer calls wrong, once.
async function put(form, body, again = true) {
  const answer = await send(form, body);
  if (answer.status === 422 && again) {
    const wrong = new Set(((await answer.json()).errors ?? []).map((error) => error.field.split(".").at(-1)));
    if (wrong.has("phone") && body.depositor.sms) wrong.add("sms");
    const fit = (part) => Object.fromEntries(Object.entries(part).filter(([name]) => !wrong.has(name)));
    return wrong.size > 0 && put(form, { depositor: fit(body.depositor), letter: fit(body.letter) }, false);
  }
  if (answer.status === 201) opened(form, (await answer.json()).id);
  return answer.ok;
}

function send(form, body) {
  const { id, deposits, slug, csrf } = form.dataset;
  const language = document.documentElement.lang.slice(0, 2);
  const headers = { "Content-Type": "application/json", ...(csrf && { "X-CSRF-Token": csrf }) };
  if (id) {
    const changed = { ...headers, "If-Match": "*" };
    return fetch(`${deposits}/${id}`, { method: "PUT", headers: changed, body: JSON.stringify(body), keepalive: true });
  }
  const opening = JSON.stringify({ administration: slug, language, ...body });
  return fetch(deposits, { method: "POST", headers, body: opening });
}

// From here on the form changes that draft, and so does a reload.
function opened(form, id) {
  const { drafts, step } = form.dataset;
  form.dataset.id = id;
  form.action = `${drafts}${id}/${step}`;
  history.replaceState(null, "", `${drafts}${id}/${step}`);
  const later = document.querySelector("[data-later]");
  later.querySelector("a").href = `${drafts}${id}/later`;
  later.hidden = false;
}
