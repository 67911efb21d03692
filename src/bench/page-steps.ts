/** What a bench does in a page, as texts that the browser evaluates. */

/**
 * Sums layout shift, from before the first paint, and keeps what a page puts off by a timer: it holds its
 * reader's hand up as much as what is done at once.
 */
export const WATCH = `new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.shift = (globalThis.shift ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true });
globalThis.later = [];
globalThis.setLater = window.setTimeout.bind(window);
window.setTimeout = (act, delay) => globalThis.setLater(() => {
  const start = performance.now();
  act();
  document.body.offsetHeight;
  globalThis.later.push(performance.now() - start);
}, delay);`;

export const LOADED = `(() => {
  const [{ domContentLoadedEventStart, domContentLoadedEventEnd, loadEventEnd }] = performance.getEntriesByType("navigation");
  return [domContentLoadedEventEnd - domContentLoadedEventStart, domContentLoadedEventEnd - loadEventEnd, globalThis.shift ?? 0, document.querySelectorAll("*").length];
})()`;

/**
 * Milliseconds of hovers, zooms, keys, letters typed, clusters chosen and periods drawn, each alone and with the
 * drawing that it asks for and a forced layout; of what is put off; and of frames of zooming and of panning.
 */
export const USED = `(async () => {
  const field = document.querySelector(".field.shown");
  const live = field.querySelector(".live");
  const box = live.getBoundingClientRect();
  const ask = requestAnimationFrame.bind(window);
  const frame = () => new Promise((resolve) => ask(resolve));
  const pause = (ms) => new Promise((resolve) => setLater(resolve, ms));
  const at = (x, y) => ({ clientX: box.left + x * box.width, clientY: box.top + y * box.height, bubbles: true, cancelable: true });
  // The drawing that an act asks for is done at once, so that it counts.
  const timed = (act) => {
    let draw = () => {};
    window.requestAnimationFrame = (callback) => { draw = callback; return 1; };
    const start = performance.now();
    act();
    const done = performance.now();
    draw(start);
    document.body.offsetHeight;
    window.requestAnimationFrame = ask;
    return [done - start, performance.now() - start];
  };
  const hover = [], zoom = [], keys = [], typing = [], legend = [], periods = [], frames = [], pans = [];
  const wheel = (deltaY) => live.dispatchEvent(new WheelEvent("wheel", { ...at(0.5, 0.5), deltaY }));
  const key = (key) => live.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const pointer = (type, node, place, buttons = 0) =>
    node.dispatchEvent(new PointerEvent(type, { ...place, pointerId: 1, pointerType: "mouse", isPrimary: true, buttons }));
  for (let i = 0; i < 100; i++) {
    hover.push(timed(() => pointer("pointermove", live, at(0.1 + ((i * 67) % 800) / 1000, 0.1 + ((i * 41) % 800) / 1000))));
    await frame();
  }
  live.focus();
  for (let i = 0; i < 60; i++) {
    zoom.push(timed(() => wheel(i % 40 < 20 ? -100 : 100)));
    await frame();
  }
  const run = async (into, act) => {
    let before = performance.now();
    for (let i = 0; i < 120; i++) { act(i); await frame(); const now = performance.now(); into.push(now - before); before = now; }
  };
  await run(frames, (i) => wheel(i % 40 < 20 ? -60 : 60));
  wheel(-600);
  await run(pans, (i) => key(i % 20 < 10 ? "ArrowLeft" : "ArrowRight"));
  key("0");
  await pause(300);
  globalThis.later.length = 0;
  for (let i = 0; i < 20; i++) { keys.push(timed(() => key(i % 5 < 4 ? "]" : "["))); await frame(); }
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  const input = field.querySelector(".tools input");
  const words = [...live.querySelectorAll(".labels text")].slice(0, 4).map((node) => node.textContent.slice(0, 4));
  for (const word of ["e", "an", ...words])
    for (let i = 0; i <= word.length; i++) {
      input.value = word.slice(0, (i + 1) % (word.length + 1));
      typing.push(timed(() => input.dispatchEvent(new Event("input", { bubbles: true }))));
      await pause(200);
    }
  const tables = globalThis.later.splice(0);
  for (const link of field.querySelectorAll(".legend a"))
    for (let i = 0; i < 2; i++) { legend.push(timed(() => link.click())); await frame(); }
  await pause(300);
  const volume = field.querySelector(".volume");
  if (volume !== null) {
    const { left, top, width } = volume.getBoundingClientRect();
    const place = (x) => ({ clientX: left + x * width, clientY: top + 5, bubbles: true });
    volume.setPointerCapture = () => {};
    const draw = (type, x) => periods.push(timed(() => pointer(type, volume, place(x), 1)));
    globalThis.later.length = 0;
    draw("pointerdown", 0.2);
    for (let i = 1; i <= 20; i++) { draw("pointermove", 0.2 + i / 40); await frame(); }
    draw("pointerup", 0.7);
    await pause(1500);
  }
  const whole = (values) => values.map((value) => [value]);
  const later = whole([...tables, ...globalThis.later]);
  return { hover, zoom, keys, typing, legend, periods, later, frames: whole(frames), pans: whole(pans) };
})()`;
