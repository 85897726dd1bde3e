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

// Changing the language keeps what was typed, in this tab only and only until the page is back.
const KEPT = "wasl.typed";
for (const link of document.querySelectorAll("[data-keep-typed]")) {
  link.addEventListener("click", () => {
    const fields = [...document.querySelectorAll("main input, main select, main textarea")]
      .filter((field) => field.id && !["hidden", "password", "file"].includes(field.type))
      .map((field) => [field.id, ["checkbox", "radio"].includes(field.type) ? field.checked : field.value]);
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, fields }));
  });
}
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
if (kept?.path === location.pathname) {
  for (const [id, value] of kept.fields) {
    const field = document.getElementById(id);
    if (!field) continue;
    if (typeof value === "boolean") field.checked = value;
    else if (value) field.value = value;
  }
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
