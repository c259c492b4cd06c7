// What every page does for drafts: a note that is saved needs no draft any more, and neither does who signs out.
"use strict";
(() => {
  const PREFIX = "baton-draft:";
  const WEEK = 7 * 24 * 60 * 60 * 1000;

  function each(act) {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) act(key);
  }

  function isOld(key) {
    try {
      return Date.now() - JSON.parse(localStorage.getItem(key)).at > WEEK;
    } catch {
      return true;
    }
  }

  try {
    for (const saved of document.querySelectorAll("[data-saved]")) localStorage.removeItem(PREFIX + saved.dataset.saved);
    each((key) => { if (isOld(key)) localStorage.removeItem(key); });
    for (const form of document.querySelectorAll("form[data-leaves]")) {
      form.addEventListener("submit", () => each((key) => localStorage.removeItem(key)));
    }
  } catch {
    // A browser without storage keeps no drafts.
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
