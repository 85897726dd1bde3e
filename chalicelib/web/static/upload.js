// Sends files straight to storage, with progress, each by a form of its own, again after a failure.
// Several: announced with their SHA-256 and sent as they are chosen. One: sent when its button is pressed.
// Without this script the same form sends one file at a time. What no form takes goes in parts (parts.js).
import { call, refusal } from "./calls.js";
import { sendInParts } from "./parts.js";

const PERCENT = new Intl.NumberFormat(`${document.documentElement.lang.slice(0, 2)}-MA`, { style: "percent" });
const form = document.querySelector("form[data-upload]");
if (form) start(form);

function start(form) {
  document.documentElement.classList.add("scripted");
  const several = "several" in form.dataset;
  const input = form.querySelector("input[type=file]");
  const list = document.querySelector("[data-list-of-files]");
  input.multiple = several;
  let sending = 0;
  let asking = false;

  if (several) input.addEventListener("change", sendChosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!several) sendChosen();
  });
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  poll();
  if (several && input.files.length) sendChosen(); // chosen before this script was there

  async function sendChosen() {
    const chosen = [...input.files];
    input.value = "";
    if (several) form.querySelector("[data-file-names]").hidden = true;
    else putAside();
    document.querySelector("[data-none]")?.remove();
    const rows = chosen.map((file) => row(form, list, file));
    for (const one of rows) one.before = announced(list, one.file);
    // One after the other: a slow connection finishes something rather than everything at once.
    for (const one of rows) await send(one);
    settled();
  }

  function putAside() {
    form.hidden = true;
    input.dispatchEvent(new Event("change")); // no file is chosen any more: the field says so when it is back
  }

  async function send(one) {
    sending += 1;
    try {
      await deliver(form, one);
      one.finish();
    } catch (problem) {
      failed(one, problem);
    } finally {
      sending -= 1;
    }
  }

  function failed(one, problem) {
    const again = async () => { await send(one); settled(); };
    one.fail(problem.sentence ?? form.dataset.failed, problem.final ? null : again, () => remove(one), one.form?.file_id);
  }

  // A file that was announced is there already: it would be asked for when the letter is submitted, and parts take room.
  async function remove(one) {
    try {
      if (one.form && (several || one.file.size > Number(form.dataset.formBytes))) await withdraw(form, one.form.file_id);
    } catch (problem) {
      failed(one, problem);
      return;
    }
    one.remove();
    if (several) settled();
    else form.hidden = false;
  }

  // What is typed beside the form is kept: a form that shows itself again with it goes before the page anew.
  function settled() {
    if (sending) return;
    if (list.querySelector("[data-failed]")) {
      if (several) freshen();
      return;
    }
    const again = document.querySelector("[data-show-again]");
    if (again) again.click();
    else location.assign(form.dataset.page);
  }

  // Files that arrived stand as the page tells them, while those that failed keep their words and buttons.
  async function freshen() {
    try {
      const answer = await fetch(form.dataset.page, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const failed = [...list.querySelectorAll("[data-failed]")];
      const fresh = [...page.querySelectorAll("[data-list-of-files] > li")];
      if (sending) return;
      list.replaceChildren(...fresh.filter((item) => !failed.some((one) => one.dataset.announced === item.dataset.file)), ...failed);
      poll();
    } catch {
      // The connection is away: the rows stay as they are until something else is sent.
    }
  }

  // While a file is being looked at, ask for its verdict; the page tells it in words.
  function poll() {
    if (asking || ![...list.children].some((item) => ["uploaded", "stuck"].includes(item.dataset.state))) return;
    asking = true;
    const started = Date.now();
    const ask = async () => {
      try {
        const answer = await fetch(form.dataset.api);
        const { items } = await answer.json();
        const known = new Map([...list.children].map((item) => [item.dataset.file, item.dataset.state]));
        if (!sending && items.some((file) => known.has(file.id) && known.get(file.id) !== file.state)) {
          asking = false;
          settled();
          return;
        }
      } catch {
        // The connection is away: ask again later.
      }
      setTimeout(ask, Date.now() - started < 30_000 ? 1500 : 10_000);
    };
    setTimeout(ask, 1200);
  }
}

