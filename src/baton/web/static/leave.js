// Leaving fast: the sitting is ended, and the page is replaced, so that "back" does not lead to it.
"use strict";
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
    fetch(link.dataset.leave, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    document.body.hidden = true;
    location.replace(link.href);
  });
}
