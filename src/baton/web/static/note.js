// The note page: a draft that outlives the page, marks that follow the words, an answer a moment after each change.
"use strict";
(() => {
  const form = document.getElementById("note");
  const text = document.getElementById("id_text");
  const check = document.getElementById("check");
  const kept = document.getElementById("kept");
  const alarm = () => document.querySelector(".takeover");
  const KEY = "baton-draft:" + form.dataset.draft;
  const LEFT_OUT = new Set(["csrfmiddlewaretoken", "key", "check"]);
  const PAUSE = 350;
  let timer = 0;
  let alarmed = Boolean(alarm());

  // The draft: every field that a person fills, so that reviews and answers come back with the words.
  function keep() {
    const fields = [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && value !== "");
    try {
      if (text.value.trim()) localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), fields }));
      else localStorage.removeItem(KEY);
      kept.textContent = text.value.trim() ? "Kept on this device as you type." : "";
    } catch {
      kept.textContent = "This browser keeps no draft. Save before you leave the page.";
    }
  }

  function restore() {
    let draft = null;
    try {
      draft = JSON.parse(localStorage.getItem(KEY));
    } catch {
      return;
    }
    if (!draft || text.value.trim()) return;
    for (const [name, value] of draft.fields) {
      const field = form.elements[name];
      if (field && "value" in field && field.type !== "select-multiple" && name !== "added") field.value = value;
      else form.append(hidden(name, value));
    }
    kept.textContent = "Your draft is back.";
    paint([]);
    ask();
  }

  function hidden(name, value) {
    return Object.assign(document.createElement("input"), { type: "hidden", name, value, className: "brought-back" });
  }

  // Marks: what the server found in the words it read, moved along with what was typed since.
  let read = { text: text.value, marks: found() };

  function layer() { return document.getElementById("marks"); }

  function found() {
    const marks = [];
    let at = 0;
    for (const node of layer().childNodes) {
      const long = node.textContent.length;
      if (node.nodeType === Node.ELEMENT_NODE) marks.push({ start: at, end: at + long, look: node.className, n: node.dataset.n });
      at += long;
    }
    return marks;
  }

  function moved(marks, before, after) {
    const least = Math.min(before.length, after.length);
    let head = 0;
    while (head < least && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const by = after.length - before.length;
    return marks.flatMap((mark) => {
      if (mark.end <= head) return [mark];
      if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + by, end: mark.end + by }];
      return [];
    });
  }

  function paint(marks) {
    const nodes = [];
    let at = 0;
    for (const mark of marks) {
      nodes.push(text.value.slice(at, mark.start));
      const drawn = document.createElement("mark");
      drawn.className = mark.look;
      drawn.dataset.n = mark.n;
      drawn.textContent = text.value.slice(mark.start, mark.end);
      nodes.push(drawn);
      at = mark.end;
    }
    nodes.push(text.value.slice(at) + "\u200b");
    layer().replaceChildren(...nodes);
    layer().setAttribute("aria-hidden", "true");
  }

  function ask() {
    clearTimeout(timer);
    timer = setTimeout(() => htmx.trigger(check, "note:changed"), PAUSE);
  }

  let sent = text.value;
  document.body.addEventListener("htmx:config:request", () => { sent = text.value; });
  document.body.addEventListener("htmx:after:swap", () => {
    for (const field of form.querySelectorAll(".brought-back")) field.remove();
    // What was chosen to add stands above as a tick now; morphing would keep it chosen here as well.
    document.getElementById("added").value = "";
    read = { text: sent, marks: found() };
    paint(moved(read.marks, read.text, text.value));
    if (alarm() && !alarmed) alarm().scrollIntoView({ block: "start" });
    alarmed = Boolean(alarm());
  });
  const lost = () => {
    kept.textContent = "No connection. Your words are kept on this device. In danger, do not wait for this page: call.";
  };
  document.body.addEventListener("htmx:error", lost);
  document.body.addEventListener("htmx:response:error", lost);

  text.addEventListener("input", () => {
    paint(moved(read.marks, read.text, text.value));
    keep();
    ask();
  });
  form.addEventListener("change", (event) => {
    if (event.target === text) return;
    keep();
    ask();
  });
  form.addEventListener("submit", keep);

  form.classList.add("live");
  paint(read.marks);
  restore();
})();
