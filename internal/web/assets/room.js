"use strict";
// Pages work without this. It joins a statement and its note in the margin when
// the pointer or the keyboard is on one of them, leads to the part of a long
// report that has a statement, and gives the search a key.
(() => {
  const marks = (id) => document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`);
  const light = (ids, on) => {
    for (const id of ids) for (const el of marks(id)) el.classList.toggle("lit", on);
  };
  const text = document.querySelector("article.text");
  if (text) {
    for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
      const at = (on) => (e) => {
        const el = e.target.closest("[data-s]");
        if (el) light(el.dataset.s.split(" ").slice(-1), on);
      };
      text.addEventListener(enter, at(true));
      text.addEventListener(leave, at(false));
    }
    text.addEventListener("click", (e) => {
      const mark = e.target.closest("mark[data-s]");
      if (!mark || String(getSelection())) return;
      const ids = mark.dataset.s.split(" ");
      const note = document.querySelector(`.note[data-s="${CSS.escape(ids[ids.length - 1])}"]`);
      if (!note) return;
      note.querySelector("details").open = true;
      note.scrollIntoView({ block: "nearest" });
    });
  }
  // A statement that another page of a long report has.
  if (/^#s\d+$/.test(location.hash) && document.querySelector(".parts") && !document.getElementById(location.hash.slice(1))) {
    location.replace(location.pathname + "/" + location.hash.slice(1));
  }
  document.addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
    const box = document.querySelector('input[type="search"]');
    if (box) {
      e.preventDefault();
      box.focus();
      box.select();
    }
  });
})();
