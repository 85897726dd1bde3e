// Keeps the timeline up to date while the letter is on its way to the register.

const shown = document.querySelector("[data-moving]");
let pauses = 0;
const ask = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = fresh.querySelector("[data-moving]");
    if (!now) return location.reload();
    if (now.innerHTML !== shown.innerHTML) shown.replaceChildren(...now.childNodes);
  } catch {
    // The connection is away: ask again later.
  }
  pauses += 1;
  setTimeout(ask, pauses < 20 ? 3000 : 30_000);
};
if (shown) setTimeout(ask, 3000);
