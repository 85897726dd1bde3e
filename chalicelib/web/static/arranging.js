// Natures and order of files, changed in place. Without this script the same forms do it, one page each.
import { call } from "./calls.js";

const list = document.querySelector("[data-arranged]");
list?.addEventListener("change", ({ target }) => {
  const form = target.closest("[data-place]");
  if (form && target.matches("select")) change(form, { nature: target.value });
});
list?.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-place]");
  if (!form || event.submitter?.name !== "position") return;
  event.preventDefault();
  move(form, event.submitter);
});
list?.addEventListener("keydown", (event) => {
  const button = event.target.closest("[data-place] button[name=position]");
  const wanted = { ArrowUp: "[data-up]", ArrowDown: "[data-down]" }[event.key];
  if (!button || !wanted) return;
  event.preventDefault();
  move(button.form, button.form.querySelector(wanted));
});

async function move(form, button) {
  const rows = [...list.children].filter((one) => one.dataset.file); // one that failed has no place
  const row = form.closest("li");
  const from = rows.indexOf(row);
  const to = from + (button.matches("[data-up]") ? -1 : 1);
  if (to < 0 || to >= rows.length || !(await change(form, { position: to + 1 }))) return;
  rows[to][to < from ? "before" : "after"](row);
  [...list.children].filter((one) => one.dataset.file).forEach(number);
  button.focus();
  const name = row.querySelector(".file-name").textContent;
  document.querySelector("[data-told]").textContent = list.dataset.moved.replace("{name}", name).replace("{position}", to + 1);
}

function number(row, at, { length }) {
  const [up, down] = ["[data-up]", "[data-down]"].map((one) => row.querySelector(one));
  if (!up) return;
  up.value = at;
  down.value = at + 2;
  up.setAttribute("aria-disabled", at === 0);
  down.setAttribute("aria-disabled", at === length - 1);
}

async function change(form, body) {
  try {
    await call(form, form.dataset.place, body, "PUT");
    return true;
  } catch {
    location.assign(list.dataset.page); // as it now stands
    return false;
  }
}
