// Calls of the portal's API by its own pages. `form` carries the session's token, where there is one.

export async function call(form, address, body, method = body ? "POST" : "GET") {
  const headers = { ...ours(form), ...(body && { "Content-Type": "application/json" }) };
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  if (answer.status === 204) return null;
  const given = await answer.json();
  if (answer.ok) return given;
  const sentence = given.errors?.map((error) => error.detail).join(" ") || given.detail;
  throw Object.assign(refusal(sentence, answer.status >= 500), { code: given.code });
}

// What is told in words. `again`: it may be tried again as it is.
export function refusal(sentence, again = false) {
  return Object.assign(new Error(sentence), { sentence, final: !again });
}

function ours(form) {
  const { csrf } = form.dataset;
  return { "Accept-Language": document.documentElement.lang, ...(csrf && { "X-CSRF-Token": csrf }) };
}
