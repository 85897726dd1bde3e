// Shows the number and the receipt as soon as they are there.

const panel = document.querySelector("[data-progress]");
if (panel) {
  const started = Date.now();
  const ask = async () => {
    try {
      const answer = await fetch(panel.dataset.progress);
      const { state, receipt } = await answer.json();
      if (answer.ok && (state !== panel.dataset.state || (receipt && panel.dataset.receipt === "no"))) await refresh();
    } catch {
      // The connection is away: ask again later.
    }
    if (panel.isConnected && panel.dataset.progress) setTimeout(ask, Date.now() - started < 60_000 ? 1500 : 15_000);
  };
  setTimeout(ask, 1000);
}

// The page itself is the one template: its new panel takes the place of the old one, and nothing jumps.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = fresh.querySelector("main");
  const now = main.querySelector("[aria-live]");
  if (!now) return location.reload();
  const rejected = now.querySelector(".panel-danger");
  document.title = fresh.title;
  if (rejected) return location.reload();
  panel.replaceChildren(...now.childNodes);
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const newer = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
    if (newer) part.replaceChildren(...newer.childNodes);
  }
  for (const name of ["progress", "state", "receipt"]) {
    if (now.dataset[name] === undefined) delete panel.dataset[name];
    else panel.dataset[name] = now.dataset[name];
  }
  for (const print of panel.querySelectorAll("[data-print]")) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
}
