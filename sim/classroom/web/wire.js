// The wire between a page and its room: one stream of whole views that comes in, and what is asked for, going out.

const PATIENCE = 8000; // milliseconds for an answer
const SILENCE = 40000; // milliseconds without a sign of life, which the room gives every 15 seconds
const WAITS = [200, 700, 1500, 2500]; // milliseconds before each new try; the last one stays

// Ask for something. `status` is 0 where no answer came; `data` is an object, empty where the answer held none.
export async function post(path, body) {
  return request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export async function request(path, options) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const answer = await fetch(path, Object.assign({ signal: giveUp.signal, credentials: "same-origin" }, options));
    const data = await answer.json().catch(() => ({}));
    return { status: answer.status, data: data || {}, after: Number(answer.headers.get("Retry-After")) || 0 };
  } catch (error) {
    return { status: 0, data: {}, after: 0 };
  } finally {
    clearTimeout(timer);
  }
}

// Listen to the views of a path until `stop()`. `on` is told: view(view), lost() while there is no connection, moved()
// when a newer connection took over, gone() when whoever listens is not known here any more.
export function listen(path, on) {
  let source = null;
  let timer = 0;
  let alarm = 0;
  let tries = 0;
  let stopped = false;

  function open() {
    shut();
    if (stopped) return;
    source = new EventSource(path);
    heard();
    source.addEventListener("here", heard);
    source.onmessage = (message) => {
      tries = 0;
      heard();
      on.view(JSON.parse(message.data));
    };
    source.addEventListener("moved", () => {
      stop();
      on.moved();
    });
    source.onerror = () => {
      const refused = source.readyState === EventSource.CLOSED;
      shut();
      on.lost();
      timer = setTimeout(refused ? ask : open, WAITS[Math.min(tries++, WAITS.length - 1)]);
    };
  }

  // A stream that was refused does not say why; a plain question does.
  async function ask() {
    const giveUp = new AbortController();
    const status = await fetch(path, { signal: giveUp.signal, credentials: "same-origin" }).then((answer) => answer.status, () => 0);
    giveUp.abort();
    if (status === 401 || status === 403) {
      stop();
      on.gone();
    } else open();
  }

  // A connection may be dead without either end knowing.
  function heard() {
    clearTimeout(alarm);
    alarm = setTimeout(open, SILENCE);
  }

  function shut() {
    clearTimeout(timer);
    clearTimeout(alarm);
    if (source) source.close();
    source = null;
  }

  // A phone that slept may hold a connection that is long dead and does not know it.
  function wake() {
    if (document.visibilityState === "visible") open();
  }

  function dropped() {
    shut();
    on.lost();
    timer = setTimeout(open, WAITS[WAITS.length - 1]);
  }

  function stop() {
    stopped = true;
    shut();
    document.removeEventListener("visibilitychange", wake);
    window.removeEventListener("pageshow", again);
    window.removeEventListener("online", open);
    window.removeEventListener("offline", dropped);
  }

  function again(event) {
    if (event.persisted) open();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", again);
  window.addEventListener("online", open);
  window.addEventListener("offline", dropped);
  open();
  return stop;
}
