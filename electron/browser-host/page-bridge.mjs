// The browser host's side of the bridge in the page: served as a classic script before the app's own, so that
// `window.subtextHost` is there when the app starts. Plain JavaScript, since it is served as it stands.
(() => {
  const listeners = new Map();
  const events = new EventSource('/bridge/events');
  events.onmessage = ({ data }) => {
    const { event, payload } = JSON.parse(data);
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };

  const invoke = async (method, input) => {
    const answer = await fetch(`/bridge/invoke/${encodeURIComponent(method)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input }),
    });
    return answer.json();
  };

  const on = (event, listener) => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return () => known.delete(listener);
  };

  Object.defineProperty(window, 'subtextHost', { value: Object.freeze({ invoke, on }) });
})();