async function deliver(form, one) {
  const { file } = one;
  if (file.size < 1) throw refusal(form.dataset.empty);
  if (file.size > Number(form.dataset.maxBytes)) throw refusal(form.dataset.tooLarge);
  if (file.size > Number(form.dataset.formBytes)) return sendAgainOrAnew(form, one);
  if (one.before && !one.form) await withdraw(form, one.before.dataset.file);
  one.form ??= await opened(form, one);
  one.say(form.dataset.sending);
  let status = await post(one.form, file, one.progress);
  if (status === 403) {
    // The form is older than fifteen minutes: a fresh one.
    one.form = await renewed(form, one);
    status = await post(one.form, file, one.progress);
  }
  if (status >= 400 && status < 500) throw refusal(form.dataset.other);
  if (status < 200 || status >= 300) throw new Error(`storage answered ${status}`);
  // Storage tells the portal by an event, which may lag: asking for the file makes the portal look.
  if ("several" in form.dataset) await fetch(`${form.dataset.api}/${one.form.file_id}`);
}

// A file of the list that was announced, and never arrived, is the one chosen now, if name and size are the same.
function announced(list, file) {
  const waiting = [...list.children].filter((item) => item.dataset.state === "expected" && !item.dataset.taken);
  const name = file.name.normalize();
  const found = waiting.find(({ dataset }) => dataset.name === name && Number(dataset.size) === file.size);
  if (found) {
    found.dataset.taken = "yes";
    found.hidden = true;
  }
  return found;
}

async function sendAgainOrAnew(form, one) {
  if (one.before?.dataset.inParts !== undefined) one.form ??= { file_id: one.before.dataset.file };
  await sendInParts(form, one);
}

async function opened(form, one) {
  if (!("several" in form.dataset)) return call(form, form.dataset.api, undefined, "POST");
  const { file } = one;
  one.say(form.dataset.hashing);
  return call(form, form.dataset.api, { name: file.name, size_bytes: file.size, sha256: await digest(file) });
}

// An announced file has a form for itself; else any form does.
function renewed(form, one) {
  const address = "several" in form.dataset ? `${form.dataset.api}/${one.form.file_id}/form` : form.dataset.api;
  return call(form, address, undefined, "POST");
}

async function digest(file) {
  if (!globalThis.crypto?.subtle) return undefined;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withdraw(form, id) {
  return call(form, `${form.dataset.api}/${id}`, undefined, "DELETE");
}

function post(form, file, progress) {
  return new Promise((resolve, reject) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
    data.append("file", file);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener("load", () => resolve(request.status));
    request.addEventListener("error", () => reject(new Error("connection lost")));
    request.addEventListener("timeout", () => reject(new Error("connection too slow")));
    request.open("POST", form.url);
    request.send(data);
  });
}

function row(form, list, file) {
  const item = document.createElement("li");
  const name = Object.assign(document.createElement("bdi"), { textContent: file.name });
  const title = Object.assign(document.createElement("span"), { className: "file-name" });
  const state = Object.assign(document.createElement("span"), { className: "file-facts" });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  state.setAttribute("role", "status");
  bar.setAttribute("aria-label", file.name);
  title.append(name);
  item.append(title, state, bar);
  list.append(item);
  return {
    file,
    form: null,
    say: (words) => { item.querySelector(".field-error")?.remove(); item.querySelector(".buttons")?.remove(); delete item.dataset.failed; bar.hidden = false; state.textContent = words; },
    progress: (share) => { bar.value = share; state.textContent = `${form.dataset.sending} ${PERCENT.format(share)}`; },
    finish: () => { bar.value = 1; bar.hidden = true; state.textContent = form.dataset.arrived; },
    remove: () => item.remove(),
    fail: (sentence, again, remove, announced) => {
      item.querySelector(".field-error")?.remove();
      item.querySelector(".buttons")?.remove();
      item.dataset.failed = "yes";
      item.dataset.announced = announced ?? "";
      state.textContent = "";
      bar.hidden = true;
      const words = Object.assign(document.createElement("p"), { className: "field-error", textContent: sentence });
      words.setAttribute("role", "alert");
      const buttons = Object.assign(document.createElement("span"), { className: "buttons" });
      if (again) buttons.append(button(form.dataset.retry, again));
      buttons.append(button(form.dataset.remove, remove));
      item.append(buttons, words);
    },
  };
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet", textContent: words });
  made.addEventListener("click", act);
  return made;
}
