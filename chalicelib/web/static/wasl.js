// What every page gains from script. Everything works without it.

for (const summary of document.querySelectorAll("[data-focus]")) summary.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    // The person may close the share sheet: that rejects, and is no error.
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

for (const zone of document.querySelectorAll("[data-file-field]")) {
  const input = zone.querySelector("input[type=file]");
  const names = zone.querySelector("[data-file-names]");
  const none = names.textContent;
  const drop = zone.querySelector(".file-drop");
  const show = () => {
    names.replaceChildren();
    for (const file of input.files) {
      const name = document.createElement("bdi");
      name.textContent = file.name;
      names.append(names.childNodes.length ? " · " : "", name);
    }
    if (!input.files.length) names.textContent = none;
  };
  input.addEventListener("change", show);
  show();
  for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    drop.addEventListener(event, () => drop.classList.toggle("over", over));
  }
}

// A second press while the first answer is on its way would send the form twice.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A form's answer stands at the form's page: reloading it, sharing its address or changing the language leads there.
const { here, agent } = document.body.dataset;
if (here) history.replaceState(null, "", here);

// Changing the language keeps what was typed, in this tab only and only until the page is back.
const KEPT = "wasl.typed";
for (const link of document.querySelectorAll("[data-keep-typed]")) link.addEventListener("click", () => keep(KEPT, typed()));
const kept = taken(KEPT);
if (kept?.path === location.pathname) restore(kept);

// What an agent sent when the session was over comes back with its page: in this tab, to the same agent, once.
const SENT = "wasl.sent";
const over = document.querySelector("[data-over]");
if (agent) {
  const sent = taken(SENT);
  if (sent?.over && sent.agent === agent && sent.path === location.pathname) restore(sent);
  addEventListener("submit", ({ target }) => { if (target.closest("main")) keep(SENT, { ...typed(), agent }); });
} else if (over) {
  const sent = taken(SENT);
  if (sent) keep(SENT, { ...sent, over: true });
  over.hidden = !sent;
}

function typed() {
  const fields = [...document.querySelectorAll("main input, main select, main textarea")]
    .filter((field) => field.id && !["hidden", "password", "file"].includes(field.type))
    .map((field) => [field.id, ["checkbox", "radio"].includes(field.type) ? field.checked : field.value]);
  return { path: location.pathname, fields };
}

function restore({ fields }) {
  for (const [id, value] of fields) {
    const field = document.getElementById(id);
    if (!field) continue;
    if (typeof value === "boolean") field.checked = value;
    else if (value) field.value = value;
  }
}

function keep(name, what) {
  sessionStorage.setItem(name, JSON.stringify(what));
}

function taken(name) {
  const held = JSON.parse(sessionStorage.getItem(name) ?? "null");
  sessionStorage.removeItem(name);
  return held;
}

// Lists of work: j/k and arrows between rows (their first link), ? shows the shortcuts.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
  if (event.key === "?") document.getElementById("shortcuts")?.showModal();
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const links = [...document.querySelectorAll("[data-list] [data-row] a[href]:first-of-type")];
  if (!step || !links.length) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
});
