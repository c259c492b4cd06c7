// The last part of a link stays in the browser until a person sends it, with the code, by the form.
"use strict";
(() => {
  const field = document.getElementById("id_link");
  const part = location.hash.slice(1);
  if (!field || !part) return;
  field.value = part;
  document.querySelector("[data-link]").hidden = true;
  // Neither the address bar nor the history keeps it.
  history.replaceState(null, "", location.pathname);
  document.getElementById("id_code").focus();
})();
