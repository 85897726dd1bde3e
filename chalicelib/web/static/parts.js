// Sends a large file in parts, several at once, each signed with its SHA-256. What storage holds is not sent again: after
// a cut, a reload or an expired request it goes on from there.
import { call, refusal } from "./calls.js";

const AT_ONCE = 3;
const TRIES = 6;
const ROUNDS = 3;
const GONE = "gone";

export async function sendInParts(form, one) {
  one.say(form.dataset.hashing);
  one.form ??= await call(form, form.dataset.parts, { name: one.file.name, size_bytes: one.file.size });
  const here = `${form.dataset.api}/${one.form.file_id}`;
  let digests;
  try {
    for (let round = 1; ; round += 1) {
      try {
        const plan = await call(form, `${here}/resumption`, undefined, "POST");
        digests ??= read(form, one.file, plan);
        await sendLacking(form, here, one, plan, digests);
        await call(form, `${here}/completion`, { sha256: await digests.whole });
        return;
      } catch (problem) {
        if (problem.code === "files.already_uploaded") return;
        if (round === ROUNDS || ![GONE, "files.parts_lacking"].includes(problem.code)) throw problem;
      }
    }
  } finally {
    digests?.stop();
  }
}

// The digest of each part, as the worker comes to it, and of the whole.
function read(form, file, plan) {
  const worker = new Worker(new URL("./hashing.js", import.meta.url));
  const parts = Array.from({ length: plan.part_count + 1 }, later);
  const whole = later();
  const fail = () => [...parts, whole].forEach((one) => one.reject(refusal(form.dataset.unreadable)));
  worker.addEventListener("error", fail);
  worker.addEventListener("message", ({ data }) => {
    if (data.unreadable) fail();
    else if (data.whole) whole.resolve(data.whole);
    else parts[data.number].resolve(data.sha256);
  });
  worker.postMessage({ file, partBytes: plan.part_bytes });
  return { of: (number) => parts[number].promise, whole: whole.promise, stop: () => worker.terminate() };
}

function later() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {}); // whoever waits for it is told; nobody may be waiting
  return made;
}

async function sendLacking(form, here, one, plan, digests) {
  const held = new Map(plan.held.map((part) => [part.number, part.sha256]));
  const loaded = new Array(plan.part_count + 1).fill(0);
  const numbers = Array.from({ length: plan.part_count }, (_, at) => at + 1);
  const stop = new AbortController();
  const tell = (number, bytes) => {
    loaded[number] = bytes;
    one.progress(loaded.reduce((sum, part) => sum + part) / one.file.size);
  };
  const sendNext = async () => {
    while (numbers.length && !stop.signal.aborted) {
      const number = numbers.shift();
      const part = one.file.slice((number - 1) * plan.part_bytes, number * plan.part_bytes);
      const sha256 = await digests.of(number);
      if (held.get(number) !== sha256) {
        await send(form, here, one, { number, sha256 }, part, (bytes) => tell(number, bytes), stop.signal);
      }
      tell(number, part.size);
    }
  };
  const failed = (problem) => { stop.abort(); throw problem; };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => sendNext().catch(failed)));
  const problem = ended.find(({ reason }) => reason && !reason.stopped)?.reason;
  if (problem) throw problem;
}

async function send(form, here, one, declared, part, progress, signal) {
  for (let attempt = 1; ; attempt += 1) {
    let status = 0;
    try {
      const { items: [signed] } = await call(form, `${here}/parts`, { parts: [declared] });
      status = await put(signed, part, progress, signal);
    } catch (problem) {
      if (problem.final || problem.stopped) throw problem;
    }
    if (status >= 200 && status < 300) return;
    if (status === 404) throw Object.assign(new Error("no longer gathered"), { code: GONE });
    if (attempt === TRIES) throw status === 400 ? refusal(form.dataset.other) : new Error(`storage answered ${status}`);
    // 403: the request has expired, and a fresh one is at hand. Else the connection, or storage, is given time.
    if (status !== 403) await pause(form, one, 1000 * 2 ** (attempt - 1));
  }
}

function put(signed, part, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stopped = () => { request.abort(); reject(Object.assign(new Error("stopped"), { stopped: true })); };
    if (signal.aborted) { stopped(); return; }
    signal.addEventListener("abort", stopped);
    request.upload.addEventListener("progress", (event) => progress(event.loaded));
    request.addEventListener("load", () => resolve(request.status));
    request.addEventListener("error", () => reject(new Error("connection lost")));
    request.open("PUT", signed.url);
    for (const [name, value] of Object.entries(signed.headers)) request.setRequestHeader(name, value);
    request.send(part);
  });
}

function pause(form, one, milliseconds) {
  if (navigator.onLine) return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  one.say(form.dataset.offline);
  return new Promise((resolve) => { addEventListener("online", resolve, { once: true }); });
}
