// What `dev` puts into a page that it sends: the page is loaded anew after a build, and says what is wrong.
(() => {
  const { build, events } = document.currentScript.dataset;
  let box = null;

  function show(faults) {
    box?.remove();
    if (faults.length === 0) return;
    box = document.createElement("section");
    box.setAttribute("role", "alert");
    box.className = "dev-faults";
    // The pages' policy lets a script set styles, and no attribute.
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;padding:1rem;" +
      "background:#3d0c0c;color:#fff;font:14px/1.5 ui-monospace,monospace;border-top:3px solid #ff8a80";
    const head = document.createElement("strong");
    head.textContent = "The study cannot be built; its site stays as it was.";
    const lines = document.createElement("pre");
    lines.style.cssText =
      "margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit";
    lines.textContent = faults.join("\n");
    box.append(head, lines);
    document.body.append(box);
  }

  addEventListener("DOMContentLoaded", () => {
    new EventSource(events).addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      if (state.build === build) show(state.faults);
      else location.reload();
    });
  });
})();
